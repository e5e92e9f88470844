"""What people said of the work of a unit: who was unhappy first, each with the dossier that it is about."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.core.dossiers.pages import Key, page_of
from motcua.core.feedback.definitions import Opinion
from motcua.core.feedback.queries import opinion_of, ratings_of, unhappy
from motcua.web.board.monitor.asking import Question, question_of
from motcua.web.board.monitor.frame import for_watchers, shown
from motcua.web.board.monitor.rows import Line, lines_of
from motcua.web.ui.parts import Pages, Tab
from motcua.web.ui.requests import ActingRequest

_NEWEST_FIRST = (Key("rated_at", datetime.fromisoformat, descending=True), Key("pk", int, descending=True))
_ALL = "tat-ca"


@dataclass(frozen=True, slots=True)
class OpinionRow:
    line: Line
    said: Opinion


@for_watchers
@require_safe
def opinions(request: ActingRequest) -> HttpResponse:
    """Of the dossiers that she may see: of others nobody is told what was said."""
    question, every = question_of(request), request.GET.get("xem", "") == _ALL
    window = question.window
    found = ratings_of(question.asked.counted, actor=request.actor, since=window.start, at=window.at)
    missed = unhappy(found)
    page = page_of(found if every else missed, _NEWEST_FIRST, request.GET.get("trang", ""))
    lines = {line.dossier_id: line for line in lines_of([row.dossier_id for row in page.rows], request.actor)}
    context = {
        "tabs": [
            Tab(_("Không hài lòng"), _address(question, every=False), missed.count(), current=not every, tone="late"),
            Tab(_("Tất cả"), _address(question, every=True), found.count(), current=every),
        ],
        "rows": [OpinionRow(lines[row.dossier_id], opinion_of(row)) for row in page.rows if row.dossier_id in lines],
        "every": every,
        "pages": Pages(
            _address(question, every=every, trang=page.back) if page.back else "",
            _address(question, every=every, trang=page.on) if page.on else "",
        ),
    }
    return shown(request, "opinions", context, question=question)


def _address(question: Question, *, every: bool, **more: str) -> str:
    return question.address("opinions", xem=_ALL if every else "", **more)
