"""The unit tree as it stands on a day.

Each question is one recursive query over placements. Nothing is kept between questions: a city has some dozens of
units, the query costs what reading a version number would, and a page always sees the truth.

A unit that has ended stands nowhere, but what it received is still somebody's: it is counted below its successor, or
below the unit it stood below last (docs/decisions/0017). `tree`, `subtree` and `children` say who works on a day;
`subtree_ids`, `subtrees` and what is `above` a unit say whose its dossiers are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Min

from motcua.core.identity.definitions import UnitKind
from motcua.core.identity.models import Unit, UnitPlacement
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

_BELOW = """
    WITH RECURSIVE below (unit_id) AS (
        SELECT %(unit)s::bigint
        UNION
        SELECT placement.unit_id
        FROM identity_unitplacement placement
        JOIN below ON placement.parent_id = below.unit_id
        WHERE placement.period @> %(day)s::date
    )
    SELECT unit_id FROM below
"""
_OVER = """
    upper(placement.period) <= %(day)s::date AND NOT EXISTS (
        SELECT FROM identity_unitplacement later
        WHERE later.unit_id = placement.unit_id AND later.period >> placement.period
            AND lower(later.period) <= %(day)s::date
    )
"""
"""It is the last place that a unit had, and no more: what it received is counted there, or in its successor."""
_RIGHT_BELOW = f"""
    SELECT placement.unit_id, placement.period FROM identity_unitplacement placement
    WHERE placement.parent_id = {{unit}} AND (
        placement.period @> %(day)s::date
        OR ({_OVER} AND NOT EXISTS (
            SELECT FROM identity_unit unit
            WHERE unit.id = placement.unit_id AND unit.successor_id IS NOT NULL AND unit.valid_to < %(day)s::date
        ))
    )
    UNION ALL
    SELECT placement.unit_id, placement.period FROM identity_unit unit
    JOIN identity_unitplacement placement ON placement.unit_id = unit.id
    WHERE unit.successor_id = {{unit}} AND unit.valid_to < %(day)s::date AND {_OVER}
"""  # noqa: S608
_COUNTED = f"""
    WITH RECURSIVE below (root_id, unit_id) AS (
        SELECT given, given FROM unnest(%(units)s::bigint[]) AS given
        UNION
        SELECT below.root_id, placed.unit_id
        FROM below CROSS JOIN LATERAL ({_RIGHT_BELOW.format(unit="below.unit_id")}) AS placed
    )
    SELECT root_id, unit_id FROM below
"""  # noqa: S608
_ABOVE = """
    WITH RECURSIVE above (unit_id, distance) AS (
        SELECT %(unit)s::bigint, 0
        UNION ALL
        SELECT last.parent_id, above.distance + 1
        FROM above CROSS JOIN LATERAL (
            SELECT CASE WHEN unit.valid_to < %(day)s::date THEN coalesce(unit.successor_id, placement.parent_id)
                ELSE placement.parent_id END AS parent_id
            FROM identity_unitplacement placement JOIN identity_unit unit ON unit.id = placement.unit_id
            WHERE placement.unit_id = above.unit_id AND lower(placement.period) <= %(day)s::date
            ORDER BY lower(placement.period) DESC LIMIT 1
        ) last
        WHERE last.parent_id IS NOT NULL
    ) CYCLE unit_id SET looped USING path
    SELECT unit.*, above.distance FROM above JOIN identity_unit unit ON unit.id = above.unit_id
    WHERE NOT above.looped ORDER BY above.distance
"""


_TREE = f"""
    WITH RECURSIVE down (unit_id, depth, path) AS (
        SELECT placement.unit_id, 0, ARRAY[]::text[]
        FROM identity_unitplacement placement WHERE placement.parent_id IS NULL AND placement.period @> %(day)s::date
        UNION ALL
        SELECT placed.unit_id, down.depth + 1, down.path || unit.sort_key || unit.code
        FROM down CROSS JOIN LATERAL ({_RIGHT_BELOW.format(unit="down.unit_id")}) AS placed
        JOIN identity_unit unit ON unit.id = placed.unit_id
        WHERE placed.period @> %(day)s::date OR upper(placed.period) > %(since)s::date
    )
    SELECT unit.*, down.depth, coalesce(former.name, unit.name) AS name_then
    FROM down JOIN identity_unit unit ON unit.id = down.unit_id
    LEFT JOIN LATERAL (
        SELECT name FROM identity_formername WHERE unit_id = unit.id AND until >= %(day)s ORDER BY until LIMIT 1
    ) former ON true
    ORDER BY down.path
"""  # noqa: S608
_CHILDREN = f"""
    SELECT unit.* FROM ({_RIGHT_BELOW.format(unit="%(unit)s")}) AS placed
    JOIN identity_unit unit ON unit.id = placed.unit_id
    WHERE placed.period @> %(day)s::date OR upper(placed.period) > %(since)s::date
    ORDER BY unit.sort_key
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in the tree of a day: how far below the top, and what it was called then."""

    unit: Unit
    depth: int
    name: str


def tree(day: date, *, since: date | None = None) -> list[Branch]:
    """The whole tree, each unit behind the one it stands below; with `since` those too that ended on or after it."""
    rows: list[Any] = list(Unit.objects.raw(_TREE, {"day": day, "since": since}))
    return [Branch(row, row.depth, row.name_then) for row in rows]


def standing(day: date) -> list[tuple[int, str, str]]:
    """(id, level, kind) of every unit that has a place in the tree, in the order of the alphabet: thousands at once."""
    placed = Unit.objects.filter(placements__period__contains=day).order_by("sort_key", "pk")
    return list(placed.values_list("pk", "level", "kind"))


def subtree_ids(unit: Unit | int, day: date) -> frozenset[int]:
    """The unit itself and everything that is counted in it: what stands below it, and what has ended there."""
    return frozenset(subtrees([_pk(unit)], day)[_pk(unit)])


def subtrees(unit_ids: Iterable[int], day: date) -> dict[int, set[int]]:
    """Each of some units, be they ended, with everything that is counted in it."""
    found: dict[int, set[int]] = {unit_id: set() for unit_id in unit_ids}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, {"units": array_of(found), "day": day})
        for root_id, unit_id in cursor.fetchall():
            found[root_id].add(unit_id)
    return found


def array_of(ids: Iterable[int]) -> str:
    """Many ids as PostgreSQL reads an array: written by a list of numbers, thousands of them take far longer."""
    return f"{{{','.join(map(str, ids))}}}"


def subtree(unit: Unit | int, day: date) -> list[Unit]:
    """The unit itself and everything that stands below it, in the order of the alphabet."""
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, {"unit": _pk(unit), "day": day})
        return list(Unit.objects.filter(pk__in=[row[0] for row in cursor.fetchall()]))


def placed_since() -> dict[int, date]:
    """Unit → the first day on which it stood in the tree."""
    placed = UnitPlacement.objects.order_by().values_list("unit_id")
    return dict(placed.annotate(first=Min("period__startswith")))


def first_day() -> date | None:
    """The day from which on there was a unit at the top of the tree."""
    first: date | None = UnitPlacement.objects.filter(parent=None).aggregate(first=Min("period__startswith"))["first"]
    return first


def ancestors(unit: Unit | int, day: date) -> list[Unit]:
    """What stands above the unit, the nearest first; above one that has ended, in what it is counted."""
    return _upwards(unit, day)[1:]


def children(unit: Unit | int, day: date, *, since: date | None = None) -> list[Unit]:
    """What stands right below it; with `since` what ended there on or after that day, so that parts make up a whole."""
    return list(Unit.objects.raw(_CHILDREN, {"unit": _pk(unit), "day": day, "since": since}))


def root(day: date) -> Unit:
    """The unit at the top of the tree; DomainError `unit.no_root` before there is one."""
    found = Unit.objects.filter(placements__parent=None, placements__period__contains=day).first()
    if found is None:
        raise DomainError("unit.no_root", Sentence("Vào thời gian này hệ thống chưa có đơn vị nào."))
    return found


def committee_above(unit: Unit | int, day: date) -> Unit:
    """The People's Committee in whose name a department or one-stop desk works; a committee is its own."""
    for found in _upwards(unit, day):
        if found.kind == UnitKind.COMMITTEE:
            return found
    raise DomainError("unit.no_committee", Sentence("Đơn vị này không thuộc Ủy ban nhân dân nào vào ngày này."))


def _upwards(unit: Unit | int, day: date) -> list[Unit]:
    return list(Unit.objects.raw(_ABOVE, {"unit": _pk(unit), "day": day}))


def _pk(unit: Unit | int) -> int:
    return unit if isinstance(unit, int) else unit.pk
