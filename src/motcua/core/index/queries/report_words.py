"""How reports say numbers and periods, and where each number opens."""

from fractions import Fraction
from urllib.parse import urlencode

from motcua.core.index.declarations import RATIOS
from motcua.core.index.periods import PeriodKind, Window
from motcua.core.index.printed import Cell
from motcua.core.index.queries.national import lacks_total
from motcua.core.index.rules import Score, Standing, rounded
from motcua.kernel.clock import day_of, in_city
from motcua.kernel.dates import format_long
from motcua.kernel.working_time import MINUTES_PER_WORKING_DAY

BOARD = "/chat-luong/"
_STANDINGS = {
    Standing.EMPTY: "chưa phát sinh",
    Standing.NO_SOURCE: "chưa có nguồn dữ liệu",
    Standing.NOT_APPLICABLE: "không áp dụng",
}
_QUARTERS = ("I", "II", "III", "IV")


def period_words(window: Window) -> str:
    first = window.period.first
    match window.period.kind:
        case PeriodKind.DAY:
            return f"ngày {first:%d/%m/%Y}"
        case PeriodKind.MONTH:
            return f"tháng {first.month} năm {first.year}"
        case PeriodKind.QUARTER:
            return f"quý {_QUARTERS[(first.month - 1) // 3]} năm {first.year}"
        case PeriodKind.YEAR:
            return f"năm {first.year}"


def moment_words(window: Window) -> str:
    at = in_city(window.at)
    return f"{at:%H} giờ {at:%M} phút {format_long(day_of(at))}"


def days_words(window: Window) -> str:
    """From the first day to the last one that is counted."""
    first, last = day_of(window.start), day_of(window.at)
    return f"Từ {format_long(first)} đến {format_long(last)}"


def standing(why: Standing) -> str:
    return _STANDINGS[why]


def absence(score: Score) -> str:
    """Why an indicator has no ratio; nothing where it has one."""
    if score.standing is Standing.COUNTED:
        return ""
    return "chưa có tổng số quốc gia" if lacks_total(score) else _STANDINGS[score.standing]


def whole(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def decimal(value: float, places: int = 2) -> str:
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def points(value: Fraction | None) -> str:
    found = rounded(value, 2)
    return "–" if found is None else decimal(found)


def address(page: str, **words: str) -> str:
    return f"{BOARD}{page}?{urlencode(words)}"


def number(value: int, query: str = "", *, strong: bool = False) -> Cell:
    return Cell(text=whole(value), value=value, query=query, strong=strong)


def pointed(value: Fraction | None, query: str = "", *, strong: bool = False) -> Cell:
    return Cell(text=points(value), value=rounded(value, 2), query=query, strong=strong)


def ratio(score: Score, query: str = "") -> Cell:
    """A share in percent, minutes on average, or why there is none: an empty denominator never looks like a zero."""
    if why := absence(score):
        return Cell(text=why, query=query)
    found = rounded(score.count.ratio, 4)
    assert found is not None
    if RATIOS.get(score.indicator.counts).is_average:
        days = found / MINUTES_PER_WORKING_DAY
        return Cell(text=f"{decimal(days, 1)} ngày làm việc", value=round(days, 2), query=query)
    return Cell(text=f"{decimal(found * 100)}%", value=found, query=query)
