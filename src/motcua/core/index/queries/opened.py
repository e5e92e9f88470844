"""A number opened: exactly the rows that it counted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.core.index.declarations import RATIOS, Measure
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.engine import live
from motcua.core.index.engine.conditions import Part, measure_of
from motcua.core.index.periods import Window
from motcua.core.index.queries.asked import UnitAsked, scope_of
from motcua.core.index.queries.scored import lists_of


@dataclass(frozen=True, slots=True)
class Opened:
    """`ids` are ids of facts of the measure's relation; where something counts once, its keys (codes, unit ids).

    `after` is where the next page begins; None on the last.
    """

    measure: Measure
    ids: Sequence[Any]
    after: live.Place | None = None


def opened(counts: str, part: Part, asked: UnitAsked, window: Window, chosen: IndicatorSet) -> Opened:
    """Everything behind the numerator, the denominator, or between them: as many as the number says."""
    found = live.ids(counts, part, scope_of([asked]), window, lists_of(chosen))
    return Opened(measure_of(RATIOS.get(counts), part), found)


def opened_page(
    counts: str,
    part: Part,
    asked: UnitAsked,
    window: Window,
    chosen: IndicatorSet,
    *,
    after: live.Place | None = None,
    size: int = 50,
    procedure: str = "",
) -> Opened:
    """One page of the same, the newest first, of one procedure if it is said. What counts once is never many: it comes
    whole.
    """
    measure = measure_of(RATIOS.get(counts), part)
    if measure.key:
        return opened(counts, part, asked, window, chosen)
    scope, lists = scope_of([asked]), lists_of(chosen)
    rows = live.page(counts, part, scope, window, lists, after=after, size=size + 1, procedure=procedure)
    last: tuple[Any, datetime] | None = rows[size - 1] if len(rows) > size else None
    return Opened(measure, [row[0] for row in rows[:size]], live.Place(last[1], str(last[0])) if last else None)


def counted_among(
    ids: Collection[Any], counts: str, asked: UnitAsked, window: Window, chosen: IndicatorSet
) -> frozenset[Any]:
    """Of some rows behind the denominator those that the numerator counts: by its own sentence, so that no row says
    other than its figure.
    """
    return live.among(ids, counts, Part.PART, scope_of([asked]), window, lists_of(chosen))
