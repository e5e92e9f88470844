"""Of which things a system may tell nothing at all, so that what it never says is not taken for a no."""

from django.db import migrations, models

TOLD = {
    "tells_scans": "its system tells what was digitised",
    "tells_reuse": "its system tells what was used again",
    "tells_store": "its system tells what a store gave",
    "tells_results": "its system tells of digital results",
    "tells_identity": "its system tells who is verified",
}


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0009_find_what_lived")]

    operations = [
        migrations.AddField("dossierfact", name, models.BooleanField(default=True, db_default=True, help_text=said))
        for name, said in TOLD.items()
    ]
