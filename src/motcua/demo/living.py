"""The city goes on living while it is served: some people come each hour, officers act in the city's time.

Officers whom a visitor may play are left their work until it is nearly due, and what the demo's own people or a
visitor filed is never touched.
"""

import logging
import threading
from dataclasses import replace
from datetime import datetime

from django.db import connection
from django.db.models import Max

from motcua.core.identity.models import Officer
from motcua.core.ledger.models import Event
from motcua.demo import clock as city_clock
from motcua.demo.city.people import personas
from motcua.demo.history import fill_history, is_full
from motcua.demo.models import DemoCity
from motcua.demo.nights import Nights
from motcua.demo.simulator.habits import habits
from motcua.demo.simulator.run import Run, Tally
from motcua.kernel import clock

log = logging.getLogger(__name__)

SEED = "live"
PER_DAY = 30.0
EVERY = 4.0
"""Seconds of real time between two looks at what is due."""
LONGEST_PAUSE = 120.0


def live(stop: threading.Event, *, still: bool = False) -> None:
    """Fill the past, then let the city live until told to stop. `still`: then nothing moves by itself."""
    life, nights, pause = Life(), Nights(), EVERY
    while not stop.is_set():
        try:
            city_clock.stay_awake()
            fill_history(stop=stop.is_set)
            if is_full():  # told to stop in the middle, nobody does at once what a past left undone
                if not still:
                    life.catch_up()
                nights.compare()
            pause = EVERY
        except Exception as error:  # pages and worker go on; the server may be gone for a while
            log.warning("living city: %s: %s, trying again", type(error).__name__, error)
            life, pause = Life(), min(pause * 2, LONGEST_PAUSE)
        connection.close()
        stop.wait(pause)


class Life:
    """What one process knows of the city's life: the queue of what is due, as of the last event it has seen."""

    def __init__(self) -> None:
        self._run: Run | None = None
        self._seen = 0

    def catch_up(self) -> Tally:
        """Let happen what was due until now; after the clock was pushed, all of it at its own time."""
        now = clock.now()
        city = DemoCity.objects.get(pk=1)
        since = clock.in_city(city.lived_until or city_clock.START)
        run = self._as_it_lies(min(since, now))
        if since < now:
            run.expect(seed=SEED, per_day=PER_DAY, start=since, until=now)
        before = replace(run.tally)
        run.until(now)
        if since < now:
            DemoCity.objects.filter(pk=1).update(lived_until=now)
        return Tally(run.tally.filed - before.filed, run.tally.acts - before.acts, run.tally.over - before.over)

    def _as_it_lies(self, since: datetime) -> Run:
        """The queue, made anew when anybody else has done anything since."""
        last = _last_event()
        if self._run is None or self._others_acted(self._run, last):
            self._run = Run(habits=habits(), patient=played_officers(), live=True, not_before=since)
            self._run.take_up()
        self._seen = last
        self._run.made.clear()
        return self._run

    def _others_acted(self, run: Run, last: int) -> bool:
        """Whether between two looks there was any event that this run has not made."""
        events = Event.objects.filter(aggregate="dossier", pk__gt=self._seen, pk__lte=last)
        return bool(run.refused) or events.exclude(pk__in=run.made).exists()


def played_officers() -> frozenset[int]:
    """The officers of the bar."""
    names = [one.account for one in personas() if one.is_officer]
    return frozenset(Officer.objects.filter(user__username__in=names).values_list("pk", flat=True))


def _last_event() -> int:
    return Event.objects.filter(aggregate="dossier").aggregate(last=Max("pk"))["last"] or 0
