"""How the period may end: a band, and how it was made."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.core.index.definitions import Indicator
from motcua.core.index.queries.forecast import Forecast
from motcua.core.index.queries.forecast import forecast as forecast_of
from motcua.core.index.queries.ranked import has_worked
from motcua.web.board.monitor import words
from motcua.web.board.monitor.asking import question_of
from motcua.web.board.monitor.counting import Counted, counted
from motcua.web.board.monitor.frame import for_watchers, shown
from motcua.web.board.question import Question
from motcua.web.board.words import band_name
from motcua.web.ui.requests import ActingRequest


@dataclass(frozen=True, slots=True)
class ForecastRow:
    indicator: Indicator
    low: str
    high: str
    low_counted: str
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
        "rows": _rows(found, question.on_board(found.high.scored_by)),
        "is_over": question.window.is_final,
        "ends": question.window.period.after,
    }
    return shown(request, "forecast", context, question=question)


def _rows(found: Forecast, board: Question) -> list[ForecastRow]:
    """The indicators that still move, the widest first. What is counted as of now opens; what may come cannot."""
    rows = []
    for code, high in found.high.scores.items():
        low = found.low.scores[code]
        if high.points is None or low.points is None or high.points == low.points:
            continue
        row = ForecastRow(
            high.indicator,
            words.points(low.points),
            words.points(high.points),
            words.counted(low.count),
            counted(high, board),
            words.points(abs(high.points - low.points)),
        )
        rows.append((abs(high.points - low.points), row))
    return [row for _, row in sorted(rows, key=lambda pair: -pair[0])]
