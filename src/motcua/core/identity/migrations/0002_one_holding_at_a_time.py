import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0001_initial"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="roleholding",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("officer", "="),
                    ("unit", "="),
                    ("role", "="),
                    (
                        models.Func(
                            "valid_from",
                            "valid_to",
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="one_holding_at_a_time",
            ),
        ),
    ]
