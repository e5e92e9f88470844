"""What a petition is about is counted too: who sorts one anew changes a month that is over."""

from importlib import import_module

from django.db import migrations

_NOTE = import_module("motcua.core.index.migrations.0010_note_by_columns")
_TABLE = "feedback_petitionfact"
_UNIT, _MOMENTS = _NOTE.WATCHED[_TABLE]


def _function(moments: dict[str, list[str]]) -> str:
    touched = ",\n        ".join(_NOTE._touched(moment, columns) for moment, columns in moments.items())
    name = f"index_note_{_TABLE}"
    text: str = _NOTE._FUNCTION.format(name=name, moments=touched, unit=_UNIT, sooner="")
    return text.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = [("index", "0010_note_by_columns")]

    operations = [
        migrations.RunSQL(
            _function(_MOMENTS | {"first_received_at": [*_MOMENTS["first_received_at"], "kind"]}),
            _function(_MOMENTS),
        )
    ]
