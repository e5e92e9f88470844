"""The units below one, each kind among itself: by the total, by the points of a group, by the ratio of an indicator."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from motcua.core.index.queries import UnitFigures
from motcua.core.index.queries.ranked import placed
from motcua.core.index.rules import ranks
from motcua.web.board import words
from motcua.web.board.index_page import Number, part_number, ratio_said, whole_number
from motcua.web.board.question import Question
from motcua.web.board.standing import Ranked, RankedRow, called, key_of, ranked, ranking, set_name

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Standings:
    """A peer set in short: who is ranked, and who had nothing to be ranked by."""

    name: str
    href: str
    rows: Sequence[Ranked]
    idle: Sequence[Ranked]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One unit's figure for one indicator."""

    rank: str
    name: str
    href: str
    part: Number | None
    whole: Number | None
    ratio: str
    absence: str


@dataclass(frozen=True, slots=True)
class ByIndicator:
    """Units compared by one indicator: a table for each kind of those that have a ratio, a line for each reason to have
    none.
    """

    sets: Sequence[tuple[str, Sequence[IndicatorRow]]]
    absent: Mapping[str, Sequence[IndicatorRow]]

    def __bool__(self) -> bool:
        return bool(self.sets or self.absent)


@dataclass(frozen=True, slots=True)
class ByGroup:
    """Units compared by one group: a table for each kind, and who had no dossier."""

    sets: Sequence[tuple[str, Sequence[RankedRow]]]
    idle: Sequence[RankedRow]

    def __bool__(self) -> bool:
        return bool(self.sets or self.idle)


def beside(found: Sequence[UnitFigures], question: Question) -> list[Standings]:
    """The units below one, each ranked among its own kind; those without a dossier are named behind."""
    told = [_standings(key, of, question) for key, of in _by_kind(found).items()]
    return sorted(told, key=lambda one: -len(one.rows))


def by_group(found: Sequence[UnitFigures], code: str, question: Question) -> ByGroup:
    """The units below one by the points of a group, each ranked among its own kind."""
    sets = {key: ranking(of, question, code) for key, of in _by_kind(found).items()}
    idle = [row for rows in sets.values() for row in rows if not row.total]
    return ByGroup(_named({key: [row for row in rows if row.total] for key, rows in sets.items()}), idle)


def _by_kind(found: Iterable[UnitFigures]) -> dict[str, list[UnitFigures]]:
    """Peers: departments are not held against wards."""
    sets: dict[str, list[UnitFigures]] = {}
    for one in found:
        sets.setdefault(key_of(one.unit), []).append(one)
    return sets


def _named(sets: Mapping[str, Sequence[T]]) -> list[tuple[str, Sequence[T]]]:
    """Those in which there is somebody, the largest first."""
    largest_first = sorted(sets.items(), key=lambda pair: -len(pair[1]))
    return [(set_name(key), rows) for key, rows in largest_first if rows]


def by_indicator(found: Sequence[UnitFigures], code: str, question: Question) -> ByIndicator:
    """Units by the ratio of one indicator, each kind among itself, the best first; those without one by why.

    By what is not scored nobody is ranked: an average time depends on which procedures a unit has, and of which kind
    petitions are is no merit. The largest comes first.
    """
    sets = {key: _by_ratio(of, code, question) for key, of in _by_kind(found).items()}
    absent: dict[str, list[IndicatorRow]] = {}
    for row in chain.from_iterable(sets.values()):
        if row.absence:
            absent.setdefault(row.absence, []).append(row)
    return ByIndicator(_named({key: [row for row in rows if not row.absence] for key, rows in sets.items()}), absent)


def _by_ratio(found: Sequence[UnitFigures], code: str, question: Question) -> list[IndicatorRow]:
    shares = [(one, one.scores[code].count.ratio) for one in found]
    is_ranked = all(one.scores[code].indicator.scored for one in found)
    return [_indicator_row(rank if is_ranked else None, one, code, question) for rank, one in ranks(shares)]


def _standings(key: str, found: Sequence[UnitFigures], question: Question) -> Standings:
    rows = [Ranked(**ranked(one, question)) for one in placed(found)]
    href = question.address("board:ranking", nhom=key) if len(rows) > 1 else ""
    return Standings(set_name(key), href, [row for row in rows if row.total], [row for row in rows if not row.total])


def _indicator_row(rank: int | None, one: UnitFigures, code: str, question: Question) -> IndicatorRow:
    score, here = one.scores[code], question.of(one.unit)
    return IndicatorRow(
        rank=str(rank) if rank else "–",
        name=called(one.unit),
        href=here.address("board:indicator", code),
        part=part_number(score, here),
        whole=whole_number(score, here),
        ratio=ratio_said(score),
        absence=words.absence_of(score),
    )
