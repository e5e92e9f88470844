"""What other units were asked about a dossier, since when, until when, and what they answered."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.core.dossiers.definitions import OPEN, State
from motcua.core.dossiers.models import Consultation, Dossier
from motcua.core.dossiers.services.read_dossier import read_dossier
from motcua.web.desk.frame import for_officers
from motcua.web.desk.papers import kept_file
from motcua.web.desk.time_left import TimeLeft, question_left
from motcua.web.ui.errors import nothing_revealed
from motcua.web.ui.requests import ActingRequest


@dataclass(frozen=True, slots=True)
class Opinion:
    """`left` is said while the answer is awaited; an answer that came too late says so."""

    unit_id: int
    unit: str
    question: str
    asked_by: str
    asked_at: datetime
    due_at: datetime
    open: bool
    left: TimeLeft | None
    answer: str
    answered_by: str
    answered_at: datetime | None
    late: bool
    file_href: str


def opinions_of(dossier: Dossier, now: datetime) -> list[Opinion]:
    """In the order in which they were asked."""
    rows = Consultation.objects.filter(dossier=dossier).select_related("unit", "asked_by", "answered_by")
    return [_opinion(row, dossier, now) for row in rows]


def _opinion(row: Consultation, dossier: Dossier, now: datetime) -> Opinion:
    waits = row.answered_at is None and State(dossier.state) in OPEN
    return Opinion(
        unit_id=row.unit_id,
        unit=row.unit.name,
        question=row.question,
        asked_by=row.asked_by.name,
        asked_at=row.asked_at,
        due_at=row.due_at,
        open=waits,
        left=question_left(row.due_at, now, row.unit) if waits else None,
        answer=row.answer,
        answered_by=row.answered_by.name if row.answered_by else "",
        answered_at=row.answered_at,
        late=row.answered_at is not None and row.answered_at > row.due_at,
        file_href=reverse("desk:opinion_file", args=[dossier.code, row.pk]) if row.file_id else "",
    )


@for_officers()
@require_safe
def opinion_file(request: ActingRequest, code: str, opinion_id: int) -> HttpResponse:
    """The paper that came with an opinion."""
    with nothing_revealed():
        dossier = read_dossier(code, actor=request.actor, purpose="opinion")
        found = Consultation.objects.select_related("file").get(dossier=dossier, pk=opinion_id)
    if found.file is None:
        raise Http404
    return kept_file(request, found.file)
