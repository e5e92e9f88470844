"""Eight weeks of the city's past, filled in behind its back while the first pages are already served.

It lives in its own time (a frozen clock in its own context), so it disturbs nobody who acts in the city's present.
Broken off, it takes up every dossier where it lies; run again when it is done, it does nothing.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F

from motcua.demo import clock as city_clock
from motcua.demo.models import DemoCity, SimulatedDossier
from motcua.demo.simulator.habits import habits
from motcua.demo.simulator.run import Run, Tally

SEED = "past"
PER_DAY = 12.0
BEGINS = city_clock.START - timedelta(weeks=8, hours=8)
ENDS = city_clock.START
TELL_EVERY = 5


def fill_history(
    progress: Callable[[int, int], None] = lambda done, total: None,
    *,
    begins: datetime = BEGINS,
    per_day: float = PER_DAY,
    stop: Callable[[], bool] = lambda: False,
) -> Tally:
    """Live through the weeks from `begins` until the city's beginning; `progress` hears how many of how many have come.

    `stop` is asked now and then; what is not done then is done the next time.
    """
    if _is_full():
        return Tally()
    _do_not_wait_for_the_disk()
    prefix = f"{SEED}:"
    come_before = SimulatedDossier.objects.filter(key__startswith=prefix).count()
    run = Run(habits=habits())
    run.take_up(prefix)
    total = run.expect(seed=SEED, per_day=per_day, start=begins, until=ENDS)
    _remember(come_before, total, progress)
    while run.next_at is not None and run.next_at <= ENDS and not stop():
        before = run.tally.filed
        run.until(min(ENDS, run.next_at + timedelta(hours=2)))
        if run.tally.filed // TELL_EVERY != before // TELL_EVERY:
            _remember(come_before + run.tally.filed, total, progress, still_filling=True)
    if run.next_at is None or run.next_at > ENDS:
        _remember(total, total, progress)
    return run.tally


def _is_full() -> bool:
    return DemoCity.objects.filter(pk=1, history_total__gt=0, history_done__gte=F("history_total")).exists()


def _remember(done: int, total: int, progress: Callable[[int, int], None], *, still_filling: bool = False) -> None:
    """The banner reads it. The last dossier has come before everything that belongs to the past has happened."""
    shown = min(done, total - 1) if still_filling else done
    DemoCity.objects.filter(pk=1).update(history_done=shown, history_total=total)
    progress(shown, total)


def _do_not_wait_for_the_disk() -> None:
    """What a crash would lose here is simply done again."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
