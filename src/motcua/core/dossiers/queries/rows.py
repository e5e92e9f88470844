"""What a row of a list shows: one JOIN each, never a query a row, and nothing that is heavy."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.pages import Key

ROW = (
    "procedure",
    "case",
    "applicant",
    "filer",
    "receiving_unit",
    "competent_unit",
    "holder_unit",
    "holder_officer",
)
NEWEST_FIRST = (Key("submitted_at", datetime.fromisoformat, descending=True), Key("pk", UUID, descending=True))
_HEAVY = (
    "answers",
    "due_explained",
    *(
        f"procedure__{name}"
        for name in ("form", "route", "rules", "source", "unparsed", "certainty", "summary", "steps_text", "conditions")
    ),
)


def listed(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """With what a row shows, and without what is heavy."""
    return rows.select_related(*ROW).defer(*_HEAVY)
