from django.db import migrations, models


class Migration(migrations.Migration):
    """A national total that is corrected stays to be read: the newest of each kind counts."""

    dependencies = [("index", "0005_kept_figures")]

    operations = [
        migrations.RemoveConstraint(model_name="nationaltotal", name="one_national_total"),
        migrations.AddIndex(
            model_name="nationaltotal",
            index=models.Index(fields=["period", "unit", "kind", "-entered_at", "-id"], name="national_total_newest"),
        ),
    ]
