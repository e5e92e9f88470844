"""The course of a figure over twelve months: a line, and the same as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from motcua.core.index.declarations import RATIOS
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.periods import Period, PeriodKind
from motcua.core.index.queries import UnitFigures
from motcua.core.index.queries.course import course
from motcua.core.index.queries.ranked import has_worked
from motcua.core.index.queries.ranked import share as share_of
from motcua.core.index.rules import Standing
from motcua.web.board import words
from motcua.web.board.drawing import Point, line_chart
from motcua.web.board.question import Question
from motcua.web.ui.tags.filters import working_time
from motcua.web.ui.wording import percent

MONTHS = 12
Read = Callable[[UnitFigures], "Told"]


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of one month, on the line and in words."""

    value: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    href: str
    shown: str
    rules: str


@dataclass(frozen=True, slots=True)
class Course:
    """`svg` is empty for what is no share: an average time stands in the table alone. `told`: a month has a figure."""

    title: str
    svg: SafeString
    months: Sequence[Month]
    told: bool


def told(question: Question, *, group: str = "", indicator: str = "") -> Course:
    """Raises KeyError or StopIteration for a group or an indicator that the set does not have."""
    title, read, view = _asked(question.scored_by, group, indicator)
    last = Period.holding(PeriodKind.MONTH, question.window.tree_day)
    windows = [period.asked(question.window.at) for period in reversed(last.back(MONTHS))]
    found = course(question.unit, windows, question.scored_by, always=bool(question.rules))
    points, months = [], []
    for one in found:
        month, here = one.window.period.first, question.during(one.window.period)
        said = read(one)
        href = here.address(*view)
        points.append(Point(f"{month.month}/{month.year % 100:02d}", said.value, said.shown, href))
        months.append(Month(here.period, href, said.shown, one.scored_by.version))
    values = [point.value for point in points if point.value is not None]
    label = _("%(title)s, 12 tháng đến %(period)s") % {"title": title, "period": months[-1].name if months else ""}
    is_share = not indicator or not RATIOS.get(question.scored_by.indicator(indicator).counts).is_average
    svg = line_chart(points, label=label, top=max(*values, 100.0)) if is_share and values else SafeString("")
    return Course(title, svg, list(reversed(months)), told=bool(values))


def _asked(chosen: IndicatorSet, group: str, indicator: str) -> tuple[str, Read, tuple[str, ...]]:
    if indicator:
        found = chosen.indicator(indicator)
        return f"{indicator}. {_(found.name)}", lambda one: _ratio(one, indicator), ("board:indicator", indicator)
    if group:
        name = next(one.name for one in chosen.groups if one.code == group)
        title = _("%(group)s: phần điểm đạt được") % {"group": _(name)}
        return title, lambda one: _share(share_of(one, group)), ("board:group", group)
    return _("Tổng điểm"), _total, ()


def _total(one: UnitFigures) -> Told:
    if one.total.scaled is None or not has_worked(one):
        return Told(None, _("chưa phát sinh"))
    return Told(float(one.total.scaled), words.points(one.total.scaled, 1))


def _share(share: Fraction | None) -> Told:
    return Told(None, _("chưa phát sinh")) if share is None else Told(float(share) * 100, percent(share))


def _ratio(one: UnitFigures, code: str) -> Told:
    score = one.scores.get(code)
    if score is None or score.standing is not Standing.COUNTED or score.count.ratio is None:
        return Told(None, words.absence_of(score) if score else "–")
    if RATIOS.get(score.indicator.counts).is_average:
        return Told(float(score.count.ratio), working_time(round(score.count.ratio)))
    return _share(score.count.ratio)
