"""Whether its system tells of a thing at all changes how a dossier counts: whoever changes that is noted, too."""

import json
from importlib import import_module

from django.db import migrations

_KEPT = import_module("motcua.core.index.migrations.0005_kept_figures")
_TABLE = "dossiers_dossierfact"
_UNIT, _MOMENTS = _KEPT.WATCHED[_TABLE]
_MORE = _MOMENTS | {"accepted_at": [*_MOMENTS["accepted_at"], "tells_payments", "tells_exchange"]}


def _watching(moments: dict[str, list[str]]) -> str:
    return (
        f"CREATE OR REPLACE TRIGGER note_revision AFTER INSERT OR UPDATE OR DELETE ON {_TABLE} "
        f"FOR EACH ROW EXECUTE FUNCTION index_note_revision('{_UNIT}', '{json.dumps(moments)}')"
    )


class Migration(migrations.Migration):
    dependencies = [("index", "0006_totals_are_kept"), ("dossiers", "0008_what_systems_tell")]

    operations = [migrations.RunSQL(_watching(_MORE), _watching(_MOMENTS))]
