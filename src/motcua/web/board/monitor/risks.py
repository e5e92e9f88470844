"""Points at risk today: each open dossier with what it would cost, the one that is due first on top.

Of those that are due at the same minute the dearest comes first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.core.dossiers.models import DossierFact
from motcua.core.index.queries.risks import DuePlace, Risk, is_late, open_by_due, risks_of
from motcua.kernel import clock
from motcua.web.board.monitor import words
from motcua.web.board.monitor.asking import question_of
from motcua.web.board.monitor.frame import for_watchers, shown
from motcua.web.board.monitor.rows import Line, lines_of_facts
from motcua.web.ui.places import opened, sealed
from motcua.web.ui.requests import ActingRequest

PER_PAGE = 50
_OF = "risks"


@dataclass(frozen=True, slots=True)
class RiskRow:
    line: Line
    points: str
    dangers: list[tuple[str, str, str]]
    late: bool


@for_watchers
@require_safe
def risks(request: ActingRequest) -> HttpResponse:
    question = question_of(request)
    after, now = _place(request.GET.get("sau", "")), clock.now()
    facts = list(open_by_due(question.asked.counted, now, after)[: PER_PAGE + 1])
    shown_facts = facts[:PER_PAGE]
    found = risks_of(shown_facts)
    ordered = dearest_first(shown_facts, found)
    context: dict[str, Any] = {
        "rows": [
            _row(line, found.get(fact.pk), late=is_late(fact, now))
            for fact, line in zip(ordered, lines_of_facts(ordered, request.actor), strict=True)
        ],
        "first_href": question.address("risks") if after else "",
        "more_href": question.address("risks", sau=_sealed(shown_facts[-1], now)) if len(facts) > PER_PAGE else "",
    }
    return shown(request, "risks", context, question=question)


def dearest_first(facts: Iterable[DossierFact], found: Mapping[UUID, Risk]) -> list[DossierFact]:
    def cost(fact: DossierFact) -> Fraction:
        risk = found.get(fact.pk)
        return -risk.points if risk else Fraction(0)

    same_time = (list(same) for _, same in groupby(facts, key=attrgetter("due_at")))
    return [fact for same in same_time for fact in sorted(same, key=cost)]


def _row(line: Line, risk: Risk | None, *, late: bool) -> RiskRow:
    return RiskRow(line, words.points(risk.points) if risk else "", words.risk_lines(risk) if risk else [], late)


def _place(said: str) -> DuePlace | None:
    """What a link named; a mangled one begins at the beginning."""
    found = opened(_OF, said)
    if found is None:
        return None
    side, _sign, pk = found[1].partition(":")
    return DuePlace(side == "late", found[0], pk)


def _sealed(last: DossierFact, now: datetime) -> str:
    place = DuePlace.of(last, now)
    return sealed(_OF, place.due, f"{'late' if place.late else 'open'}:{place.id}")
