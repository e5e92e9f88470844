"""The one clock. Business reads `now()`, the city's time; tokens and certificates read `real_now()`.

The city's time comes from a source: the real clock, unless another was set. `set_source` is for the whole
process (the demo's city clock, whose offset lies in the database); `frozen` and `at` hold only in the
current context, so that two threads or two tests never disturb each other.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

TIME_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

NEVER = datetime(9000, 1, 1, tzinfo=UTC)
"""Stands for the date of what has none, where dates are put in order: it comes after every other."""

Source = Callable[[], datetime]


def real_now() -> datetime:
    """The time of the machine, aware, in the city's time zone."""
    return datetime.now(TIME_ZONE)


_source: Source = real_now
_held: ContextVar[Source | None] = ContextVar("motcua_clock", default=None)


def now() -> datetime:
    """The city's time: aware, in `TIME_ZONE`."""
    return in_city((_held.get() or _source)())


def today() -> date:
    """The city's date."""
    return now().date()


def each_day_at(hour: int, minute: int) -> str:
    """A time of the city's day as a line of cron, which the queue of jobs reads in UTC. No summer time moves it."""
    at = datetime(2000, 1, 1, hour, minute, tzinfo=TIME_ZONE).astimezone(UTC)
    return f"{at.minute} {at.hour} * * *"


def in_city(moment: datetime) -> datetime:
    """The same moment told in the city's time zone; a naive moment is taken as city time already."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=TIME_ZONE)
    return moment.astimezone(TIME_ZONE)


def day_of(moment: datetime) -> date:
    """The city's day of a moment. A stored one comes back in UTC: its own date may be the day before."""
    return in_city(moment).date()


def set_source(source: Source | None) -> Source:
    """Sets the clock of the whole process (None: the real one) and returns the one before it."""
    global _source
    before, _source = _source, source or real_now
    return before


class Hand:
    """A clock that moves only when it is told to."""

    def __init__(self, moment: datetime) -> None:
        self._moment = in_city(moment)

    def __call__(self) -> datetime:
        return self._moment

    def move_to(self, moment: datetime) -> datetime:
        self._moment = in_city(moment)
        return self._moment

    def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> datetime:
        return self.move_to(self._moment + timedelta(days=days, hours=hours, minutes=minutes))


@contextmanager
def frozen(moment: datetime) -> Iterator[Hand]:
    """The city's time stands still in this context; the hand that is given moves it."""
    hand = Hand(moment)
    token = _held.set(hand)
    try:
        yield hand
    finally:
        _held.reset(token)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """What is done in this context is done at `moment` of the city's time."""
    with frozen(moment):
        yield
