"""A ranking in short: who stands at the top and who at the bottom."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.core.identity.definitions import UnitLevel
from motcua.core.index.queries import UnitFigures
from motcua.core.index.queries.ranked import Placed, placed
from motcua.web.board import standing, tiles, words
from motcua.web.board.question import Question

STEPS = 5


@dataclass(frozen=True, slots=True)
class Rung:
    rank: int
    name: str
    href: str
    total: str
    band: str
    band_number: int
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Ladder:
    """`best` are all where they are few; else the first `STEPS`, and the last as many in `last`.

    `own` is the unit that is asked about, where it stands between the two.
    """

    name: str
    href: str
    best: Sequence[Rung]
    own: Rung | None
    last: Sequence[Rung]
    ranked: int
    idle: int


def ladder(found: Sequence[UnitFigures], question: Question) -> Ladder | None:
    """Of the peer set below the unit in which most have worked; of one with none below, of its own peers.

    None where nobody can be compared. `found` is the unit, then those right below it.
    """
    sets: dict[str, list[UnitFigures]] = {}
    for one in found[1:]:
        sets.setdefault(standing.key_of(one.unit), []).append(one)
    if not sets:
        key = standing.key_of(question.unit)
        sets[key] = standing.figures_of(standing.peer_sets(question).get(key, []), question)
    told = (_ladder(key, of, question) for key, of in sets.items())
    return max((one for one in told if one.ranked > 1), key=lambda one: one.ranked, default=None)


def _ladder(key: str, found: Sequence[UnitFigures], question: Question) -> Ladder:
    rungs = [_rung(one, question) for one in placed(found) if one.rank is not None]
    href, idle = question.address("board:ranking", nhom=key), len(found) - len(rungs)
    if len(rungs) <= 2 * STEPS:
        return Ladder(standing.set_name(key), href, rungs, None, (), len(rungs), idle)
    own = next((one for one in rungs[STEPS:-STEPS] if one.is_asked), None)
    return Ladder(standing.set_name(key), href, rungs[:STEPS], own, rungs[-STEPS:], len(rungs), idle)


def _rung(one: Placed, question: Question) -> Rung:
    found = one.figures
    unit, total = found.unit, found.total
    return Rung(
        rank=one.rank or 0,
        name=tiles.short_label(unit) if unit.level == UnitLevel.COMMUNE else unit.name,
        href=question.of(unit).address(),
        total=words.points(total.scaled or 0, 1),
        band=words.band_name(total.band),
        band_number=words.band_number(found.scored_by, total.band),
        is_asked=unit.pk == question.unit.pk,
    )
