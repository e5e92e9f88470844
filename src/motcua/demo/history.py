"""Eight weeks of the city's past, filled in behind its back while the first pages are already served.

It lives in its own time (a frozen clock in its own context), so it disturbs nobody who acts in the city's present.
Broken off, it takes up every dossier where it lies; run again when it is done, it does nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F

from motcua.core.dossiers.subscribers import keep_the_result_for_its_owner, return_online_results_by_themselves
from motcua.core.ledger.outbox import Subscribers
from motcua.demo import clock as city_clock
from motcua.demo.models import DemoCity, SimulatedDossier
from motcua.demo.simulator.habits import habits
from motcua.demo.simulator.run import Run, Tally
from motcua.kernel import clock

Progress = Callable[[int, int], None]

SEED = "past"
PER_DAY = 9.5
BEGINS = city_clock.START - timedelta(weeks=8, hours=8)
ENDS = city_clock.START
TELL_EVERY = 5


def fill_history(
    progress: Progress = lambda done, total: None,
    *,
    begins: datetime = BEGINS,
    per_day: float = PER_DAY,
    stop: Callable[[], bool] = lambda: False,
) -> Tally:
    """Live through the weeks from `begins` until the city's beginning; `progress` hears how many of how many have come.

    `stop` is asked now and then; what is not done then is done the next time.
    """
    if is_full():
        return Tally()
    with _in_a_hurry():
        return _fill(progress, begins, per_day, stop)


def _fill(progress: Progress, begins: datetime, per_day: float, stop: Callable[[], bool]) -> Tally:
    prefix = f"{SEED}:"
    come_before = SimulatedDossier.objects.filter(key__startswith=prefix).count()
    run = Run(habits=habits(), subscribers=_of_the_past())
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


def _of_the_past() -> Subscribers:
    """What changes a dossier further happens in the past too; nobody is sent a message about last July."""
    found = Subscribers()
    found("dossier.numbered")(return_online_results_by_themselves)
    found("dossier.handed_over")(keep_the_result_for_its_owner)
    return found


def is_full() -> bool:
    """Whether everything that belongs to the past has happened."""
    return DemoCity.objects.filter(pk=1, history_total__gt=0, history_done__gte=F("history_total")).exists()


def _remember(done: int, total: int, progress: Progress, *, still_filling: bool = False) -> None:
    """The banner reads it. The last dossier has come before everything that belongs to the past has happened."""
    shown = min(done, total - 1) if still_filling else done
    DemoCity.objects.filter(pk=1).update(history_done=shown, history_total=total, seen_at=clock.real_now())
    progress(shown, total)


@contextmanager
def _in_a_hurry() -> Iterator[None]:
    """What a crash would lose here is simply done again, so no commit waits for the disk; and an act is done or not
    done as a whole, so the savepoints of the services within it are not needed."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        connection.features.uses_savepoints = True
        with connection.cursor() as cursor:
            cursor.execute("RESET synchronous_commit")
