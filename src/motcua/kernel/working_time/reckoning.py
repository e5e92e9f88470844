"""The two ways of counting: by working minutes, and by days of the almanac."""

import calendar as almanac
from datetime import date, datetime, time, timedelta
from typing import Protocol

from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.working_time.calendar import Calendar
from motcua.kernel.working_time.derivation import Step, StepCode, said_days
from motcua.kernel.working_time.limits import LimitUnit, Pause, TimeLimit

FIRST_DAY_BASIS = "Bộ luật Dân sự 2015, Điều 147"
LAST_DAY_BASIS = "Bộ luật Dân sự 2015, Điều 148 khoản 5"
_DAY = timedelta(days=1)


class Reckoning(Protocol):
    """A limit that has begun to run: what it says of itself, when it ends, how a pause moves that end."""

    steps: list[Step]

    @property
    def due(self) -> datetime: ...

    def extend(self, pause: Pause, ended: datetime) -> Step:
        """Moves the end by the pause, which began before it; says by how much."""
        ...

    def conclude(self, accepted_on: date) -> list[Step]:
        """What is to be said once the end is known; `accepted_on` is the day on which it really came."""
        ...


def begin(limit: TimeLimit, accepted: datetime, calendar: Calendar) -> Reckoning:
    """Lets the limit run from `accepted`, the moment that counts as acceptance."""
    if limit.unit == LimitUnit.HOURS:
        return _hours(limit, accepted, calendar)
    if limit.unit == LimitUnit.WORKING_DAYS:
        return _working_days(limit, accepted, calendar)
    return ByDays(limit, accepted, calendar)


def _hours(limit: TimeLimit, accepted: datetime, calendar: Calendar) -> "ByMinutes":
    start = calendar.next_working_moment(accepted)
    steps = [Step(StepCode.LIMIT_HOURS, count=limit.amount)]
    if start != accepted:
        steps.insert(0, Step(StepCode.TIME_NOT_RUNNING, accepted, start))
    return ByMinutes(calendar, steps, start, calendar.add_working_minutes(start, limit.amount * 60))


def _working_days(limit: TimeLimit, accepted: datetime, calendar: Calendar) -> "ByMinutes":
    last = calendar.add_working_days(accepted.date(), limit.amount)
    due = calendar.closing(last)
    if limit.amount == 0:
        return ByMinutes(calendar, [Step(StepCode.LIMIT_SAME_DAY, due)], accepted, due)
    first = calendar.opening(calendar.next_working_day(accepted.date()))
    minutes = calendar.working_minutes_between(first, due)
    steps = [
        Step(StepCode.LIMIT_WORKING_DAYS, minutes=minutes, count=limit.amount),
        Step(StepCode.FIRST_DAY, first, note=FIRST_DAY_BASIS),
    ]
    return ByMinutes(calendar, steps, first, due)


class ByMinutes:
    """Hours and working days: `due` is where the last working minute ends."""

    def __init__(self, calendar: Calendar, steps: list[Step], counted_from: datetime, due: datetime) -> None:
        self.calendar = calendar
        self.steps = steps
        self.counted_from = counted_from
        self._due = due

    @property
    def due(self) -> datetime:
        return self._due

    def extend(self, pause: Pause, ended: datetime) -> Step:
        # What lies before the first counted minute was not running and cannot be given back.
        minutes = max(0, self.calendar.working_minutes_between(max(pause.started, self.counted_from), ended))
        if minutes:
            self._due = self.calendar.add_working_minutes(self._due, minutes)
        return Step(StepCode.PAUSED_MINUTES, pause.started, ended, minutes=minutes, note=pause.reason)

    def conclude(self, accepted_on: date) -> list[Step]:
        return _holidays(self.calendar, (accepted_on, self._due.date()))


class ByDays:
    """Days and months of the almanac: a day is used when time runs at its end."""

    def __init__(self, limit: TimeLimit, accepted: datetime, calendar: Calendar) -> None:
        self.calendar = calendar
        self.first = accepted.date() + _DAY
        self.last = _last_day(limit, accepted.date())
        code = StepCode.LIMIT_MONTHS if limit.unit == LimitUnit.MONTHS else StepCode.LIMIT_DAYS
        self.steps = [
            Step(StepCode.FIRST_DAY, _midnight(self.first), note=FIRST_DAY_BASIS),
            Step(code, until=_midnight(self.last), count=limit.amount),
        ]

    @property
    def due(self) -> datetime:
        return self.calendar.closing(self.calendar.working_day_on_or_after(self.last))

    def extend(self, pause: Pause, ended: datetime) -> Step:
        if pause.started.date() > self.last:
            # Điều 148 khoản 5 has moved the end behind a day off; the pause begins on those added days.
            self.last = self.due.date()
        days = max(0, (ended.date() - max(pause.started.date(), self.first)).days)
        self.last += timedelta(days=days)
        return Step(StepCode.PAUSED_DAYS, pause.started, ended, count=days, note=pause.reason)

    def conclude(self, accepted_on: date) -> list[Step]:
        promised = self.due.date()
        steps = _holidays(self.calendar, (accepted_on, self.first), (self.last, promised))
        if promised == self.last:
            return steps
        return [*steps, Step(StepCode.LAST_DAY_OFF, _midnight(self.last), _midnight(promised), note=LAST_DAY_BASIS)]


def _holidays(calendar: Calendar, *spans: tuple[date, date]) -> list[Step]:
    """The days off and swap days within `spans` that had a say in the date."""
    off = said_days(named for first, last in spans for named in calendar.free_weekdays_between(first, last))
    swapped = said_days((day, "") for first, last in spans for day in calendar.swapped_in_between(first, last))
    return [Step(code, note=days) for code, days in ((StepCode.DAYS_OFF, off), (StepCode.SWAP_DAYS, swapped)) if days]


def _last_day(limit: TimeLimit, accepted: date) -> date:
    """The last day of the limit; a month without that day ends on its own last day (Điều 148 khoản 3)."""
    if limit.unit == LimitUnit.DAYS:
        return accepted + timedelta(days=limit.amount)
    years, month = divmod(accepted.month - 1 + limit.amount, 12)
    year = accepted.year + years
    return date(year, month + 1, min(accepted.day, almanac.monthrange(year, month + 1)[1]))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), TIME_ZONE)
