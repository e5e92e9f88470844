"""The national totals that indicator 1.4 divides by.

A total is known only after its period, so of a period that is over the newest entry counts too: the correction of a
closed month moves its figure from then on, and is shown beside what stood before. What was issued stays as it was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.db.models import QuerySet

from motcua.core.index.declarations import RATIOS
from motcua.core.index.definitions import Indicator, IndicatorSet
from motcua.core.index.models import NationalTotal
from motcua.core.index.periods import Period, PeriodKind
from motcua.core.index.rules import Score, Standing, national_denominator

MANY = 500
"""Of more units everything that is said of the period is read: naming each of them would take longer."""
_PARTS_OF_A_YEAR = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.YEAR: 1}


def national_totals(unit_ids: Iterable[int], period: Period) -> dict[int, int]:
    """Unit → denominator of 1.4. A unit of which nothing is known is not in it; a day has none."""
    parts = _PARTS_OF_A_YEAR.get(period.kind)
    if parts is None:
        return {}
    last_year = str(period.first.year - 1)
    ids = list(unit_ids)
    rows = newest_totals().filter(period__in=[period.code, last_year])
    if len(ids) <= MANY:
        rows = rows.filter(unit__in=ids)
    known: dict[int, dict[tuple[str, str], int]] = {}
    for unit_id, code, kind, total in rows.values_list("unit_id", "period", "kind", "total"):
        known.setdefault(unit_id, {})[code, kind] = total
    found = {}
    for unit_id, totals in known.items():
        now = [total for (code, _), total in totals.items() if code == period.code]
        before = [total for (code, _), total in totals.items() if code == last_year]
        denominator = national_denominator(now, before, parts)
        if denominator is not None:
            found[unit_id] = denominator
    return found


def divided_by_totals(chosen: IndicatorSet) -> Indicator | None:
    """The indicator of a set whose whole these totals are (1.4), if it has one."""
    return next((one for one in chosen.indicators if RATIOS.get(one.counts).whole_is_told), None)


def lacks_total(score: Score) -> bool:
    """No denominator because nobody has told one: whatever was sent, it is not that nothing came about."""
    return score.standing is Standing.EMPTY and RATIOS.get(score.indicator.counts).whole_is_told


def newest_totals() -> "QuerySet[NationalTotal]":
    """Of each unit, period and kind the one that counts."""
    rows = NationalTotal.objects.order_by("period", "unit_id", "kind", "-entered_at", "-id")
    return rows.distinct("period", "unit_id", "kind")


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry that took the place of another one."""

    row: NationalTotal
    before: NationalTotal


def corrections(unit_ids: Iterable[int], code: str) -> list[Correction]:
    """Those of the period with this code, the newest first."""
    rows = NationalTotal.objects.filter(unit__in=list(unit_ids), period=code).order_by(
        "unit", "kind", "entered_at", "id"
    )
    each = groupby(rows, key=lambda row: (row.unit_id, row.kind))
    found = [Correction(row, before) for _, entries in each for before, row in pairwise(entries)]
    return sorted(found, key=lambda one: (one.row.entered_at, one.row.pk), reverse=True)


@dataclass(frozen=True, slots=True)
class NationalTold:
    """What makes the denominator of one unit. `parts`: into how many last year's total is shared; 0: it is its own.

    `replaced` were corrected since, the newest first.
    """

    rows: Sequence[NationalTotal]
    replaced: Sequence[NationalTotal]
    denominator: int | None
    parts: int


def national_told(unit_id: int, period: Period) -> NationalTold:
    """The totals of the period; where there are none, those of the year before it. Without either, no denominator."""
    denominator = national_totals([unit_id], period).get(unit_id)
    for code, parts in ((period.code, 0), (str(period.first.year - 1), _PARTS_OF_A_YEAR.get(period.kind, 0))):
        rows = list(newest_totals().filter(unit=unit_id, period=code))
        if rows:
            replaced = [one.before for one in corrections([unit_id], code)]
            return NationalTold(rows, replaced, denominator, parts)
    return NationalTold([], [], denominator, 0)
