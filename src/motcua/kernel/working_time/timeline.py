"""A year of a calendar, counted once, so that every question is a look into two short lists."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from motcua.kernel.working_time.hours import Spans


@dataclass(frozen=True, slots=True)
class Year:
    """`minutes[i]` and `days[i]`: the working minutes and working days before day i of the year."""

    first: date
    spans: tuple[Spans, ...]
    minutes: tuple[int, ...]
    days: tuple[int, ...]

    @classmethod
    def of(cls, year: int, spans_on: Callable[[date], Spans]) -> "Year":
        first = date(year, 1, 1)
        length = (date(year, 12, 31) - first).days + 1
        spans = tuple(spans_on(first + timedelta(days=index)) for index in range(length))
        return cls(
            first,
            spans,
            minutes=tuple(accumulate((sum(span.minutes for span in day) for day in spans), initial=0)),
            days=tuple(accumulate((1 if day else 0 for day in spans), initial=0)),
        )

    @property
    def total_minutes(self) -> int:
        return self.minutes[-1]

    @property
    def total_days(self) -> int:
        return self.days[-1]

    def spans_of(self, day: date) -> Spans:
        return self.spans[self._index(day)]

    def minutes_before(self, day: date, minute: int) -> int:
        """The year's working minutes before `minute` (after midnight) of `day`."""
        index = self._index(day)
        today = sum(max(0, min(minute, span.end) - span.start) for span in self.spans[index])
        return self.minutes[index] + today

    def days_before(self, day: date) -> int:
        return self.days[self._index(day)]

    def minute_at(self, number: int) -> tuple[date, int]:
        """Where the year's working minute `number` (counted from 0) begins: the day and the minute after midnight."""
        index = bisect_right(self.minutes, number) - 1
        rest = number - self.minutes[index]
        for span in self.spans[index]:
            if rest < span.minutes:
                return self._day(index), span.start + rest
            rest -= span.minutes
        raise IndexError(f"{self.first.year} has {self.total_minutes} working minutes, not {number}")

    def day_at(self, number: int) -> date:
        """The year's working day `number`, counted from 0."""
        return self._day(bisect_right(self.days, number) - 1)

    def _index(self, day: date) -> int:
        return (day - self.first).days

    def _day(self, index: int) -> date:
        return self.first + timedelta(days=index)
