"""The figures of the day for some units; and which rows are known to whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from motcua.core.dossiers.models import DossierFact
from motcua.core.dossiers.policies import scoped
from motcua.core.identity.definitions import OWN_SOURCE
from motcua.core.index.engine import live
from motcua.core.index.engine.compiling import Lists
from motcua.core.index.figures import FIGURES, Figure
from motcua.core.index.periods import Window
from motcua.core.index.policies import watched
from motcua.core.index.queries.scored import lists_of
from motcua.core.index.queries.sets import set_on
from motcua.core.index.rules import Count
from motcua.core.ledger.definitions import Actor

TOGETHER = 0
"""The root of a scope in which several units are counted as one."""


@dataclass(frozen=True, slots=True)
class Value:
    """A figure counted: `ratio` is None when nothing was there to count ("chưa phát sinh"), never a zero."""

    figure: Figure
    numerator: int
    denominator: int | None

    @property
    def ratio(self) -> float | None:
        return self.numerator / self.denominator if self.denominator else None


def values_of(unit_ids: Iterable[int], window: Window, source: str = "") -> dict[str, Value]:
    """Every figure for some units together, in one statement; by the rows of one source, if it is said."""
    counted = live.count([(TOGETHER, unit) for unit in unit_ids], window, _lists(window, source))
    return _values(counted.get(TOGETHER, {}))


def values_by_unit(unit_ids: Iterable[int], window: Window, source: str = "") -> dict[int, dict[str, Value]]:
    """Every figure for each deciding unit apart, in one statement. A unit with nothing in the period is not in it."""
    counted = live.count([(unit, unit) for unit in unit_ids], window, _lists(window, source))
    found = {unit: _values(counts) for unit, counts in counted.items()}
    return {unit: values for unit, values in found.items() if values["on_time"].denominator}


def known_to(actor: Actor, facts: Iterable[DossierFact]) -> frozenset[UUID]:
    """Those of some rows of which this actor may see the dossier; the others are shown without their code.

    A dossier of another system is known to who watches the unit that decides it.
    """
    rows = list(facts)
    own = scoped(actor).filter(pk__in=[fact.dossier_id for fact in rows]).values_list("pk", flat=True)
    units = watched(actor) if any(fact.source != OWN_SOURCE for fact in rows) else frozenset()
    imported = (fact.dossier_id for fact in rows if fact.source != OWN_SOURCE and fact.competent_unit_id in units)
    return frozenset([*own, *imported])


def _values(counted: Mapping[str, Count]) -> dict[str, Value]:
    nothing = Count(0, 0)
    found = {}
    for figure in FIGURES:
        count = counted.get(figure.counts, nothing)
        whole = (count.denominator or 0) if figure.is_ratio else None
        found[figure.code] = Value(figure, count.numerator or 0, whole)
    return found


def _lists(window: Window, source: str = "") -> Lists:
    return lists_of(set_on(window.tree_day).of_source(source))
