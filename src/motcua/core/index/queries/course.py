"""The course of a unit over months: each month as it stood at its end, by the set that was then in force."""

from collections.abc import Sequence

from motcua.core.identity.models import Unit
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.periods import Window
from motcua.core.index.queries.asked import with_all_below
from motcua.core.index.queries.scored import UnitFigures, figures
from motcua.core.index.queries.sets import all_sets
from motcua.core.index.rules import in_force


def course(unit: Unit, windows: Sequence[Window], chosen: IndicatorSet, *, always: bool = False) -> list[UnitFigures]:
    """One statement a window. `chosen` scores every window that it holds in, and with `always` all of them.

    Where it asks for one source, so does every other set.
    A window in which no set of this profile was in force is left out: nothing could be scored then.
    """
    sets = [chosen] if always else all_sets()
    found = []
    for window in windows:
        rules = chosen if always else in_force(sets, window.tree_day, chosen.profile)
        if rules is not None:
            asked = with_all_below([unit], window.tree_day)
            found.extend(figures(asked, window, rules.of_source(chosen.source)))
    return found


def the_one_before(unit: Unit, window: Window, chosen: IndicatorSet, *, always: bool = False) -> UnitFigures | None:
    """The period before, to tell a change by: as its own page has it. None where no set scored it."""
    return next(iter(course(unit, [window.period.previous().asked(window.at)], chosen, always=always)), None)
