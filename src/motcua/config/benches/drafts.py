"""Drafts that are ready to be submitted, made before a clock starts.

One a citizen goes through the services, as if typed; its copies are made inside the database.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

PROCEDURE = "1.008455"
CASE = "plot"
DESK, DEPARTMENT = "H06.30.15", "H06.30.11"
ANSWERS = {
    "asker": "person",
    "address": {"line": "12 đường Mẫu A", "ward": "26506"},
    "land_address": {"line": "Thửa đất mẫu", "ward": "26506"},
    "sheet": "12",
    "plot": "34",
    "area": "150",
    "wanted": ["land_use", "density"],
    "pledge": True,
}
PAPERS = ("sketch", "certificate")

_COPIES = """
WITH copied AS (
    INSERT INTO dossiers_draft
    SELECT (jsonb_populate_record(pattern, jsonb_build_object(
        'id', gen_random_uuid(), 'receiving_unit_id', (%(desks)s::bigint[])[1 + number %% cardinality(%(desks)s)]
    ))).*
    FROM dossiers_draft AS pattern, generate_series(1, %(number)s) AS number WHERE pattern.id = %(pattern)s
    RETURNING id, revision
), papers AS (
    INSERT INTO dossiers_draftpaper (draft_id, component_code, source, file_id, reused_id)
    SELECT copied.id, component_code, source, file_id, reused_id
    FROM copied, dossiers_draftpaper WHERE draft_id = %(pattern)s
)
SELECT id, revision FROM copied
"""


@dataclass(frozen=True, slots=True)
class Ready:
    """A draft that lacks nothing, and whose it is."""

    draft_id: UUID
    filer_id: UUID
    revision: int


def ready_drafts(number: int, *, one_desk: bool = False) -> list[Ready]:
    """`number` drafts of the demo's citizens in turn, filed at the city's desks in turn, or all at one."""
    from django.db import connection

    patterns, desks = _patterns(), _desks(one_desk=one_desk)
    each = -(-number // len(patterns))
    made: list[list[Ready]] = []
    with connection.cursor() as cursor:
        for pattern in patterns:
            cursor.execute(_COPIES, {"number": each, "pattern": pattern.draft_id, "desks": desks})
            made.append([Ready(draft_id, pattern.filer_id, revision) for draft_id, revision in cursor.fetchall()])
        cursor.execute("ANALYZE")
    return [one for in_turn in zip(*made, strict=True) for one in in_turn][:number]


def _desks(*, one_desk: bool) -> list[int]:
    from motcua.core.identity.models import Unit

    desks = Unit.objects.filter(kind="one_stop").order_by("code")
    return list((desks.filter(code=DESK) if one_desk else desks).values_list("pk", flat=True))


def _patterns() -> list[Ready]:
    """One draft of each citizen of the demo."""
    from motcua.core.identity.models import Party

    parties = Party.objects.filter(kind="person", subject__startswith="demo:").order_by("identifier")
    patterns = [(_pattern(party), party) for party in parties]
    return [Ready(draft.pk, party.pk, draft.revision) for draft, party in patterns]


def _pattern(party: Any) -> Any:
    from motcua.core.catalogue.queries import published_version
    from motcua.core.documents.services.keep_made_file import keep_made_file
    from motcua.core.dossiers.services.draft_papers import add_part
    from motcua.core.dossiers.services.save_draft import save_answers
    from motcua.core.dossiers.services.start_draft import start_draft
    from motcua.core.identity.models import Unit
    from motcua.core.ledger.definitions import citizen

    actor, version = citizen(party.pk), published_version(PROCEDURE)
    draft = start_draft(
        actor=actor,
        procedure=version,
        case=version.cases.get(code=CASE),
        receiving_unit=Unit.objects.get(code=DESK),
        competent_unit=Unit.objects.get(code=DEPARTMENT),
    )
    save_answers(draft, actor=actor, revision=draft.revision, answers=ANSWERS)
    paper = keep_made_file(actor=actor, owner=f"party:{party.pk}", content=_page(), name="so-do.pdf", pages=1)
    for component in PAPERS:
        add_part(draft, actor=actor, component_code=component, file=paper)
    return draft


def _page() -> bytes:
    from io import BytesIO

    import pikepdf

    into = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(into)
    return into.getvalue()
