"""Which periods a reader is offered: those that people choose from, back to the first in which there was a unit."""

from collections.abc import Mapping, Sequence
from datetime import date

from motcua.core.identity import queries as identity
from motcua.core.index.periods import Period, PeriodKind, offered


def offered_periods(today: date) -> Mapping[PeriodKind, Sequence[Period]]:
    """By kind, the running one first. What was over before the tree of units began cannot be asked."""
    began = identity.first_day()
    return {
        kind: [one for one in found if one.after > today or (began is not None and began < one.after)]
        for kind, found in offered(today).items()
    }
