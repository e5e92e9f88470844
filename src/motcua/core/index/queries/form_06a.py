"""Biểu II.06a/VPCP/KSTT: what was received, resolved and is in hand, by level and sector; and the rows of each number.

A dossier stands in one column of each of the three parts, so that received = resolved + in hand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncDate

from motcua.core.catalogue.models import Sector
from motcua.core.dossiers.definitions import NationalChannel
from motcua.core.dossiers.models import DossierFact
from motcua.core.identity.models import Unit
from motcua.core.index.engine.live import Place
from motcua.core.index.periods import Window
from motcua.kernel.clock import TIME_ZONE

COLUMNS: Final = (
    "received", "received_online", "received_other", "carried",
    "resolved", "early", "on_time", "late",
    "in_hand", "in_hand_in_time", "in_hand_late",
)  # fmt: skip


_NOBODY_KNOWS: Final = "Chưa rõ lĩnh vực"


@dataclass(frozen=True, slots=True)
class Line:
    """One sector of one level, or (without a sector) all of a level."""

    level: str
    sector: str
    name: str
    numbers: Mapping[str, int]
    sort_key: str = ""


def lines(unit_ids: Iterable[int], window: Window) -> list[Line]:
    """By the level of the deciding unit and the sector, all units together; sectors in the order of the alphabet."""
    found: dict[tuple[str, str], Line] = {}
    for line in (line for each in lines_by_unit(unit_ids, window).values() for line in each):
        so_far = found.get((line.level, line.sector))
        found[line.level, line.sector] = line if so_far is None else _together(so_far, line)
    return sorted(found.values(), key=_place)


def lines_by_unit(unit_ids: Iterable[int], window: Window) -> dict[int, list[Line]]:
    """The same of each unit alone, for all of them in one statement. A unit that did nothing is not there."""
    ids = list(unit_ids)
    levels = dict(Unit.objects.filter(pk__in=ids).values_list("pk", "level"))
    sectors = {sector.code: sector for sector in Sector.objects.all()}
    counts = {column: Count("pk", filter=condition) for column, condition in conditions(window).items()}
    rows: Iterable[Mapping[str, Any]] = (
        _counted(ids, window).values("competent_unit_id", "sector_code").annotate(**counts).order_by()
    )
    found: dict[int, list[Line]] = {}
    for row in rows:
        unit, code = row["competent_unit_id"], row["sector_code"]
        name, key = (sectors[code].name, sectors[code].sort_key) if code in sectors else (code or _NOBODY_KNOWS, "~")
        numbers = {column: row[column] for column in COLUMNS}
        found.setdefault(unit, []).append(Line(levels[unit], code, name, numbers, key))
    return {unit: sorted(each, key=_place) for unit, each in found.items()}


def _together(one: Line, other: Line) -> Line:
    return replace(one, numbers={column: one.numbers[column] + other.numbers[column] for column in COLUMNS})


def _place(line: Line) -> tuple[str, str, str]:
    return line.level, line.sort_key, line.sector


def rows_of(
    column: str,
    unit_ids: Iterable[int],
    window: Window,
    *,
    level: str,
    sector: str | None,
    after: Place | None = None,
) -> QuerySet[DossierFact]:
    """The facts that a number counted, the newest first, from a place on. Without a sector all of the level; without
    a level all.
    """
    ids = list(unit_ids)
    if level:
        ids = list(Unit.objects.filter(pk__in=ids, level=level).values_list("pk", flat=True))
    found = _counted(ids, window).filter(conditions(window)[column])
    if sector is not None:
        found = found.filter(sector_code=sector)
    if after is not None:
        behind = Q(accepted_at__lt=after.moment) | Q(pk__lt=after.id)
        found = found.filter(behind, accepted_at__lte=after.moment)
    return found.order_by("-accepted_at", "-pk")


def conditions(window: Window) -> dict[str, Q]:
    """What each column counts, of the dossiers received or handled in the period (law.md §3.3; TT 01/2020/TT-VPCP).

    Resolved on time includes what was withdrawn, stopped or handed back; in hand in time, what waits for a supplement.
    Early is before the promised day, on time on that day.
    """
    over = Q(finished_at__lte=window.at)
    late = Q(late_from__lt=window.at)
    in_time = Q(late_from=None) | Q(late_from__gte=window.at)
    early = Q(outcome="done", finished_day__lt=F("due_day"))
    new = Q(accepted_at__gte=window.start)
    in_hand = Q(finished_at=None) | Q(finished_at__gt=window.at)
    return {
        "received": Q(accepted_at__lte=window.at),
        "received_online": new & Q(channel=NationalChannel.ONLINE),
        "received_other": new & ~Q(channel=NationalChannel.ONLINE),
        "carried": Q(accepted_at__lt=window.start),
        "resolved": over,
        "early": over & in_time & early,
        "on_time": over & in_time & (~Q(outcome="done") | Q(due_at=None) | Q(finished_day__gte=F("due_day"))),
        "late": over & late,
        "in_hand": in_hand,
        "in_hand_in_time": in_hand & in_time,
        "in_hand_late": in_hand & late,
    }


def _counted(ids: list[int], window: Window) -> QuerySet[DossierFact]:
    """Received in the period, or before it and not over when it began: what indicator 2.1 divides by."""
    alive = Q(finished_at=None) | Q(finished_at__gte=window.start)
    found = DossierFact.objects.filter(alive, competent_unit_id__in=ids, accepted_at__lte=window.at)
    return found.annotate(
        finished_day=TruncDate("finished_at", tzinfo=TIME_ZONE), due_day=TruncDate("due_at", tzinfo=TIME_ZONE)
    )
