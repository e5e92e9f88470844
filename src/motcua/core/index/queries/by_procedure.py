"""2.2 as the law reads it, “theo từng thủ tục”: one average over all procedures says little of any."""

from dataclasses import dataclass
from fractions import Fraction

from motcua.core.catalogue.queries import short_names
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.engine import live
from motcua.core.index.periods import Window
from motcua.core.index.queries.asked import UnitAsked, scope_of
from motcua.core.index.queries.open_data import configured
from motcua.core.index.queries.scored import lists_of


@dataclass(frozen=True, slots=True)
class Taken:
    """The working time, in minutes, that the dossiers of a procedure took on average."""

    code: str
    name: str
    dossiers: int
    minutes: Fraction


def time_by_procedure(counts: str, asked: UnitAsked, window: Window, chosen: IndicatorSet) -> tuple[list[Taken], int]:
    """Those with the most dossiers first; and how many procedures have too few to be told apart from a person."""
    found = live.averages(counts, scope_of([asked]), window, lists_of(chosen))
    least = configured()["suppress_below"]
    names = short_names(version for _, version, *_ in found)
    told = [
        Taken(code, names.get(version, code), dossiers, Fraction(int(minutes), dossiers))
        for code, version, dossiers, minutes in found
        if dossiers >= least
    ]
    return told, len(found) - len(told)
