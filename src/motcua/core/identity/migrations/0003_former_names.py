import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What a unit was called before."""

    dependencies = [
        ("identity", "0002_one_holding_at_a_time"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("short_name", models.CharField(max_length=60)),
                ("until", models.DateField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="former_names", to="identity.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["until"],
                "constraints": [models.UniqueConstraint(fields=("unit", "until"), name="one_name_a_day")],
            },
        ),
    ]
