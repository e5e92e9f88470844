"""More that changes how a dossier counts: whoever changes it is noted, too."""

from importlib import import_module

from django.db import migrations

_TOLD = import_module("motcua.core.dossiers.migrations.0010_what_systems_leave_out").TOLD
_BEFORE = import_module("motcua.core.index.migrations.0007_watch_what_systems_tell")
_MORE = _BEFORE._MORE | {"accepted_at": [*_BEFORE._MORE["accepted_at"], *_TOLD]}


class Migration(migrations.Migration):
    dependencies = [("index", "0008_note_a_unit_once"), ("dossiers", "0010_what_systems_leave_out")]

    operations = [migrations.RunSQL(_BEFORE._watching(_MORE), _BEFORE._watching(_BEFORE._MORE))]
