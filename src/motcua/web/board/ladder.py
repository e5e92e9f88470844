"""A ranking in short: who stands at the top and who at the bottom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from motcua.core.identity.definitions import UnitLevel
from motcua.core.index.queries import UnitFigures
from motcua.core.index.queries.ranked import Placed, placed
from motcua.core.index.queries.ranking import ranking
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
    told = [_of_those(key, of, question) for key, of in sets.items()] or [_of_its_peers(question)]
    return max((one for one in told if one.ranked > 1), key=lambda one: one.ranked, default=None)


def _of_those(key: str, found: Sequence[UnitFigures], question: Question) -> Ladder:
    ranked = [one for one in placed(found) if one.rank is not None]
    return _ladder(key, len(ranked), len(found), lambda first, size: ranked[first : first + size], question)


def _of_its_peers(question: Question) -> Ladder:
    """A nation has thousands of communes: only those that are shown are scored."""
    key = standing.key_of(question.unit)
    found = ranking(standing.peer_sorts(question).get(key, {}), question.window, question.scored_by)
    told, own = _ladder(key, found.ranked, len(found), found.page, question), found.of(question.unit)
    shown = {rung.href for rung in (*told.best, *told.last)}
    rung = _rung(own, question) if own is not None and own.rank is not None else None
    return replace(told, own=rung if rung is not None and rung.href not in shown else None)


def _ladder(
    key: str, ranked: int, units: int, page: Callable[[int, int], Sequence[Placed]], question: Question
) -> Ladder:
    """`page` gives so many of those that are ranked, from a place on."""

    def rungs(first: int, size: int) -> list[Rung]:
        return [_rung(one, question) for one in page(first, size)]

    name, href, idle = standing.set_name(key), question.address("board:ranking", nhom=key), units - ranked
    if ranked <= 2 * STEPS:
        return Ladder(name, href, rungs(0, ranked), None, (), ranked, idle)
    return Ladder(name, href, rungs(0, STEPS), None, rungs(ranked - STEPS, STEPS), ranked, idle)


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
