"""A contest names the dossier as its fact does, so that one of another system can be contested; what there is stays."""

from django.db import migrations, models

OPEN = models.Q(state="open")
# The code as the dossier has it: until now only our own could be contested.
FILL = """
    UPDATE index_contest SET code = dossier.code FROM dossiers_dossier AS dossier
    WHERE dossier.id = index_contest.dossier_id
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0006_fact_sources"), ("index", "0003_issued_reports")]

    operations = [
        migrations.RemoveConstraint(model_name="contest", name="one_open_contest"),
        migrations.AlterField(model_name="contest", name="dossier", field=models.UUIDField()),
        migrations.RenameField(model_name="contest", old_name="dossier", new_name="dossier_id"),
        migrations.AddField(model_name="contest", name="code", field=models.CharField(default="", max_length=40)),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField(model_name="contest", name="code", field=models.CharField(max_length=40)),
        migrations.AddConstraint(
            model_name="contest",
            constraint=models.UniqueConstraint(
                fields=["dossier_id", "counts"], condition=OPEN, name="one_open_contest"
            ),
        ),
        migrations.AddIndex(
            model_name="contest",
            index=models.Index(fields=["dossier_id", "-opened_at"], name="contest_dossier"),
        ),
    ]
