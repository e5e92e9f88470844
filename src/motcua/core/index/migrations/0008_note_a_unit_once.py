"""A transaction notes a unit once, and again only where it reaches further back: imports have many rows of few units."""

from importlib import import_module

from django.db import migrations, models

_NOTE: str = import_module("motcua.core.index.migrations.0005_kept_figures").NOTE
_EACH = "AS either (unit) WHERE unit IS NOT NULL;"
_ONCE = """AS either (unit) WHERE unit IS NOT NULL AND NOT EXISTS (
            SELECT FROM index_revision AS noted
            WHERE noted.transaction = pg_current_xact_id() AND noted.unit_id = unit::bigint AND noted.since <= touched
        );"""


def _noting(how: str) -> str:
    return _NOTE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").replace(_EACH, how)


class Migration(migrations.Migration):
    dependencies = [("index", "0007_watch_what_systems_tell")]

    operations = [
        migrations.AddIndex(
            "revision", models.Index(fields=["transaction", "unit_id"], name="revision_of_unit")
        ),
        migrations.RunSQL(_noting(_ONCE), _noting(_EACH)),
    ]
