"""From an engine's rows to counts by unit and indicator."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from motcua.core.index.declarations import RATIOS, Kind, Ratio
from motcua.core.index.engine.compiling import SOURCES_FROM, Part, Plan, lacked
from motcua.core.index.rules import Count

Row: TypeAlias = tuple[int, int, Sequence[int | None]]
Counts: TypeAlias = Mapping[int, Mapping[str, Count]]
"""Unit → declaration → what was counted. What nothing feeds has None for both numbers."""


def counts(plan: Plan, rows: Iterable[Row], roots: Iterable[int]) -> dict[int, dict[str, Count]]:
    """A unit without a row has counted nothing: zero, where the source is there."""
    amounts: dict[tuple[int, str, Part], int] = {}
    fed: set[str] = set()
    for number, root, values in rows:
        if number >= SOURCES_FROM:
            fed.update([plan.sources[number - SOURCES_FROM]] if values[0] else [])
            continue
        for names, value in zip(plan.parts[number].columns, values, strict=True):
            for code, part in names:
                amounts[root, code, part] = amounts.get((root, code, part), 0) + (value or 0)
    return {root: {code: _count(amounts, root, code, fed) for code, _ in RATIOS.items()} for root in roots}


def _count(amounts: Mapping[tuple[int, str, Part], int], root: int, code: str, fed: set[str]) -> Count:
    ratio = RATIOS.get(code)
    if not is_fed(ratio, fed):
        return Count(None, None)
    part = amounts.get((root, code, Part.PART), 0)
    if ratio.whole is None or ratio.whole.kind is Kind.EXTERNAL:
        return Count(part, None)
    return Count(part, amounts.get((root, code, Part.WHOLE), 0))


def is_fed(ratio: Ratio, told: Collection[str]) -> bool:
    """Whether there is anything that it could count, by what a plan told of sources."""
    if ratio.source is not None and ratio.source.code not in told:
        return False
    measures = [ratio.part, *([ratio.whole] if ratio.whole else [])]
    return not any(lacked(one.kind if one.kind is Kind.EXTERNAL else one.relation) in told for one in measures)
