"""How the period may end: a band, and how it was made."""

from dataclasses import dataclass, replace

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.core.index.definitions import Indicator
from motcua.core.index.engine.conditions import Part
from motcua.core.index.queries.forecast import Forecast, if_nothing_more
from motcua.core.index.queries.forecast import forecast as forecast_of
from motcua.core.index.queries.ranked import has_worked
from motcua.core.index.rules import Score
from motcua.web.board.formula import part_asked, part_tabs, parts_of
from motcua.web.board.index_page import Number
from motcua.web.board.listing import listed
from motcua.web.board.monitor import words
from motcua.web.board.monitor.asking import Question, question_of
from motcua.web.board.monitor.counting import Counted, counted
from motcua.web.board.monitor.frame import for_watchers, shown
from motcua.web.board.words import band_name
from motcua.web.ui.parts import Crumb
from motcua.web.ui.requests import ActingRequest


@dataclass(frozen=True, slots=True)
class ForecastRow:
    indicator: Indicator
    low: str
    high: str
    low_counted: Counted | None
    high_counted: Counted | None
    width: str


@for_watchers
@require_safe
def forecast(request: ActingRequest) -> HttpResponse:
    question = question_of(request)
    found = forecast_of(question.asked, question.window)
    low, high, worked = found.low.total, found.high.total, has_worked(found.high)
    context = {
        "low": words.points(low.scaled) if worked else "–",
        "high": words.points(high.scaled) if worked else "–",
        "low_value": float(low.scaled or 0) if worked else 0.0,
        "high_value": float(high.scaled or 0) if worked else 0.0,
        "low_band": band_name(low.band) if worked else _("chưa phát sinh"),
        "high_band": band_name(high.band) if worked else _("chưa phát sinh"),
        "whole": float(found.high.scored_by.total),
        "rows": _rows(found, question),
        "is_over": question.window.is_final,
        "ends": question.window.period.after,
    }
    return shown(request, "forecast", context, question=question)


@for_watchers
@require_safe
def if_nothing(request: ActingRequest, code: str) -> HttpResponse:
    """What an indicator will have counted at the end of the period if nothing more is done, row by row."""
    question = question_of(request)
    low = if_nothing_more(question.asked, question.window)
    score = low.scores.get(code)
    if score is None:
        raise Http404(code)
    part = part_asked(request.GET.get("phan", ""), parts_of(score))
    then = replace(question.on_board(low.scored_by), window=low.window)
    here, place = _if_nothing_href(question, code, part), request.GET.get("sau", "")
    counts = score.indicator.counts
    context = {
        "indicator": score.indicator,
        "ends": question.window.period.after,
        "tabs": part_tabs(parts_of(score), score.count, part, lambda one: _if_nothing_href(question, code, one)),
        "listing": listed(counts, part, then, request.actor, at_row=place, here=here, contested=False),
        "crumbs": [Crumb(_("Dự báo cuối kỳ"), question.address("forecast")), Crumb(code)],
    }
    return shown(request, "forecast", context, question=question, template="if_nothing")


def _rows(found: Forecast, question: Question) -> list[ForecastRow]:
    """The indicators that still move, the widest first. Either count opens: as it is now, or as it would be then."""
    rows, board = [], question.on_board(found.high.scored_by)
    for code, high in found.high.scores.items():
        low = found.low.scores[code]
        if high.points is None or low.points is None or high.points == low.points:
            continue
        row = ForecastRow(
            high.indicator,
            words.points(low.points),
            words.points(high.points),
            _then(low, question, counted(low, board)),
            counted(high, board),
            words.points(abs(high.points - low.points)),
        )
        rows.append((abs(high.points - low.points), row))
    return [row for _, row in sorted(rows, key=lambda pair: -pair[0])]


def _then(score: Score, question: Question, now: Counted | None) -> Counted | None:
    """The same numbers, but leading to the rows as of the end of the period."""
    if now is None:
        return None

    def moved(number: Number | None, part: Part) -> Number | None:
        if number is None or number.told:
            return number
        return replace(number, href=_if_nothing_href(question, score.indicator.code, part))

    return Counted(moved(now.part, Part.PART), moved(now.whole, Part.WHOLE))


def _if_nothing_href(question: Question, code: str, part: Part) -> str:
    return question.address("if_nothing", code, phan=part.value)
