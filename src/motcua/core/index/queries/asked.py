"""Which units are asked about, and what is counted in each on a day: itself, all below it, and what ended there."""

from dataclasses import dataclass
from datetime import date

from motcua.core.identity import queries as identity
from motcua.core.identity.models import Unit
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

ROOT = "root"


@dataclass(frozen=True, slots=True)
class UnitAsked:
    """A unit, with the ids of everything counted in it."""

    unit: Unit
    counted: frozenset[int]


def units_asked(code: str, day: date, *, children: bool = False, since: date | None = None) -> list[UnitAsked]:
    """The unit of a code (`root`: the whole tree), and with `children` those right below it after it.

    `since`: those too that ended there on or after that day.

    Raises DomainError `unit.not_found`.
    """
    unit = identity.root(day) if code == ROOT else Unit.objects.filter(code=code).first()
    if unit is None:
        raise DomainError("unit.not_found", Sentence("Không có đơn vị mã “{code}”.", code=code[:40]), field="unit")
    return with_all_below([unit, *(identity.children(unit, day, since=since) if children else [])], day)


def with_all_below(units: list[Unit], day: date) -> list[UnitAsked]:
    """Each unit, be it ended, with all that is counted in it, in one query for all."""
    below = identity.subtrees([unit.pk for unit in units], day)
    return [UnitAsked(unit, frozenset(below[unit.pk])) for unit in units]


def scope_of(asked: list[UnitAsked]) -> list[tuple[int, int]]:
    """The pairs (root, unit) that the engines count by."""
    return [(one.unit.pk, unit) for one in asked for unit in sorted(one.counted)]
