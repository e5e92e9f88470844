"""The unit tree as it stands on a day.

Each question is one recursive query over the placements of that day. Nothing is kept between questions: a city
has some dozens of units, the query costs what reading a version number would, and a page always sees the truth.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from motcua.core.identity.definitions import UnitKind
from motcua.core.identity.models import Unit
from motcua.kernel.errors import DomainError

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
_EACH_BELOW = """
    WITH RECURSIVE below (root_id, unit_id) AS (
        SELECT given, given FROM unnest(%(units)s::bigint[]) AS given
        UNION
        SELECT below.root_id, placement.unit_id
        FROM identity_unitplacement placement
        JOIN below ON placement.parent_id = below.unit_id
        WHERE placement.period @> %(day)s::date
    )
    SELECT root_id, unit_id FROM below
"""
_ABOVE = """
    WITH RECURSIVE above (unit_id, distance) AS (
        SELECT %(unit)s::bigint, 0
        UNION ALL
        SELECT placement.parent_id, above.distance + 1
        FROM identity_unitplacement placement
        JOIN above ON placement.unit_id = above.unit_id
        WHERE placement.period @> %(day)s::date AND placement.parent_id IS NOT NULL
    ) CYCLE unit_id SET looped USING path
    SELECT unit.*, above.distance FROM above JOIN identity_unit unit ON unit.id = above.unit_id
    WHERE NOT above.looped ORDER BY above.distance
"""


_TREE = """
    WITH RECURSIVE down (unit_id, depth, path) AS (
        SELECT placement.unit_id, 0, ARRAY[]::text[]
        FROM identity_unitplacement placement WHERE placement.parent_id IS NULL AND placement.period @> %(day)s::date
        UNION ALL
        SELECT placement.unit_id, down.depth + 1, down.path || unit.sort_key || unit.code
        FROM identity_unitplacement placement
        JOIN down ON placement.parent_id = down.unit_id
        JOIN identity_unit unit ON unit.id = placement.unit_id
        WHERE placement.period @> %(day)s::date
    )
    SELECT unit.*, down.depth, coalesce(former.name, unit.name) AS name_then
    FROM down JOIN identity_unit unit ON unit.id = down.unit_id
    LEFT JOIN LATERAL (
        SELECT name FROM identity_formername WHERE unit_id = unit.id AND until >= %(day)s ORDER BY until LIMIT 1
    ) former ON true
    ORDER BY down.path
"""


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in the tree of a day: how far below the top, and what it was called then."""

    unit: Unit
    depth: int
    name: str


def tree(day: date) -> list[Branch]:
    """The whole tree, each unit behind the one it stands below."""
    rows: list[Any] = list(Unit.objects.raw(_TREE, {"day": day}))
    return [Branch(row, row.depth, row.name_then) for row in rows]


def standing(day: date) -> list[tuple[int, str, str]]:
    """(id, level, kind) of every unit that has a place in the tree, in the order of the alphabet: thousands at once."""
    placed = Unit.objects.filter(placements__period__contains=day).order_by("sort_key", "pk")
    return list(placed.values_list("pk", "level", "kind"))


def subtree_ids(unit: Unit | int, day: date) -> frozenset[int]:
    """The unit itself and everything below it."""
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, {"unit": _pk(unit), "day": day})
        return frozenset(row[0] for row in cursor.fetchall())


def subtrees(unit_ids: Iterable[int], day: date) -> dict[int, set[int]]:
    """Each of some units with everything below it."""
    found: dict[int, set[int]] = {unit_id: set() for unit_id in unit_ids}
    with connection.cursor() as cursor:
        cursor.execute(_EACH_BELOW, {"units": array_of(found), "day": day})
        for root_id, unit_id in cursor.fetchall():
            found[root_id].add(unit_id)
    return found


def array_of(ids: Iterable[int]) -> str:
    """Many ids as PostgreSQL reads an array: written by a list of numbers, thousands of them take far longer."""
    return f"{{{','.join(map(str, ids))}}}"


def subtree(unit: Unit | int, day: date) -> list[Unit]:
    """The unit itself and everything below it, in the order of the alphabet."""
    return list(Unit.objects.filter(pk__in=subtree_ids(unit, day)))


def ancestors(unit: Unit | int, day: date) -> list[Unit]:
    """What stands above the unit, the nearest first."""
    return _upwards(unit, day)[1:]


def children(unit: Unit | int, day: date) -> list[Unit]:
    placed = Unit.objects.filter(placements__parent=_pk(unit), placements__period__contains=day)
    return list(placed)


def root(day: date) -> Unit:
    """The unit at the top of the tree; DomainError `unit.no_root` before there is one."""
    found = Unit.objects.filter(placements__parent=None, placements__period__contains=day).first()
    if found is None:
        raise DomainError("unit.no_root", "Chưa có cơ quan đứng đầu cây đơn vị vào ngày này.")
    return found


def committee_above(unit: Unit | int, day: date) -> Unit:
    """The People's Committee in whose name a department or one-stop desk works; a committee is its own."""
    for found in _upwards(unit, day):
        if found.kind == UnitKind.COMMITTEE:
            return found
    raise DomainError("unit.no_committee", "Đơn vị này không thuộc Ủy ban nhân dân nào vào ngày này.")


def _upwards(unit: Unit | int, day: date) -> list[Unit]:
    return list(Unit.objects.raw(_ABOVE, {"unit": _pk(unit), "day": day}))


def _pk(unit: Unit | int) -> int:
    return unit if isinstance(unit, int) else unit.pk
