"""Working time of very many dossiers at once: how much had passed when more was asked for, how long results waited."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import BigIntegerField, Func

from motcua.core.dossiers.models import DossierFact
from motcua.kernel.clock import TIME_ZONE, day_of
from motcua.kernel.working_time import Calendar
from motcua.kernel.working_time.hours import Spans

_DAY = 24 * 60
_FIRST = date(2000, 1, 1)
_BEGINNING = datetime(_FIRST.year, 1, 1, tzinfo=TIME_ZONE)


class CityMinute(Func):
    """A moment as the minutes of the city's clock since 2000: a number, for a date costs ten times as much to read."""

    template = (
        f"floor(date_part('epoch', %(expressions)s AT TIME ZONE '{TIME_ZONE.key}' - timestamp '{_FIRST}') / 60)::bigint"
    )
    output_field = BigIntegerField()


class Ruler:
    """Working minutes as the calendar reckons them, of moments told by `CityMinute`; each day is looked up once."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._days: dict[int, tuple[int, Spans]] = {}

    def between(self, start: int, end: int) -> int:
        return self._until(end) - self._until(start)

    def _until(self, moment: int) -> int:
        number, minute = divmod(moment, _DAY)
        before, spans = self._days.get(number) or self._looked_up(number)
        return before + sum(min(max(minute - span.start, 0), span.end - span.start) for span in spans)

    def _looked_up(self, number: int) -> tuple[int, Spans]:
        midnight = _BEGINNING + timedelta(days=number)
        before = self._calendar.working_minutes_between(_BEGINNING, midnight)
        found = self._days[number] = before, self._calendar.spans_on(day_of(midnight))
        return found


def share_used(fact: DossierFact, asked: datetime, calendar: Calendar) -> float | None:
    """Working time from acceptance to a request for more, of the working time that was promised then.

    Pauses that had ended count in neither. None where nothing was promised.
    """
    due = fact.promised_at(asked)
    if due is None or fact.accepted_at is None:
        return None
    stood = sum(calendar.working_minutes_between(since, until) for since, until in _pauses(fact) if until <= asked)
    whole = calendar.working_minutes_between(fact.accepted_at, due) - stood
    used = calendar.working_minutes_between(fact.accepted_at, asked) - stood
    return used / whole if whole > 0 else None


def _pauses(fact: DossierFact) -> Iterator[tuple[datetime, datetime]]:
    """Those that have ended."""
    read = datetime.fromisoformat
    return ((read(since), read(until)) for since, until in fact.pauses if since and until)
