"""How the running period may end, by nothing but what is known: a band, and no guess at what will come in."""

from dataclasses import dataclass

from motcua.core.index.periods import Window
from motcua.core.index.queries.asked import UnitAsked
from motcua.core.index.queries.scored import UnitFigures, figures
from motcua.core.index.queries.sets import set_on


@dataclass(frozen=True, slots=True)
class Forecast:
    """`high`: as of now, as if every open dossier that is not late yet were done in time. `low`: as of the last moment
    of the period, as if nothing more were done: whatever falls due in it is late by then."""

    high: UnitFigures
    low: UnitFigures


def forecast(asked: UnitAsked, window: Window) -> Forecast:
    """Two counts of the same facts at two moments. For a period that is over both are the same."""
    (high,) = figures([asked], window, set_on(window.tree_day))
    return Forecast(high, if_nothing_more(asked, window))


def if_nothing_more(asked: UnitAsked, window: Window) -> UnitFigures:
    """The lower end alone, scored by the set in force now; its `window` is that of which its rows are asked."""
    (low,) = figures([asked], window.period.asked(window.period.end), set_on(window.tree_day))
    return low
