"""Of which things a fact's system tells at all, so that what it never says is not taken for a no."""

from django.db import migrations, models

# What was imported before: who told that something happened tells of it.
FILL = """
    UPDATE dossiers_dossierfact AS fact
    SET tells_payments = paid_at IS NOT NULL, tells_exchange = synced_at IS NOT NULL
    WHERE paid_at IS NOT NULL OR synced_at IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0007_result_prints")]

    operations = [
        migrations.AddField(
            "dossierfact",
            "tells_exchange",
            models.BooleanField(default=False, db_default=False, help_text="its system tells of the national exchange"),
        ),
        migrations.AddField(
            "dossierfact",
            "tells_payments",
            models.BooleanField(default=False, db_default=False, help_text="its system tells of payments: none is then no"),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RemoveIndex("dossierfact", "fact_synced"),
        migrations.RemoveIndex("dossierfact", "fact_paid"),
        migrations.AddIndex(
            "dossierfact",
            models.Index(condition=models.Q(tells_exchange=True), fields=["accepted_at"], name="fact_tells_exchange"),
        ),
        migrations.AddIndex(
            "dossierfact",
            models.Index(condition=models.Q(tells_payments=True), fields=["accepted_at"], name="fact_tells_payments"),
        ),
    ]
