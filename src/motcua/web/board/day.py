"""The figures of the day: what came, what is in hand, what is late."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from motcua.core.identity.models import Unit
from motcua.core.index.figures import Figure
from motcua.core.index.periods import Period, PeriodKind, Window
from motcua.core.index.queries import Hour, Value
from motcua.core.index.queries.flow import Flow
from motcua.kernel import clock
from motcua.web.board.question import Question
from motcua.web.board.words import thousands
from motcua.web.ui.charts import Bar
from motcua.web.ui.parts import Column, Words
from motcua.web.ui.wording import percent

COLUMNS = (
    Column(gettext_lazy("Đơn vị")),
    Column(pgettext_lazy("count", "Tiếp nhận"), numeric=True),
    Column(gettext_lazy("Giải quyết"), numeric=True),
    Column(gettext_lazy("Đang làm"), numeric=True),
    Column(gettext_lazy("Quá hạn"), numeric=True),
    Column(gettext_lazy("Đúng hạn"), numeric=True),
    Column(gettext_lazy("Từ xa"), numeric=True),
)
_ORDER = ("received", "handled", "in_hand", "overdue", "on_time", "from_afar")
STRIP = ("received", "handled", "in_hand", "overdue")
"""What stands in the strip above the index: the present of the city in four numbers."""


@dataclass(frozen=True, slots=True)
class Stat:
    """A figure ready to be shown: in words, with the address of its rows, and how many those are."""

    figure: Figure
    shown: str
    detail: str
    href: str
    tone: str
    absent: bool
    count: int


@dataclass(frozen=True, slots=True)
class UnitRow:
    name: str
    href: str
    cells: Sequence[tuple[Words, Stat]]


def stats(values: Mapping[str, Value], question: Question) -> dict[str, Stat]:
    return {code: stat(value, question) for code, value in values.items()}


def stat(value: Value, question: Question) -> Stat:
    figure, count = value.figure, value.numerator
    href = question.address("board:figure", figure.code)
    if not figure.is_ratio:
        late = "late" if figure.code == "overdue" and count else ""
        return Stat(figure, thousands(count), "", href, late, absent=False, count=count)
    if value.ratio is None:
        return Stat(figure, _("chưa phát sinh"), "", href, "", absent=True, count=0)
    detail = _("%(part)s trên %(whole)s hồ sơ") % {
        "part": thousands(count),
        "whole": thousands(value.denominator or 0),
    }
    return Stat(figure, percent(value.ratio), detail, href, "", absent=False, count=count)


def by_unit(values: Mapping[int, Mapping[str, Value]], question: Question) -> list[UnitRow]:
    """A row for each unit that decided something, in the order of the alphabet."""
    rows = []
    for unit in Unit.objects.filter(pk__in=values):
        here = question.of(unit)
        cells = [
            (column.label, stat(values[unit.pk][code], here)) for column, code in zip(COLUMNS[1:], _ORDER, strict=True)
        ]
        rows.append(UnitRow(unit.name, here.address(), cells))
    return rows


def day_of(window: Window) -> Window:
    """Today's flow is today's, whatever period is asked for; a past day shows its own."""
    if window.period.kind is PeriodKind.DAY:
        return window
    day = Period.day(clock.day_of(window.at)).asked(window.at)
    return day.fixed() if window.is_fixed else day


def series() -> list[str]:
    return [_("Gửi đến"), pgettext("count", "Tiếp nhận"), _("Có kết quả")]


def bars(hours: Iterable[Hour], question: Question) -> list[Bar]:
    """Of each hour three numbers, each with the address of its dossiers."""
    return [
        Bar(
            _("%(n)d giờ") % {"n": hour.start.hour},
            (hour.filed, hour.received, hour.answered),
            short=f"{hour.start.hour}",
            opens=tuple(question.address("board:hour", gio=str(hour.start.hour), cot=flow.value) for flow in Flow),
        )
        for hour in hours
    ]


def said(flow: Sequence[Hour]) -> str:
    return _("Gửi đến %(filed)s, tiếp nhận %(received)s, có kết quả %(answered)s hồ sơ.") % {
        "filed": sum(hour.filed for hour in flow),
        "received": sum(hour.received for hour in flow),
        "answered": sum(hour.answered for hour in flow),
    }
