"""What a comparison may find to differ: kept as it is found, put into words by whoever shows it."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

COMPARE = "index.compare"
"""The job that compares: by the clock each night, and when somebody asks."""

Counted = tuple[int | None, int | None]


class Fault(StrEnum):
    FACT_MISSING = "index.fact_missing"  # the ledger knows the dossier, the kept facts do not
    FACT_DIFFERS = "index.fact_differs"
    FACT_WITHOUT_EVENTS = "index.fact_without_events"
    UNIT_NOT_THERE_YET = "index.unit_not_there_yet"  # dossiers that are counted nowhere while the unit is not there
    COUNTED_NOWHERE = "index.counted_nowhere"  # dossiers of a unit that no place in the tree counts
    ENGINES_DIFFER = "index.engines_differ"


class Difference(BaseModel):
    """One thing that does not agree, always of a `unit` (its code).

    Of a dossier: its id, its `code`, and which `columns` of its fact differ. Of a figure: the declaration that
    `counts`, its `period`, and (numerator, denominator) as the board has `shown` them and as they were counted `again`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    fault: Fault
    unit: str
    dossier: str = ""
    code: str = ""
    columns: tuple[str, ...] = ()
    dossiers: int = 0
    counts: str = ""
    period: str = ""
    shown: Counted = (None, None)
    again: Counted = (None, None)

    def __str__(self) -> str:
        """For a terminal and for logs."""
        match self.fault:
            case Fault.FACT_MISSING | Fault.FACT_WITHOUT_EVENTS:
                return f"{self.fault}: {self.dossier}"
            case Fault.FACT_DIFFERS:
                return f"{self.fault}: {self.dossier}: {', '.join(self.columns)}"
            case Fault.UNIT_NOT_THERE_YET | Fault.COUNTED_NOWHERE:
                return f"{self.fault}: {self.unit}: {self.dossiers} dossiers"
            case Fault.ENGINES_DIFFER:
                both = f"{_fraction(self.shown)} and {_fraction(self.again)}"
                return f"{self.fault}: unit {self.unit}, {self.counts}, {self.period}: {both}"


def figures_touched(differences: Iterable[Difference]) -> dict[str, list[str]]:
    """Declaration → the periods in which it differs somewhere, each once, in the order in which they were found."""
    found: dict[str, list[str]] = {}
    for one in differences:
        if one.fault is Fault.ENGINES_DIFFER:
            periods = found.setdefault(one.counts, [])
            if one.period not in periods:
                periods.append(one.period)
    return found


def _fraction(counted: Counted) -> str:
    return "/".join("-" if number is None else str(number) for number in counted)
