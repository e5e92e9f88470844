"""Units beside each other: ranks, the peers' median and best, tables that sort by links."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.core.identity import queries as identity
from motcua.core.identity.definitions import DECIDING, UnitKind, UnitLevel
from motcua.core.identity.models import Unit
from motcua.core.index import queries
from motcua.core.index.definitions import Group
from motcua.core.index.queries import UnitFigures
from motcua.core.index.queries.asked import with_all_below
from motcua.core.index.queries.ranked import Placed, placed, reached, share
from motcua.core.index.queries.ranking import Ranking
from motcua.core.index.weighing import Sort
from motcua.web.board import words
from motcua.web.board.question import Question
from motcua.web.ui.charts import meter_bar
from motcua.web.ui.parts import Column, Tab
from motcua.web.ui.wording import percent

PEER_LABELS = {
    "commune-committee": "Phường, xã",
    "city-department": "Phòng chuyên môn",
    "city-committee": "Huyện, thị xã, thành phố",
    "province-department": "Sở, ngành",
    "commune-department": "Phòng, ban của phường, xã",
}
FIRST = "commune-committee"


@dataclass(frozen=True, slots=True)
class Cell:
    """Points of a unit and where they open; empty where there is nothing to rank by."""

    code: str
    label: str
    shown: str
    href: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit in its place. Without a total it had nothing to be ranked by."""

    rank: str
    name: str
    href: str
    total: str
    band: str
    band_number: int


@dataclass(frozen=True, slots=True)
class RankedRow(Ranked):
    """The same with its points by group."""

    cells: Sequence[Cell]
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """How a unit stands in a group among its peers; `gap` in points of the group, to the best."""

    name: str
    href: str
    mine: str
    bar: SafeString
    median: str
    best: str
    gap: str
    rank: str


def called(unit: Unit) -> str:
    """Among its like a commune is known by its place; a department's short name is initials, which say little."""
    return unit.short_name if unit.level == UnitLevel.COMMUNE and unit.kind == UnitKind.COMMITTEE else unit.name


def key_of(unit: Unit) -> str:
    return f"{unit.level}-{unit.kind}"


def peer_sets(question: Question) -> dict[str, list[Unit]]:
    """Sets of at least two units of the same level and kind, as the tree stood."""
    sets: dict[str, list[Unit]] = {}
    for branch in identity.tree(question.window.tree_day):
        if branch.unit.kind in DECIDING:
            sets.setdefault(key_of(branch.unit), []).append(branch.unit)
    return {key: units for key, units in sets.items() if len(units) > 1}


def peer_sorts(question: Question) -> dict[str, dict[int, Sort]]:
    """The same sets as ids with what they are: a nation has too many units to know each of them by name."""
    sets: dict[str, dict[int, Sort]] = {}
    for unit_id, level, kind in identity.standing(question.window.tree_day):
        if kind in DECIDING:
            sets.setdefault(f"{level}-{kind}", {})[unit_id] = Sort(level, kind)
    return {key: units for key, units in sets.items() if len(units) > 1}


def set_name(key: str) -> str:
    if key in PEER_LABELS:
        return _(PEER_LABELS[key])
    level, kind = key.split("-")
    return _("%(kind)s cấp %(level)s") % {"kind": _KINDS[UnitKind(kind)], "level": _LEVELS[UnitLevel(level)]}


_KINDS = {
    UnitKind.COMMITTEE: gettext_lazy("Ủy ban nhân dân"),
    UnitKind.OFFICE: gettext_lazy("Văn phòng"),
    UnitKind.DEPARTMENT: gettext_lazy("Cơ quan chuyên môn"),
    UnitKind.ONE_STOP: gettext_lazy("Bộ phận một cửa"),
    UnitKind.PARTNER: gettext_lazy("Đơn vị phối hợp"),
}
_LEVELS = {
    UnitLevel.PROVINCE: gettext_lazy("tỉnh"),
    UnitLevel.CITY: gettext_lazy("huyện, thành phố"),
    UnitLevel.COMMUNE: gettext_lazy("xã"),
}


def figures_of(units: list[Unit], question: Question) -> list[UnitFigures]:
    """One statement for all of them."""
    return queries.figures(with_all_below(units, question.window.tree_day), question.window, question.scored_by)


def set_tabs(sets: Iterable[str], current: str, question: Question, sort: str) -> list[Tab]:
    more = {"xep": sort} if sort else {}
    return [
        Tab(set_name(key), question.address("board:ranking", nhom=key, **more), current=key == current) for key in sets
    ]


def ranking(found: Sequence[UnitFigures], question: Question, group: str = "") -> list[RankedRow]:
    """By the total, or by the points of one group: 1, 2, 2, 4."""
    return [row_of(one, question) for one in placed(found, group)]


def ranking_columns(groups: Sequence[Group], question: Question, current: str, sort: str) -> list[Column]:
    """Every head of points sorts by a link; the best always first."""

    def head(label: str, code: str) -> Column:
        more = {"nhom": current, **({"xep": code} if code else {})}
        href = question.address("board:ranking", **more)
        return Column(label, numeric=True, href=href, sorted="descending" if sort == code else "")

    return [
        Column(_("Hạng"), numeric=True),
        Column(_("Đơn vị")),
        head(_("Tổng điểm"), ""),
        *(head(f"{group.code}. {_(group.name)}", group.code) for group in groups),
    ]


def gaps(among: Ranking, mine: UnitFigures, question: Question) -> list[Gap]:
    return [_gap(among.by(group.code), mine, group, question) for group in mine.scored_by.groups]


def row_of(one: Placed, question: Question) -> RankedRow:
    found, here = one.figures, question.of(one.figures.unit)
    cells = [_cell(found, group, here) for group in found.scored_by.groups]
    return RankedRow(**ranked(one, question), cells=cells, is_asked=found.unit.pk == question.unit.pk)


def ranked(one: Placed, question: Question) -> dict[str, Any]:
    """What a `Ranked` says of a unit."""
    found = one.figures
    worked = one.share is not None and found.total.scaled is not None
    return {
        "rank": str(one.rank) if one.rank else "–",
        "name": called(found.unit),
        "href": question.of(found.unit).address(),
        "total": words.points(found.total.scaled or 0) if worked else "",
        "band": words.band_name(found.total.band) if worked else "",
        "band_number": words.band_number(found.scored_by, found.total.band) if worked else 0,
    }


def _cell(found: UnitFigures, group: Group, here: Question) -> Cell:
    total = reached(found, group.code)
    href = here.address("board:group", group.code)
    if share(found, group.code) is None:
        return Cell(group.code, _(group.name), "", href)
    return Cell(group.code, _(group.name), f"{words.points(total.points)} / {words.plain_points(total.possible)}", href)


def _gap(among: Ranking, mine: UnitFigures, group: Group, question: Question) -> Gap:
    around, own, at = among.spread(), share(mine, group.code), among.position(mine.unit.pk)
    rank = among.order[at][0] if at is not None else None
    possible = reached(mine, group.code).possible
    lacking = (around.best - own) * possible if around.best is not None and own is not None else None
    return Gap(
        name=group.name,
        href=question.address("board:group", group.code),
        mine=percent(own) if own is not None else _("chưa phát sinh"),
        bar=meter_bar(float(own or 0), 1.0, float(around.median) if around.median is not None else None),
        median=percent(around.median),
        best=percent(around.best),
        gap=words.points(lacking) if lacking else "",
        rank=f"{rank} / {around.units}" if rank else "–",
    )
