"""A great many plausible dossiers, as the facts alone: made by the database itself, so that ten million take minutes.

A year of arrivals, spread over units and procedures as cities know them: few have many, many have few. What is
made here is checked against the fold of real events by a test: a fact that could not have come about has no place.
"""

from collections.abc import Sequence

from django.db import connection

_MAKE = """
INSERT INTO dossiers_dossierfact (
    dossier_id, code, source, procedure_code, procedure_version_id, sector_code, service_level, essential,
    returns_document, receiving_unit_id, competent_unit_id, returning_unit_id, way, channel, applicant_kind,
    identity_verified, state, submitted_at, first_answer_at, accepted_at, first_due_at, due_at, promises, limit_amount,
    limit_unit, supplements, last_supplement_at, pauses, finished_at, outcome, returned_at, return_way, components,
    components_digital, components_reused, components_register, has_fee, result_signed, result_print, result_bytes,
    worked_minutes, late_from,
    digitised_at, reused_at, shared_at, electronic_result_at, rated_at, unhappy_at, touched_units, event_sequence
)
SELECT
    gen_random_uuid(), 'B-' || n, 'motcua', 'P' || procedure, 1, 'S' || procedure %% 20, 'full', false,
    procedure %% 10 <> 0, unit, unit, unit,
    CASE WHEN online THEN 'self_afar' ELSE 'direct' END, CASE WHEN online THEN 2 ELSE 1 END, 'person',
    online, CASE WHEN finished_at IS NULL THEN 4 ELSE 10 END, accepted_at - interval '2 hours', accepted_at,
    accepted_at, due_at, due_at, '[]', 5, 'working_days', twice::int * 2,
    CASE WHEN twice THEN accepted_at + interval '1 day' END, '[]', finished_at,
    CASE WHEN finished_at IS NULL THEN '' ELSE 'done' END, finished_at, '', 2,
    CASE WHEN digital THEN 2 ELSE 0 END, CASE WHEN reused THEN 1 ELSE 0 END, 0, procedure %% 3 = 0, false,
    CASE WHEN finished_at IS NOT NULL THEN hashint8extended(n, 0) END,
    CASE WHEN finished_at IS NOT NULL THEN 60000 END, CASE WHEN finished_at IS NOT NULL THEN 1200 END,
    CASE WHEN twice THEN least(due_at, accepted_at + interval '1 day')
         WHEN finished_at <= due_at THEN NULL ELSE due_at END,
    CASE WHEN digital THEN accepted_at END, CASE WHEN reused THEN accepted_at END,
    CASE WHEN reused THEN accepted_at END, CASE WHEN digital THEN finished_at END,
    CASE WHEN rated THEN finished_at END, CASE WHEN rated AND luck < 0.004 THEN finished_at END,
    ARRAY[unit], 6
FROM (
    SELECT
        n, procedure, luck, online, digital, reused, rated, twice, accepted_at, due_at,
        (%(units)s::bigint[])[unit_number] AS unit,
        CASE WHEN accepted_at + took < %(now)s::timestamptz THEN accepted_at + took END AS finished_at
    FROM (
        SELECT
            n, 1 + floor(power(random(), 2) * %(procedures)s)::int AS procedure,
            1 + floor(power(random(), 1.7) * cardinality(%(units)s::bigint[]))::int AS unit_number,
            random() AS luck, random() < 0.6 AS online, random() < 0.7 AS digital, random() < 0.1 AS reused,
            random() < 0.2 AS rated, random() < 0.01 AS twice,
            %(now)s::timestamptz - interval '1 year' * (1 - n / %(count)s::float8) AS accepted_at,
            %(now)s::timestamptz - interval '1 year' * (1 - n / %(count)s::float8) + interval '7 days' AS due_at,
            interval '1 day' * (1 + random() * 6.2) AS took
        FROM generate_series(1, %(count)s) AS n
    ) AS drawn
) AS made
"""


def make_facts(count: int, units: Sequence[int], *, procedures: int = 200, now: str = "2024-09-13 08:00+07") -> None:
    """`count` dossiers over the year before `now`, decided by `units`; then the planner is told."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.766)")
        cursor.execute("ALTER TABLE dossiers_dossierfact DISABLE TRIGGER note_revision")  # nothing is kept yet
        cursor.execute(_MAKE, {"count": count, "units": list(units), "procedures": procedures, "now": now})
        cursor.execute("ALTER TABLE dossiers_dossierfact ENABLE TRIGGER note_revision")
        cursor.execute("VACUUM ANALYZE dossiers_dossierfact")


def units_of_the_city() -> list[int]:
    """Whoever decides something, or might."""
    from motcua.core.identity.models import Unit

    return list(Unit.objects.exclude(kind="partner").order_by("pk").values_list("pk", flat=True))


def without_indexes() -> None:
    """Leaves the primary key alone: ten million rows are written in a fraction of the time."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname FROM pg_indexes WHERE tablename = 'dossiers_dossierfact' AND indexname LIKE 'fact_%%'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP INDEX "{name}"')


def with_indexes(*names: str) -> None:
    """Those of the dropped ones that are asked for, made again."""
    from motcua.core.dossiers.models import DossierFact

    known = {index.name: index for index in DossierFact._meta.indexes}
    with connection.schema_editor(atomic=False) as editor:
        for name in names:
            editor.add_index(DossierFact, known[name])


def forget_facts() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE dossiers_dossierfact")
