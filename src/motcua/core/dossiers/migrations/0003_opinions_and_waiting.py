import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Who is asked for an opinion, and who waits at the counter."""

    dependencies = [
        ("catalogue", "0003_never_edited"),
        ("documents", "0001_initial"),
        ("dossiers", "0002_newest_first"),
        ("identity", "0003_former_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consultation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(blank=True, max_length=40)),
                ("question", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(help_text="in working time of the unit that is asked")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["asked_at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="dossier",
            name="asked_units",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(),
                help_text="units that have been asked for an opinion and have not answered; null, never empty, when none",
                null=True,
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="dossier",
            name="waits_at_counter",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="somebody sits there: on the day of reception it goes before all else",
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("asked_units__isnull", False)), fields=["asked_units"], name="dossier_asked"
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="identity.officer",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.officer"
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="asking_unit",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.unit"),
        ),
        migrations.AddField(
            model_name="consultation",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="consultations", to="dossiers.dossier"
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="unit",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.unit"),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None)), fields=("dossier", "unit"), name="one_open_question_a_unit"
            ),
        ),
    ]
