import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Who carries on the work of a unit that has ended."""

    dependencies = [
        ("identity", "0003_former_names"),
    ]

    operations = [
        migrations.AddField(
            model_name="unit",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                help_text="who carries its work on once it has ended; without one, the unit it last stood below",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="predecessors",
                to="identity.unit",
            ),
        ),
    ]
