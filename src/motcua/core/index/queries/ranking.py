"""Thousands of units in their order: weighed in floating point, exact wherever two come near, scored where shown.

A nation has 12,600 units with 22 indicators each. Scoring all of them exactly takes seconds; nobody sees more than a
page of them at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from statistics import median

from motcua.core.identity import queries as identity
from motcua.core.identity.models import Unit
from motcua.core.index import rules
from motcua.core.index.declarations import RATIOS, Relation
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.engine import kept
from motcua.core.index.engine.counting import NOT_TOLD, Counted, Sums, places
from motcua.core.index.periods import Window
from motcua.core.index.queries.national import national_totals
from motcua.core.index.queries.ranked import Placed, share
from motcua.core.index.queries.scored import UnitFigures, lists_of, scored
from motcua.core.index.weighing import Law, Places, Sort, exactly, law_of, weigher


@dataclass(frozen=True, slots=True)
class Spread:
    """Where a peer set stands: how many of it are ranked, their median and their best share."""

    units: int
    median: Fraction | None
    best: Fraction | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """`order` is (rank, unit id), the best first: 1, 2, 2, 4; behind them, without a rank, who has not worked."""

    order: Sequence[tuple[int | None, int]]
    _peers: "Peers"

    def __len__(self) -> int:
        return len(self.order)

    def page(self, first: int, size: int) -> list[Placed]:
        """So many from position `first` (0 is the best), as `ranked.placed` tells them: exact, to be shown."""
        shown = self.order[first : first + size]
        units = Unit.objects.in_bulk([unit_id for _, unit_id in shown])
        return [self._told(rank, units[unit_id]) for rank, unit_id in shown]

    def of(self, unit: Unit) -> Placed | None:
        """A unit in its place; None for one that was not asked about."""
        at = self.position(unit.pk)
        return None if at is None else self._told(self.order[at][0], unit)

    @property
    def ranked(self) -> int:
        """How many have a rank: they stand first."""
        return sum(rank is not None for rank, _ in self.order)

    def spread(self) -> Spread:
        """In their order the median stands in the middle: nobody else has to be scored for it."""
        ranked = [unit_id for _, unit_id in self.order[: self.ranked]]
        if not ranked:
            return Spread(0, None, None)
        middle = [self._peers.share(one) for one in ranked[(len(ranked) - 1) // 2 : len(ranked) // 2 + 1]]
        return Spread(len(ranked), median(one for one in middle if one is not None), self._peers.share(ranked[0]))

    def by(self, group: str) -> "Ranking":
        """The same units by the points of one group; nothing is counted again."""
        peers = replace(self._peers, group=group)
        return Ranking(peers.in_order(), peers)

    def position(self, unit_id: int) -> int | None:
        """Where a unit stands in `order`; None for one that was not asked about."""
        return next((at for at, (_, one) in enumerate(self.order) if one == unit_id), None)

    def _told(self, rank: int | None, unit: Unit) -> Placed:
        figures = self._peers.figures(unit)
        return Placed(rank, figures, share(figures, self._peers.group))


def ranking(sorts: Mapping[int, Sort], window: Window, chosen: IndicatorSet, *, group: str = "") -> Ranking:
    """The units of `sorts` by their share of the points, or of one group's; equal ones as they came."""
    below = identity.subtrees(sorts, window.tree_day)
    counted = kept.sums(below, window, lists_of(chosen))
    peers = Peers(sorts, window, chosen, group, counted, national_totals(sorts, window.period))
    return Ranking(peers.in_order(), peers)


@dataclass(frozen=True, slots=True)
class Peers:
    """What was counted of everybody, and by what it is judged."""

    sorts: Mapping[int, Sort]
    window: Window
    chosen: IndicatorSet
    group: str
    counted: Counted
    national: Mapping[int, int]

    def in_order(self) -> list[tuple[int | None, int]]:
        laws = {sort: self._law(sort) for sort in set(self.sorts.values())}
        weigh = {sort: weigher(law) for sort, law in laws.items()}
        sums = self._with_national()
        near = [(unit_id, weigh[sort](sums[unit_id])) for unit_id, sort in self.sorts.items()]
        return rules.near_ranks(near, lambda unit_id: exactly(laws[self.sorts[unit_id]], sums[unit_id]))

    def figures(self, unit: Unit) -> UnitFigures:
        counts = self.counted.named(unit.pk)
        return scored(unit, self.window, self.chosen, counts, self.national.get(unit.pk))

    def share(self, unit_id: int) -> Fraction | None:
        """Exact, of one of them; asks nothing, for what it is of is known."""
        level, kind = self.sorts[unit_id]
        return share(self.figures(Unit(pk=unit_id, level=level, kind=kind)), self.group)

    def _with_national(self) -> Mapping[int, Sums]:
        """What is not counted here is put at its place too: copies of thousands of rows would be for nothing."""
        sums = self.counted.sums
        for divided in (at + 1 for code, at in places().items() if RATIOS.get(code).whole_is_told):
            for unit_id in self.sorts:
                if sums[unit_id][divided] != NOT_TOLD:
                    sums[unit_id][divided] = self.national.get(unit_id, 0)
        return sums

    def _law(self, sort: Sort) -> Law:
        ratios = {code for code, ratio in RATIOS.items() if ratio.whole is not None}
        fed = {code: at for code, at in places().items() if code in self.counted.fed & ratios}
        dossiers = frozenset(code for code in fed if RATIOS.get(code).part.relation is Relation.DOSSIER)
        return law_of(self.chosen, Places(fed, dossiers), sort, group=self.group)
