"""Each table's trigger compares its own columns: as documents of JSON they took half the time of a whole move."""

from importlib import import_module

from django.db import migrations

_NAME = "motcua.core.index.migrations."
_MORE = import_module(_NAME + "0009_watch_what_systems_leave_out")._MORE
WATCHED = import_module(_NAME + "0005_kept_figures").WATCHED | {"dossiers_dossierfact": ("competent_unit_id", _MORE)}

# No dossier counts before its acceptance: most moves end there, and pay for one look.
_SOONER = {"dossiers_dossierfact": " OR least(OLD.accepted_at, NEW.accepted_at) > reach"}

# Of a new row there is no OLD, of a deleted one no NEW: their columns are NULL, which LEAST passes over. A transaction
# that reads an older snapshot (REPEATABLE READ) may not see the newest kept period: it notes everything.
_FUNCTION = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched timestamptz;
    reach timestamptz := 'infinity';
BEGIN
    IF current_setting('transaction_isolation') = 'read committed' THEN
        SELECT max(at) INTO reach FROM index_keptperiod;
        IF reach IS NULL{sooner} THEN
            RETURN NULL;
        END IF;
    END IF;
    touched := least({moments});
    IF touched IS NULL OR touched > reach THEN
        RETURN NULL;
    END IF;
    INSERT INTO index_revision (unit_id, since, transaction)
    SELECT DISTINCT unit, touched, pg_current_xact_id() FROM (VALUES (OLD.{unit}), (NEW.{unit})) AS either (unit)
    WHERE unit IS NOT NULL AND NOT EXISTS (
        SELECT FROM index_revision AS noted
        WHERE noted.transaction = pg_current_xact_id() AND noted.unit_id = unit AND noted.since <= touched
    );
    RETURN NULL;
END $$;
"""
_TRIGGER = """
CREATE OR REPLACE TRIGGER note_revision AFTER INSERT OR UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {name}();
"""


def _touched(moment: str, columns: list[str]) -> str:
    old, new = (", ".join(f"{row}.{column}" for column in (moment, *columns)) for row in ("OLD", "NEW"))
    earlier = f"least(OLD.{moment}::timestamptz, NEW.{moment}::timestamptz)"
    return f"CASE WHEN ({old}) IS DISTINCT FROM ({new}) THEN {earlier} END"


def _watching(table: str) -> migrations.RunSQL:
    unit, watched = WATCHED[table]
    name = f"index_note_{table}"
    moments = ",\n        ".join(_touched(moment, columns) for moment, columns in watched.items())
    function = _FUNCTION.format(name=name, moments=moments, unit=unit, sooner=_SOONER.get(table, ""))
    return migrations.RunSQL(function + _TRIGGER.format(table=table, name=name))


class Migration(migrations.Migration):
    dependencies = [("index", "0009_watch_what_systems_leave_out")]

    operations = [
        *map(_watching, WATCHED),
        migrations.RunSQL("DROP FUNCTION index_note_revision()"),
    ]
