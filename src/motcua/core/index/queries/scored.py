"""The index of units in a period: counted by an engine, scored by a set."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from motcua.core.identity.models import Unit
from motcua.core.index import rules
from motcua.core.index.declarations import RATIOS
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.engine import kept, live
from motcua.core.index.engine.compiling import Lists
from motcua.core.index.periods import Window
from motcua.core.index.queries.asked import UnitAsked, scope_of
from motcua.core.index.queries.national import national_totals
from motcua.core.index.rules import Count, Score, Total

Engine: TypeAlias = Callable[[live.Scope, Window, Lists], Mapping[int, Mapping[str, Count]]]


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """Everything that a set measures of a unit. `scores` is by the indicator's code."""

    unit: Unit
    window: Window
    scored_by: IndicatorSet
    scores: Mapping[str, Score]
    total: Total

    def group(self, code: str) -> Total:
        """The points of one group of the set."""
        members = next(group for group in self.scored_by.groups if group.code == code).indicators
        return rules.total(self.scored_by, [self.scores[indicator.code] for indicator in members])


def figures(
    asked: Sequence[UnitAsked], window: Window, chosen: IndicatorSet, engine: Engine = kept.count
) -> list[UnitFigures]:
    """One statement for all units together, then arithmetic. In the order of `asked`."""
    units = list(asked)
    counted = engine(scope_of(units), window, lists_of(chosen))
    totals = national_totals([one.unit.pk for one in units], window.period)
    return [scored(one.unit, window, chosen, counted[one.unit.pk], totals.get(one.unit.pk)) for one in units]


def lists_of(chosen: IndicatorSet) -> Lists:
    return tuple(sorted(chosen.lists.items()))


def scored(
    unit: Unit, window: Window, chosen: IndicatorSet, counted: Mapping[str, Count], national: int | None
) -> UnitFigures:
    """What was counted of one unit, by the set. Exact, and therefore not for thousands at once: see `ranking`."""
    by_code = {one.code: _external(counted[one.counts], one.counts, national) for one in chosen.measured}
    scores = rules.scores(chosen, by_code, level=unit.level, kind=unit.kind)
    return UnitFigures(unit, window, chosen, scores, rules.total(chosen, scores.values()))


def _external(count: Count, counts: str, national: int | None) -> Count:
    """1.4 divides by what the nation's systems say; where they say nothing, its ratio is 0 (an empty denominator)."""
    if count.numerator is None or not RATIOS.get(counts).whole_is_told:
        return count
    return replace(count, denominator=national or 0)
