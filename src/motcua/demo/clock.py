"""The city clock: it starts on Friday 13 September 2024, 08:00, moves with real time, and can be pushed forward.

The offset lies in the database, so a press of a button in one process is heard by all: each looks again after at
most `FRESH` seconds of real time.
"""

import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import SynchronousOnlyOperation
from django.db import DatabaseError, transaction

from motcua.kernel import clock
from motcua.kernel.working_time.loading import shipped

if TYPE_CHECKING:  # the clock is set before models can be loaded
    from motcua.demo.models import DemoCity

START = datetime(2024, 9, 13, 8, 0, tzinfo=clock.TIME_ZONE)
"""An online day, and the last working day for the monthly and the quarterly report of the city's plans."""
FRESH = 1.0
ASLEEP = timedelta(seconds=90)
"""Unseen for so long the city slept; it wakes at the moment at which it fell asleep."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The city's row as this process last saw it."""

    offset: timedelta
    history_total: int = 0
    history_done: int = 0

    @property
    def filling(self) -> bool:
        return self.history_done < self.history_total


class _Known:
    """What this process knows of the city, and until when it believes it."""

    snapshot: Snapshot | None = None
    until = 0.0


def install() -> None:
    """From now on `kernel.clock.now()` of this process is the city's time."""
    clock.set_source(now)


def now() -> datetime:
    """The city's time; before there is a city, the moment at which it will begin."""
    known = snapshot()
    return START if known is None else clock.real_now() + known.offset


def snapshot() -> Snapshot | None:
    """The city's row, at most `FRESH` seconds old; an unreachable database leaves the last one standing."""
    if time.monotonic() >= _Known.until:
        with suppress(DatabaseError, SynchronousOnlyOperation):
            _Known.snapshot = _read() or _Known.snapshot
        _Known.until = time.monotonic() + FRESH
    return _Known.snapshot


def look_again() -> None:
    """Forget what is known: the row has just been written."""
    _Known.snapshot, _Known.until = None, 0.0


@transaction.atomic
def begin() -> None:
    """The city's time begins: it is `START` now."""
    from motcua.demo.models import DemoCity

    real = clock.real_now()
    DemoCity.objects.update_or_create(pk=1, defaults={"offset": START - real, "seen_at": real})
    look_again()


@transaction.atomic
def wake() -> None:
    """Go on where the city fell asleep."""
    city, real = _locked(), clock.real_now()
    if real - city.seen_at > ASLEEP:
        city.offset -= real - city.seen_at
    city.seen_at = real
    city.save(update_fields=["offset", "seen_at"])
    look_again()


def stay_awake() -> None:
    """Say that the city is served; called every few seconds by the process that lets it live."""
    from motcua.demo.models import DemoCity

    DemoCity.objects.filter(pk=1).update(seen_at=clock.real_now())


def forward(by: timedelta) -> datetime:
    """Push the clock forward."""
    if by < timedelta(0):
        raise ValueError("the clock goes forward; `reset` begins anew")
    return move_to(now() + by)


def next_working_morning() -> datetime:
    """To 08:00 of the next day on which the offices are open."""
    day = shipped().calendar().next_working_day(now().date())
    return move_to(datetime.combine(day, START.timetz()))


def reset() -> datetime:
    """Back to the beginning. What happened meanwhile stays: the ledger forgets nothing."""
    return move_to(START)


@transaction.atomic
def move_to(moment: datetime) -> datetime:
    city, real = _locked(), clock.real_now()
    city.offset, city.seen_at = moment - real, real
    city.save(update_fields=["offset", "seen_at"])
    look_again()
    return moment


def _locked() -> "DemoCity":
    from motcua.demo.models import DemoCity

    return DemoCity.objects.select_for_update().get(pk=1)


def _read() -> Snapshot | None:
    from motcua.demo.models import DemoCity

    row = DemoCity.objects.filter(pk=1).values_list("offset", "history_total", "history_done").first()
    return Snapshot(*row) if row else None
