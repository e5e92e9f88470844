"""Points, shares and states in words."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.models import ContestState
from motcua.core.index.queries.national import lacks_total
from motcua.core.index.queries.risks import Danger, Risk
from motcua.core.index.rules import Count, Score, Standing, rounded
from motcua.web.ui.parts import Tone, Words
from motcua.web.ui.tags.filters import number

DANGERS: Final[dict[Danger, Words]] = {
    Danger.LATE: gettext_lazy("nếu trễ hẹn"),
    Danger.UNSCANNED: gettext_lazy("nếu không số hóa"),
    Danger.UNPAID: gettext_lazy("nếu không trả phí trực tuyến"),
}
CONTESTS: Final[dict[str, tuple[Words, Tone]]] = {
    ContestState.OPEN: (gettext_lazy("Đang chờ xem xét"), "wait"),
    ContestState.UPHELD: (gettext_lazy("Đã chấp nhận"), "ok"),
    ContestState.REJECTED: (gettext_lazy("Không chấp nhận"), "neutral"),
}
EFFECTS: Final[dict[str, Words]] = {
    "met": gettext_lazy("tính hồ sơ này là đạt"),
    "out": gettext_lazy("không tính hồ sơ này trong kỳ"),
    "": gettext_lazy("giữ cách tính cũ"),
}
_LEAST = Fraction(1, 200)


def points(value: Fraction | Decimal | float | None) -> str:
    """1,25: two places; what is there but rounds to nothing says so, what is not there is a dash."""
    if value is None:
        return "–"
    exact = Fraction(value)
    if 0 < abs(exact) < _LEAST:
        return _("dưới 0,01")
    return number(rounded(exact, 2), 2)


def signed(value: Fraction | None) -> str:
    """+1,25 or −0,40."""
    if value is None:
        return "–"
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{points(abs(value))}"


def counted(count: Count) -> str:
    """12 / 15"""
    if count.numerator is None or count.denominator is None:
        return "–"
    return f"{number(count.numerator, 0)} / {number(count.denominator, 0)}"


def standing(score: Score) -> str:
    """Why there are no points, where there are none for a reason."""
    if lacks_total(score):
        return _("chưa có tổng số quốc gia")
    return {
        Standing.EMPTY: _("chưa phát sinh"),
        Standing.NO_SOURCE: _("chưa có nguồn dữ liệu"),
        Standing.NOT_APPLICABLE: _("không áp dụng"),
    }.get(score.standing, "")


def costs(by_indicator: Mapping[str, Fraction], chosen: IndicatorSet) -> list[tuple[str, str, str]]:
    """(code, name, points) of each indicator, the dearest first."""
    names = {one.code: one.name for one in chosen.indicators}
    dearest = sorted(by_indicator.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(code, names[code], points(lost)) for code, lost in dearest]


def risk_lines(risk: Risk) -> list[tuple[str, str, str]]:
    """(danger in words, points, codes of the indicators)."""
    return [(str(DANGERS[danger]), points(one.points), codes(one.by_indicator)) for danger, one in risk.dangers.items()]


def codes(found: Iterable[str]) -> str:
    return ", ".join(sorted(found))
