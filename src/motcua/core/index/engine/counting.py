"""From an engine's rows to counts by unit and indicator."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from motcua.core.index.declarations import RATIOS, Kind, Ratio
from motcua.core.index.engine.compiling import ANY, SOURCES_FROM, Plan, lacked, telling_sources
from motcua.core.index.engine.conditions import Part
from motcua.core.index.rules import Count

Row: TypeAlias = tuple[int, int, Sequence[int]]
Counts: TypeAlias = Mapping[int, Mapping[str, Count]]
"""Unit → declaration → what was counted. What nothing feeds has None for both numbers."""

Sums: TypeAlias = list[int]
"""All that was counted of one unit, in a row: numerator and denominator of each declaration, in their `places`.

A denominator that is not counted here is 0, and NOT_TOLD where nobody tells anything of the unit. Twelve thousand units
are ranked by these, without an object for each of their figures.
"""

NOT_TOLD = -1

READING = 2
"""Raised with every change of how rows become sums: what was kept by another reading is counted anew."""


@dataclass(frozen=True, slots=True)
class Counted:
    """`fed` are the declarations that something feeds: of the others nothing is said, though their sums are zero."""

    sums: Mapping[int, Sums]
    fed: frozenset[str]

    def named(self, root: int) -> dict[str, Count]:
        sums, found = self.sums[root], dict.fromkeys(RATIOS.keys(), Count(None, None))
        for (code, ratio), at in zip(RATIOS.items(), places().values(), strict=True):
            if code in self.fed and sums[at + 1] != NOT_TOLD:
                found[code] = Count(sums[at], sums[at + 1] if ratio.counted_whole else None)
        return found


def places() -> dict[str, int]:
    """Where each declaration's numerator stands in sums; its denominator follows."""
    return {code: 2 * number for number, code in enumerate(RATIOS.keys())}


def counted(plan: Plan, rows: Iterable[Row], roots: Iterable[int]) -> Counted:
    """A unit without a row has counted nothing: zero, where the source is there."""
    of_code = places()
    size = 2 * len(of_code)
    told = {code: size + number for number, code in enumerate([*telling_sources(), ANY])}
    columns = [[[_place(of_code | told, *name) for name in names] for names in part.columns] for part in plan.parts]
    sums = {root: [0] * (size + len(told)) for root in roots}
    fed: set[str] = set()
    for number, root, values in rows:
        if number >= SOURCES_FROM:
            fed.update([plan.sources[number - SOURCES_FROM]] if values[0] else [])
            continue
        of = sums[root]
        for column, value in zip(columns[number], values, strict=True):
            for at in column:
                of[at] += value
    leaning = [
        (of_code[code], told[ratio.source.code], ratio.counted_whole is not None)
        for code, ratio in RATIOS.items()
        if ratio.source is not None and ratio.source.code in told
    ]
    for of in sums.values():
        _leave_out_what_nobody_tells(of, leaning, told[ANY])
        del of[size:]
    return Counted(sums, fed_by(fed))


def _leave_out_what_nobody_tells(sums: Sums, leaning: Sequence[tuple[int, int, bool]], every: int) -> None:
    """All dossiers of the period are of systems that do not tell of it: that is no zero. Nor is it where some do tell,
    but nothing of theirs counts below the line: of the others nothing is known.

    `leaning` are the declarations with such a source: the place of each, of who tells, whether the whole is counted.
    """
    for at, tellers, counts_whole in leaning:
        if sums[tellers] < sums[every] and (not sums[tellers] or (counts_whole and not sums[at + 1])):
            sums[at : at + 2] = [0, NOT_TOLD]


def fed_by(told: Collection[str]) -> frozenset[str]:
    """The declarations that something feeds, by what a plan told of sources."""
    return frozenset(code for code, ratio in RATIOS.items() if is_fed(ratio, told))


def is_fed(ratio: Ratio, told: Collection[str]) -> bool:
    """Whether there is anything that it could count, by what a plan told of sources."""
    if ratio.source is not None and ratio.source.code not in told:
        return False
    measures = [ratio.part, *([ratio.whole] if ratio.whole else [])]
    return not any(lacked(one.kind if one.kind is Kind.EXTERNAL else one.relation) in told for one in measures)


def counts(plan: Plan, rows: Iterable[Row], roots: Iterable[int]) -> dict[int, dict[str, Count]]:
    found = counted(plan, rows, roots)
    return {root: found.named(root) for root in found.sums}


def _place(of_code: Mapping[str, int], code: str, part: Part) -> int:
    return of_code[code] + (part is not Part.PART)
