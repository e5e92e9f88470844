"""Points at risk today: each open dossier with what it would cost, the one that is due first on top."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.core.index.queries.risks import Risk, open_by_due, risks_of
from motcua.kernel import clock
from motcua.web.board.monitor import words
from motcua.web.board.monitor.asking import question_of
from motcua.web.board.monitor.frame import for_watchers, shown
from motcua.web.board.monitor.rows import Line, lines_of_facts
from motcua.web.ui.parts import Pages
from motcua.web.ui.requests import ActingRequest

PER_PAGE = 50


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
    page = Paginator(open_by_due(question.asked.counted), PER_PAGE).get_page(request.GET.get("trang"))
    facts = list(page.object_list)
    found = risks_of(facts)
    lines = lines_of_facts(facts, request.actor)
    context: dict[str, Any] = {
        "rows": [_row(line, found.get(line.dossier_id)) for line in lines],
        "total": page.paginator.count,
        "pages": Pages(
            question.address("risks", trang=str(page.previous_page_number())) if page.has_previous() else "",
            question.address("risks", trang=str(page.next_page_number())) if page.has_next() else "",
        ),
    }
    return shown(request, "risks", context, question=question)


def _row(line: Line, risk: Risk | None) -> RiskRow:
    late = line.due_at is not None and line.due_at < clock.now()
    return RiskRow(line, words.points(risk.points) if risk else "", words.risk_lines(risk) if risk else [], late)
