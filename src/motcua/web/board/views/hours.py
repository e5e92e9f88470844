"""The dossiers behind a number of one hour of a day: filed, received or answered in it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.core.dossiers.models import DossierFact
from motcua.core.index.queries.flow import Flow, of_hour
from motcua.web.board.listing import PER_PAGE, least_told, place_of
from motcua.web.board.question import TODAY, Question, is_of_a_day, question_of
from motcua.web.board.reports.lines import HEADS, lines
from motcua.web.ui.parts import Column, Crumb
from motcua.web.ui.places import sealed
from motcua.web.ui.requests import ActingRequest

NAMES = {
    Flow.FILED: gettext_lazy("Hồ sơ gửi đến"),
    Flow.RECEIVED: gettext_lazy("Hồ sơ tiếp nhận"),
    Flow.ANSWERED: gettext_lazy("Hồ sơ có kết quả"),
}
_OF = "hour"
OF_AN_HOUR = "of an hour"
"""No list about the office: it tells a time of day, so beside it the public reads months alone (`publicity.detail`)."""


@require_safe
def hour(request: ActingRequest) -> HttpResponse:
    question, clock_hour = question_of(request, otherwise=TODAY), _hour(request.GET.get("gio", ""))
    if not is_of_a_day(question) or request.GET.get("cot", "") not in list(Flow):
        raise Http404
    flow, window = Flow(request.GET["cot"]), question.window
    after = place_of(request.GET.get("sau", ""), _OF)
    page = list(of_hour(flow, question.unit_ids, window, clock_hour, question.source, after=after)[: PER_PAGE + 1])
    told = lines(page[:PER_PAGE], OF_AN_HOUR, request.actor, window.at)
    heads = HEADS if any(line.cells[0] for line in told) else HEADS[1:]  # else each is called by its unit
    here = question.address("board:hour", gio=str(clock_hour), cot=flow.value)
    context = {
        "question": question,
        "crumbs": [Crumb(_("Trong ngày"), question.address("board:day")), Crumb(_("%(n)d giờ") % {"n": clock_hour})],
        "title": NAMES[flow],
        "hours": _("từ %(first)d đến %(last)d giờ") % {"first": clock_hour, "last": clock_hour + 1},
        "columns": [Column(label) for label in heads],
        "lines": [(line, list(zip(heads[1:], line.cells[-len(heads) + 1 :], strict=True))) for line in told],
        "told": least_told(told),
        "first_href": here if after else "",
        "more_href": _more(question, here, flow, page),
    }
    return render(request, "board/hour.html", context)


def _hour(said: str) -> int:
    if not (said.isascii() and said.isdecimal() and len(said) <= 2 and int(said) < 24):
        raise Http404(said)
    return int(said)


def _more(question: Question, here: str, flow: Flow, page: list[DossierFact]) -> str:
    if len(page) <= PER_PAGE:
        return ""
    last = page[PER_PAGE - 1]
    return f"{here}&sau={sealed(_OF, getattr(last, flow.column), str(last.pk))}"
