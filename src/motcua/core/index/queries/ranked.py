"""Units beside each other: who has worked at all, who stands where."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from motcua.core.index.declarations import RATIOS, Relation
from motcua.core.index.queries.scored import UnitFigures
from motcua.core.index.rules import Standing, Total, ranks


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit among its peers. `share` is the part of the points that it could have; None: nothing to rank it by."""

    rank: int | None
    figures: UnitFigures
    share: Fraction | None


def has_worked(found: UnitFigures) -> bool:
    """Whether any dossier of the period was there to count.

    A unit without one has points only by the rules for empty denominators: those are no achievement and no failure,
    so it is neither ranked nor coloured.
    """
    return any(
        score.standing is Standing.COUNTED and RATIOS.get(score.indicator.counts).part.relation is Relation.DOSSIER
        for score in found.scores.values()
    )


def reached(found: UnitFigures, group: str = "") -> Total:
    """The total, or the points of one group."""
    return found.group(group) if group else found.total


def share(found: UnitFigures, group: str = "") -> Fraction | None:
    """Which part of the points that could be had; None where there was nothing to have, or nothing was done."""
    total = reached(found, group)
    return total.points / total.possible if total.possible and has_worked(found) else None


def placed(found: Iterable[UnitFigures], group: str = "") -> list[Placed]:
    """Best first: 1, 2, 2, 4; who has nothing to be ranked by comes last."""
    shares = [(one, share(one, group)) for one in found]
    known = {one.unit.pk: of for one, of in shares}
    return [Placed(rank, one, known[one.unit.pk]) for rank, one in ranks(shares)]
