"""Figures of periods that are over, kept: read by the same function as live ones, and as exact.

A kept row is right as long as nobody has changed what it counted. Triggers note whoever does (`Revision`); a row
whose snapshot has not seen such a transaction commit, or whose units are not those of the tree any more, is counted
anew from the facts. Everything that one read tells is of one statement, so of one state.
"""

from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b, sha256

from django.db import connection

from motcua.core.identity.queries.units import array_of
from motcua.core.index.declarations import RATIOS
from motcua.core.index.engine import live
from motcua.core.index.engine.compiling import Dialect, Lists, plan
from motcua.core.index.engine.counting import READING, Counted, Row, Sums, counted, places
from motcua.core.index.models import KeptPeriod
from motcua.core.index.periods import REPORTED, Window
from motcua.core.index.rules import Count

Below = Mapping[int, Collection[int]]
"""Root → the units that are counted in it."""

REVISIONS, KEPT = 2000, 3000
"""Numbers of rows, beside those of a plan."""
_KEPT = """
    WITH kept AS MATERIALIZED (
        SELECT sums.unit_id, sums.below, sums.sums, sums.snapshot
        FROM index_keptperiod AS period JOIN index_keptsums AS sums ON sums.kept_id = period.id
        WHERE period.period = %(period)s AND period.plan = %(key)s AND sums.unit_id = ANY(%(kept)s::bigint[])
    ), snapshots AS (
        SELECT snapshot, row_number() OVER () AS number FROM (SELECT DISTINCT snapshot FROM kept) AS different
    )
    SELECT 3000 AS number, unit_id AS root, ARRAY[below, snapshots.number] || sums AS amounts
    FROM kept JOIN snapshots USING (snapshot)
    UNION ALL
    SELECT DISTINCT 2000, revision.unit_id, ARRAY[snapshots.number]
    FROM snapshots JOIN index_revision AS revision
        ON revision.since <= %(at)s AND NOT pg_visible_in_snapshot(revision.transaction, snapshot::pg_snapshot)
"""


def count(scope: live.Scope, window: Window, lists: Lists) -> dict[int, dict[str, Count]]:
    """Every declaration for every root of the scope: what `live.count` says, sooner where it is kept."""
    below: dict[int, list[int]] = {}
    for root, unit in scope:
        below.setdefault(root, []).append(unit)
    found = sums(below, window, lists)
    return {root: found.named(root) for root in below}


def sums(below: Below, window: Window, lists: Lists) -> Counted:
    """The same, without a name for each number."""
    if not _is_kept(window, lists):
        return live.sums(_pairs(below, below), window, lists)
    rest: set[int] = set()
    while True:  # again only if somebody revised between the two: in the end all is counted live
        found = _read(below, rest, window, lists)
        wrong = below.keys() - rest - found.right.keys()
        if not wrong:
            return Counted({**found.right, **found.counted.sums}, found.counted.fed)
        rest |= wrong


def right(below: Below, window: Window, lists: Lists) -> Mapping[int, Sums]:
    """What is kept of these units and holds now. The others are counted live, or not at all yet."""
    return _read(below, (), window, lists).right


def is_keepable(window: Window) -> bool:
    """Only what is over; days are many and asked but once."""
    return window.is_final and window.period.kind in REPORTED


def _is_kept(window: Window, lists: Lists) -> bool:
    """Whether looking is worth its time: anything at all stands there for it."""
    return is_keepable(window) and KeptPeriod.objects.filter(period=window.code, plan=key_of(lists)).exists()


@cache
def key_of(lists: Lists) -> str:
    """Names all that is counted, and how: what another declaration or set has counted is nobody else's."""
    found = plan(lists, Dialect.POSTGRES)
    said = (READING, found.text, [part.columns for part in found.parts], RATIOS.keys())
    return sha256(repr(said).encode()).hexdigest()


def hash_of(units: Collection[int]) -> int:
    """Names a set of units, as a bigint."""
    digest = blake2b(array("q", sorted(units)).tobytes(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


@dataclass(slots=True)
class _Found:
    """One statement's answer: what is kept and right, and what it counted live."""

    counted: Counted
    right: dict[int, Sums] = field(default_factory=dict)


def _read(below: Below, rest: Collection[int], window: Window, lists: Lists) -> _Found:
    """Counts `rest` live, and looks in the same statement which of the others are kept and right."""
    found, pairs = plan(lists, Dialect.POSTGRES), _pairs(below, rest)
    text = live.with_scope(found.text if rest else found.told)
    asked = {
        **live.parameters(pairs, window.start, window.at),
        "period": window.code,
        "key": key_of(lists),
        "kept": array_of(root for root in below if root not in rest),
    }
    with connection.cursor() as cursor:
        cursor.execute(f"({_KEPT}) UNION ALL {text}", asked)  # our own declarations
        rows: list[Row] = cursor.fetchall()
    answer = _Found(counted(found, (row for row in rows if not _is_own(row)), rest))
    _sift(answer, rows, below)
    return answer


def _sift(answer: _Found, rows: Iterable[Row], below: Below) -> None:
    kept = [row for row in rows if row[0] == KEPT]
    revised: dict[int, set[int]] = {}
    for _, unit, (snapshot,) in (row for row in rows if row[0] == REVISIONS):
        revised.setdefault(snapshot, set()).add(unit)
    size = 2 * len(places())
    for _, root, (hashed, snapshot, *sums) in kept:
        units = below[root]
        untouched = snapshot not in revised or revised[snapshot].isdisjoint(units)
        if untouched and len(sums) == size and hashed == hash_of(units):
            answer.right[root] = sums


def _is_own(row: Row) -> bool:
    return row[0] in (KEPT, REVISIONS)


def _pairs(below: Below, roots: Iterable[int]) -> list[tuple[int, int]]:
    return [(root, unit) for root in roots for unit in below[root]]
