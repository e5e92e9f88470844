"""A denominator that is not counted here: what the nation's systems say, who said it, and when."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.core.index import queries
from motcua.core.index.models import TotalKind
from motcua.core.index.policies import Action, may
from motcua.core.index.queries.national import divided_by_totals, national_told
from motcua.web.board import words
from motcua.web.board.index_page import part_number, ratio_said
from motcua.web.board.question import Question, is_of_a_day, question_of
from motcua.web.board.views.index import scored_how
from motcua.web.ui.parts import Crumb

KIND_LABELS = {
    TotalKind.REPORTED: "Báo cáo quốc gia (BCQG)",
    TotalKind.SYNCED: "Cổng Dịch vụ công quốc gia đã nhận",
}


def national(request: HttpRequest) -> HttpResponse:
    """The totals that indicator 1.4 divides by, for one unit and period."""
    question = question_of(request)
    indicator = divided_by_totals(question.scored_by)
    if is_of_a_day(question) or indicator is None:
        raise Http404
    score = queries.figures([question.asked], question.window, question.scored_by)[0].scores[indicator.code]
    told, sent = national_told(question.unit.pk, question.window.period), score.count.numerator
    context = {
        "question": question,
        "indicator": indicator,
        "told": told,
        "rows": [(_(KIND_LABELS[TotalKind(row.kind)]), row) for row in told.rows],
        "replaced": [(_(KIND_LABELS[TotalKind(row.kind)]), row) for row in told.replaced],
        "largest": max((row.total for row in told.rows), default=0),
        "last_year": question.window.period.first.year - 1,
        "part": part_number(score, question),
        "missing": told.denominator - sent if told.denominator and sent is not None else None,
        "ratio": ratio_said(score),
        "absence": words.absence_of(score),
        "entry_href": _entry_href(request, question),
        "crumbs": [
            Crumb(_("Bộ chỉ số"), question.address()),
            Crumb(indicator.code, question.address("board:indicator", indicator.code)),
            Crumb(_("Tổng số quốc gia")),
        ],
        **scored_how(question),
    }
    return render(request, "board/national.html", context)


def _entry_href(request: HttpRequest, question: Question) -> str:
    """Where whoever keeps the totals enters them."""
    if not may(request.actor, Action.KEEP, question.unit.pk):  # type: ignore[attr-defined]  # set by web.ui.acting
        return ""
    unit = question.unit.code
    return f"{reverse('board:monitor:totals')}?don-vi={unit}&ky={question.window.code}&sua={unit}#total-unit"
