from django.db import migrations, models


class Migration(migrations.Migration):
    """Lists of everything begin with the newest and end after a page, however much lies behind it."""

    dependencies = [("dossiers", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["-submitted_at", "-id"], name="dossier_newest"),
        ),
    ]
