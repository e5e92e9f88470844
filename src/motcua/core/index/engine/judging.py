"""For each dossier of a period at once: by which indicators it is not counted, as one number with a bit for each.

The conditions are those of the figures themselves, so that a dossier that costs points here is one that is missing in
the numerator there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from motcua.core.index.declarations import RATIOS, Ratio, Relation
from motcua.core.index.engine.compiling import BASE, Dialect, Lists, question, text_of
from motcua.core.index.engine.conditions import Part, ruled, scoped
from motcua.core.index.engine.live import Scope, run
from motcua.core.index.engine.relations import ID_COLUMN, MOMENT_COLUMN
from motcua.core.index.periods import Window


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a page of judged dossiers ended."""

    rank: int
    moment: datetime
    id: str


@dataclass(frozen=True, slots=True)
class Judged:
    dossier_id: UUID
    mask: int
    moment: datetime


def judged_codes() -> tuple[str, ...]:
    """The declarations that count dossiers one by one; bit n of a mask stands for the n-th of them."""
    return tuple(sorted(code for code, ratio in RATIOS.items() if _counts_dossiers(ratio)))


def codes_of(mask: int) -> tuple[str, ...]:
    return tuple(code for bit, code in enumerate(judged_codes()) if mask >> bit & 1)


def mask_of(codes: Sequence[str]) -> int:
    return sum(1 << bit for bit, code in enumerate(judged_codes()) if code in codes)


def masks(scope: Scope, window: Window, lists: Lists, among: int) -> dict[int, int]:
    """How many dossiers there are of each mask, of the bits `among`; those that lack nothing are left out."""
    inner = f"SELECT mask & :among AS found FROM ({judging(lists)}) AS judged"  # noqa: S608  our own declarations
    text = f"SELECT found, count(*) FROM ({inner}) AS each WHERE found <> 0 GROUP BY found"  # noqa: S608
    return {int(mask): int(number) for mask, number in run(text, scope, window, among=among)}


def listed(
    scope: Scope, window: Window, lists: Lists, *, among: int, order: Sequence[int], after: Spot | None, size: int
) -> list[tuple[int, Judged]]:
    """Dossiers of the masks in `order`, in that order and the newest first within each, with the rank of each."""
    behind = "WHERE rank > :rank OR (rank = :rank AND (moment, id) < (:moment, :id))" if after else ""
    text = _LISTED.format(judging=judging(lists), behind=behind)
    place = {"rank": after.rank, "moment": after.moment, "id": after.id} if after else {}
    rows = run(text, scope, window, among=among, order=list(order), size=size, **place)
    return [(int(rank), Judged(id_, int(mask), moment)) for rank, mask, moment, id_ in rows]


def masks_of(dossier_ids: Sequence[UUID], scope: Scope, window: Window, lists: Lists) -> Mapping[UUID, tuple[int, int]]:
    """For some dossiers: (by which they are counted at all, by which they are not counted above)."""
    text = f"SELECT id, whole, mask FROM ({judging(lists)}) AS judged WHERE id = ANY(:chosen)"  # noqa: S608
    return {row[0]: (int(row[1]), int(row[2])) for row in run(text, scope, window, chosen=list(dossier_ids))}


_LISTED = """
    SELECT rank, mask, moment, id FROM (
        SELECT array_position(:order::bigint[], mask) AS rank, mask, moment, id
        FROM (SELECT id, moment, mask & :among AS mask FROM ({judging}) AS judged) AS narrowed
        WHERE mask = ANY(:order::bigint[])
    ) AS ranked {behind} ORDER BY rank, moment DESC, id DESC LIMIT :size
"""


@cache
def judging(lists: Lists) -> str:
    """Gives (id, moment, whole, mask) of every dossier of the period."""
    asked = question(lists)
    facts = scoped(Relation.DOSSIER, asked)
    facts = facts.filter(BASE(facts, asked))
    whole: Any = 0
    missing: Any = 0
    for bit, code in enumerate(judged_codes()):
        below, rest = _parts(RATIOS.get(code), facts, asked)
        whole = whole + _bit(below, bit)
        missing = missing + _bit(rest, bit)
    columns = {"id": ID_COLUMN[Relation.DOSSIER], "moment": MOMENT_COLUMN[Relation.DOSSIER]}
    named = {name: facts[column] for name, column in columns.items()}
    return text_of(facts.select(**named, whole=whole, mask=missing), Dialect.POSTGRES)


def _parts(ratio: Ratio, facts: Any, asked: Any) -> tuple[Any, Any]:
    """(counted below, counted below but not above). What the nation counts below is here what ought to be there."""
    assert ratio.whole is not None
    if ratio.whole_is_told:
        below = ratio.whole.condition(facts, asked)
        return below, below & ~ratio.part.condition(facts, asked).fill_null(False)
    return ruled(ratio, Part.WHOLE, facts, asked), ruled(ratio, Part.REST, facts, asked)


def _bit(truth: Any, bit: int) -> Any:
    import ibis

    return ibis.ifelse(truth.fill_null(False), 1 << bit, 0).cast("int64")


def _counts_dossiers(ratio: Ratio) -> bool:
    whole = ratio.whole
    if whole is None or ratio.part.value is not None:
        return False
    return all(one.relation is Relation.DOSSIER and not one.key for one in (ratio.part, whole))
