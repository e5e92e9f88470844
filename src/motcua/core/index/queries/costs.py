"""What costs a unit points: dossiers that are not counted, those first that would give back the most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from motcua.core.index.engine import judging
from motcua.core.index.engine.judging import Spot
from motcua.core.index.periods import Window
from motcua.core.index.queries.asked import UnitAsked, scope_of
from motcua.core.index.queries.scored import UnitFigures, lists_of
from motcua.core.index.rules import Standing
from motcua.core.index.worth import Shift, Worth, worth


@dataclass(frozen=True, slots=True)
class Cost:
    """Dossiers that are missing in the same indicators: each is worth the same, and all together no more than `all`.

    `all` is less than their number times `each` where a target is reached on the way.
    """

    mask: int
    dossiers: int
    each: Worth
    all: Worth


@dataclass(frozen=True, slots=True)
class Costly:
    dossier_id: UUID
    cost: Cost


@dataclass(frozen=True, slots=True)
class Costs:
    figures: UnitFigures
    groups: Sequence[Cost]

    @property
    def lost(self) -> Fraction:
        """All points that the unit lacks, whatever costs them."""
        return sum((score.lost for score in self.figures.scores.values()), Fraction(0))


def costs_of(asked: UnitAsked, figures: UnitFigures) -> Costs:
    """The groups, the dearest dossier first. Dossiers that would give nothing back are in none."""
    found = judging.masks(scope_of([asked]), figures.window, lists_of(figures.scored_by), _scored_mask(figures))
    groups = [_cost(figures, mask, dossiers) for mask, dossiers in found.items()]
    ordered = sorted(groups, key=lambda one: (-one.each.points, -one.dossiers, one.mask))
    return Costs(figures, [one for one in ordered if one.each.points > 0])


def costly_page(
    asked: UnitAsked, window: Window, costs: Costs, *, only: int = 0, after: Spot | None = None, size: int = 50
) -> tuple[list[Costly], Spot | None]:
    """Some of their dossiers, the dearest first; `only` those of one mask. And where the next page begins."""
    groups = {one.mask: one for one in costs.groups if only in (0, one.mask)}
    if not groups:
        return [], None
    figures = costs.figures
    rows = judging.listed(
        scope_of([asked]), window, lists_of(figures.scored_by),
        among=_scored_mask(figures), order=list(groups), after=after, size=size + 1,
    )  # fmt: skip
    shown = [Costly(row.dossier_id, groups[row.mask]) for _, row in rows[:size]]
    if len(rows) <= size:
        return shown, None
    rank, last = rows[size - 1]
    return shown, Spot(rank, last.moment, str(last.dossier_id))


def _cost(figures: UnitFigures, mask: int, dossiers: int) -> Cost:
    codes = judging.codes_of(mask)
    return Cost(mask, dossiers, _worth(figures, codes, 1), _worth(figures, codes, dossiers))


def _worth(figures: UnitFigures, codes: Sequence[str], dossiers: int) -> Worth:
    better: Mapping[str, Shift] = {code: Shift(above=dossiers) for code in codes}
    unit = figures.unit
    return worth(figures.scored_by, figures.scores, level=unit.level, kind=unit.kind, better=better)


def _scored_mask(figures: UnitFigures) -> int:
    """The declarations by which one dossier more would give points here: no source, no weight or a target that is
    reached already gives none, and such a bit would only tell apart what costs the same."""
    counted = {one.indicator.counts for one in figures.scores.values() if one.standing is Standing.COUNTED}
    return judging.mask_of([code for code in counted if _worth(figures, [code], 1).points > 0])
