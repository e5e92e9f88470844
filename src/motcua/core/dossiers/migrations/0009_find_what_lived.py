"""Indexes by which what lived in a period is found, however many years lie before it."""

from datetime import UTC, datetime

from django.db import migrations, models
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0008_what_systems_tell")]

    operations = [
        migrations.RemoveIndex("dossierfact", "fact_unit_life"),
        migrations.AddIndex(
            "dossierfact",
            models.Index(
                models.F("competent_unit_id"),
                Coalesce("finished_at", models.Value(datetime(9000, 1, 1, tzinfo=UTC))),
                models.F("accepted_at"),
                name="fact_unit_living",
            ),
        ),
        migrations.AddIndex(
            "dossierfact",
            models.Index(fields=["competent_unit_id", "accepted_at"], name="fact_unit_accepted"),
        ),
    ]
