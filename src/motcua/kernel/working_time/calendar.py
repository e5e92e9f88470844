"""A calendar of working time: hours, public holidays, swap days; every question answered to the minute.

A moment is cut to its minute. Working time is half open: at 07:00 it runs, at 11:30 it does not. A unit has two
calendars: the one by which it receives and the one by which time runs.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property

from motcua.kernel.clock import TIME_ZONE, in_city
from motcua.kernel.dates import format_date
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.kernel.working_time.hours import Spans, WorkingHours
from motcua.kernel.working_time.timeline import Year

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_MAX_YEARS = 12  # a search that finds no working time in so many years never will


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day on which nobody works, with its name and the paper that says so."""

    day: date
    name: str
    legal_basis: str


@dataclass(frozen=True, slots=True)
class SwapDay:
    """A working day moved: `off` is free and `worked` (ngày làm bù) has the hours that `off` would have had."""

    off: date
    worked: date
    legal_basis: str


@dataclass(frozen=True, slots=True)
class DatedHours:
    """Hours that hold from `valid_from` until the next ones."""

    valid_from: date
    hours: WorkingHours


@dataclass(frozen=True)
class Calendar:
    """Working time of one kind of one unit.

    `confirmed_years`: years whose holidays a person has confirmed. Another year has its weekdays only, and a
    deadline that reaches into it says so.
    """

    name: str
    hours: tuple[DatedHours, ...] = field(repr=False)
    days_off: Mapping[date, DayOff] = field(default_factory=dict, repr=False)
    swaps: tuple[SwapDay, ...] = field(default=(), repr=False)
    confirmed_years: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if not self.hours:
            raise DomainError("calendar.no_hours", Sentence("Lịch phải có giờ làm việc."), field="hours")
        both = {swap.worked for swap in self.swaps} & ({swap.off for swap in self.swaps} | set(self.days_off))
        if both:
            raise DomainError(
                "calendar.contradiction",
                Sentence("Ngày {day} vừa là ngày nghỉ vừa là ngày làm bù.", day=format_date(min(both))),
            )

    # -- days ------------------------------------------------------------------------------------------------------

    def spans_on(self, day: date) -> Spans:
        """The working time of `day`, empty on a day off."""
        return self._year(day.year).spans_of(day)

    def is_working_day(self, day: date) -> bool:
        return bool(self.spans_on(day))

    def working_day_on_or_after(self, day: date) -> date:
        return self._nth_working_day(day, 0)

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        return self._nth_working_day(day + _DAY, 0)

    def add_working_days(self, start: date, count: int) -> date:
        """The `count`-th working day after `start`, which is not counted itself; before it when negative.

        0 is `start`, or the next working day when `start` is a day off.
        """
        if count > 0:
            return self._nth_working_day(start + _DAY, count - 1)
        return self._nth_working_day(start, count)

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and including `end`; negative when `end` is earlier."""
        if end < start:
            return -self.working_days_between(end, start)
        whole = sum(self._year(year).total_days for year in range(start.year, end.year + 1))
        last = self._year(end.year)
        before = self._days_through(start)
        after = last.total_days - self._days_through(end)
        return whole - before - after

    def opening(self, day: date) -> datetime:
        """When work begins on `day`, a working day."""
        return _moment(day, self.spans_on(day)[0].start)

    def closing(self, day: date) -> datetime:
        """When work ends on `day`, a working day."""
        return _moment(day, self.spans_on(day)[-1].end)

    # -- minutes ---------------------------------------------------------------------------------------------------

    def is_working(self, moment: datetime) -> bool:
        day, minute = _place(moment)
        return any(span.start <= minute < span.end for span in self.spans_on(day))

    def next_working_moment(self, moment: datetime) -> datetime:
        """`moment` if time runs then; else the next opening: in the morning, after lunch, on the next working day."""
        return self._minute(*self._position(moment))

    def add_working_minutes(self, start: datetime, minutes: int) -> datetime:
        """The first moment at which `minutes` of working time have passed since `start` (a closing, never the next
        opening); when negative, the last moment from which they pass until `start`. 0 is the next working moment.
        """
        year, number = self._position(start)
        if minutes > 0:
            return self._minute(year, number + minutes - 1) + _MINUTE
        return self._minute(year, number + minutes)

    def working_minutes_between(self, start: datetime, end: datetime) -> int:
        """Working minutes from `start` to `end`; negative when `end` is earlier."""
        (first, before), (last, after) = self._position(start), self._position(end)
        if last < first:
            return -self.working_minutes_between(end, start)
        return sum(self._year(year).total_minutes for year in range(first, last)) + after - before

    # -- inside ----------------------------------------------------------------------------------------------------

    @cached_property
    def _years(self) -> dict[int, Year]:
        return {}

    @cached_property
    def _worked_like(self) -> dict[date, date]:
        return {swap.worked: swap.off for swap in self.swaps}

    @cached_property
    def _free(self) -> frozenset[date]:
        return frozenset(self.days_off) | {swap.off for swap in self.swaps}

    @cached_property
    def _hours(self) -> tuple[DatedHours, ...]:
        return tuple(sorted(self.hours, key=lambda dated: dated.valid_from, reverse=True))

    def _year(self, year: int) -> Year:
        found = self._years.get(year)
        if found is None:
            found = self._years[year] = Year.of(year, self._spans_by_law)
        return found

    def _spans_by_law(self, day: date) -> Spans:
        if day in self._worked_like:
            return self._regular_spans(self._worked_like[day])
        return () if day in self._free else self._regular_spans(day)

    def _regular_spans(self, day: date) -> Spans:
        """Before the first dated hours the oldest known ones hold."""
        dated = next((dated for dated in self._hours if dated.valid_from <= day), self._hours[-1])
        return dated.hours.week[day.weekday()]

    def _position(self, moment: datetime) -> tuple[int, int]:
        """The year, and how many of its working minutes lie before `moment`."""
        day, minute = _place(moment)
        return day.year, self._year(day.year).minutes_before(day, minute)

    def _minute(self, year: int, number: int) -> datetime:
        """Where working minute `number`, counted from the beginning of `year`, begins; it may lie in another year."""
        found, number = self._seek(year, number, lambda year: year.total_minutes)
        return _moment(*found.minute_at(number))

    def _nth_working_day(self, day: date, number: int) -> date:
        """The working day `number` places behind the first one on or after `day`."""
        number += self._year(day.year).days_before(day)
        found, number = self._seek(day.year, number, lambda year: year.total_days)
        return found.day_at(number)

    def _seek(self, year: int, number: int, total: Callable[[Year], int]) -> tuple[Year, int]:
        """The year that holds the `number`-th thing counted from the beginning of `year`, and its number there."""
        for _ in range(_MAX_YEARS):
            here = self._year(year)
            if 0 <= number < total(here):
                return here, number
            if number < 0:
                year -= 1
                number += total(self._year(year))
            else:
                year += 1
                number -= total(here)
        raise DomainError(
            "calendar.too_far",
            Sentence("Thời hạn vượt quá {years} năm theo lịch “{name}”.", years=_MAX_YEARS, name=self.name),
        )

    def _days_through(self, day: date) -> int:
        return self._year(day.year).days_before(day) + (1 if self.is_working_day(day) else 0)

    # -- what a person is told -------------------------------------------------------------------------------------

    def free_weekdays_between(self, start: date, end: date) -> Iterator[tuple[date, str]]:
        """The days off of this calendar, with their names, that would otherwise be worked, from `start` to `end`."""
        named = {swap.off: f"nghỉ hoán đổi với {swap.worked:%d/%m/%Y}" for swap in self.swaps}
        named |= {day: off.name for day, off in self.days_off.items()}
        for day in sorted(named):
            if start <= day <= end and self._regular_spans(day):
                yield day, named[day]

    def swapped_in_between(self, start: date, end: date) -> Iterator[date]:
        """The days worked in place of others (ngày làm bù), from `start` to `end`."""
        return (day for day in sorted(self._worked_like) if start <= day <= end)


def _place(moment: datetime) -> tuple[date, int]:
    local = in_city(moment)
    return local.date(), local.hour * 60 + local.minute


def _moment(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(), TIME_ZONE) + timedelta(minutes=minute)
