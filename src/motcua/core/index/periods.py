"""A period of reporting in city time: a day, month, quarter or year; and the moment as of which it is asked."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from motcua.core.index.errors import moment_outside, period_not_begun, period_not_understood
from motcua.kernel.clock import TIME_ZONE, day_of

NOW = "now"
AS_OF = "@"
"""Between a period and the moment as of which it is asked: 2024-09@2024-09-13T08:20."""
INSTANT = timedelta(microseconds=1)
_SHAPES = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?))?", re.ASCII)


class PeriodKind(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


REPORTED = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)
"""By these figures are reported, and so kept; a day is only looked at."""
_OFFERED = {PeriodKind.MONTH: 13, PeriodKind.QUARTER: 5, PeriodKind.YEAR: 3}


@dataclass(frozen=True, slots=True)
class Period:
    """The half-open stretch [first day, day after the last), in Asia/Ho_Chi_Minh."""

    kind: PeriodKind
    first: date
    after: date

    @classmethod
    def day(cls, day: date) -> "Period":
        return cls(PeriodKind.DAY, day, day + timedelta(days=1))

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        return cls(PeriodKind.MONTH, date(year, month, 1), _months_on(date(year, month, 1), 1))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        first = date(year, quarter * 3 - 2, 1)
        return cls(PeriodKind.QUARTER, first, _months_on(first, 3))

    @classmethod
    def year(cls, year: int) -> "Period":
        return cls(PeriodKind.YEAR, date(year, 1, 1), date(year + 1, 1, 1))

    @classmethod
    def holding(cls, kind: PeriodKind, day: date) -> "Period":
        """The period of this kind that the day lies in."""
        match kind:
            case PeriodKind.DAY:
                return cls.day(day)
            case PeriodKind.MONTH:
                return cls.month(day.year, day.month)
            case PeriodKind.QUARTER:
                return cls.quarter(day.year, _quarter_of(day))
            case PeriodKind.YEAR:
                return cls.year(day.year)

    @classmethod
    def parse(cls, code: str, today: date) -> "Period":
        """``2024-09``, ``2024-Q3``, ``2024``, ``2024-09-13`` or ``now``: the month of `today`.

        Raises DomainError ``period.not_understood``.
        """
        if code == NOW:
            return cls.holding(PeriodKind.MONTH, today)
        shape = _SHAPES.fullmatch(code)
        try:
            if shape is None:
                raise ValueError(code)
            year, quarter, month, day = (
                int(part) if part else 0 for part in shape.group("year", "quarter", "month", "day")
            )
            if quarter:
                return cls.quarter(year, quarter)
            if "-" not in code:
                return cls.year(year)
            return cls.day(date(year, month, day)) if code.count("-") == 2 else cls.month(year, month)
        except (ValueError, OverflowError):
            raise period_not_understood() from None

    @property
    def code(self) -> str:
        match self.kind:
            case PeriodKind.DAY:
                return self.first.isoformat()
            case PeriodKind.MONTH:
                return f"{self.first:%Y-%m}"
            case PeriodKind.QUARTER:
                return f"{self.first.year}-Q{_quarter_of(self.first)}"
            case PeriodKind.YEAR:
                return str(self.first.year)

    @property
    def start(self) -> datetime:
        return _midnight(self.first)

    @property
    def end(self) -> datetime:
        return _midnight(self.after)

    def previous(self) -> "Period":
        """The period of the same kind just before."""
        return Period.holding(self.kind, self.first - timedelta(days=1))

    def back(self, count: int) -> list["Period"]:
        """So many periods of the same kind, this one first and then ever further back."""
        found = [self]
        while len(found) < count:
            found.append(found[-1].previous())
        return found

    def asked(self, moment: datetime) -> "Window":
        """This period as known at `moment`: one that is over is asked as of its last moment, a running one as of now.

        One that has not begun is asked as of its beginning, when nothing has happened in it yet.
        """
        return Window(self, min(self.end - INSTANT, max(self.start, moment)))


def offered(today: date) -> dict[PeriodKind, list[Period]]:
    """The periods that people choose from, by kind: the running one first, then those before it."""
    return {kind: Period.holding(kind, today).back(count) for kind, count in _OFFERED.items()}


def reporting_period(code: str, today: date) -> Period:
    """The month, quarter or year of a code: of a day nothing is reported, and "now" will mean another month soon.

    Raises `period.not_understood`, `period.not_begun`.
    """
    period = Period.parse(code.strip().upper(), today)
    if period.kind not in REPORTED or not code.strip()[:1].isdigit():
        raise period_not_understood()
    if period.first > today:
        raise period_not_begun()
    return period


def asked_window(code: str, now: datetime) -> "Window":
    """A period in words (see `Period.parse`), as known now or at the moment behind `AS_OF`: how every surface asks.

    Raises DomainError ``period.not_understood``, and ``period.not_begun``: of the future there are no figures, and what
    is counted at its beginning would look like some. ``period.moment_outside`` for a moment that is not of the period,
    or still to come.
    """
    words, as_of, moment = code.partition(AS_OF)
    period = Period.parse(words, now.date())
    if period.start > now:
        raise period_not_begun()
    return period.asked(_moment_of(period, moment, now)).fixed() if as_of else period.asked(now)


@dataclass(frozen=True, slots=True)
class Window:
    """A period asked as of the moment `at`: what happens later is not counted, what is open is judged as of `at`.

    `is_fixed` if it shall be asked as of this moment again, and not as of a later one.
    """

    period: Period
    at: datetime
    is_fixed: bool = False

    def fixed(self) -> "Window":
        """What is over is asked as of its last moment in any case."""
        return replace(self, is_fixed=not self.is_final)

    @property
    def start(self) -> datetime:
        return self.period.start

    @property
    def code(self) -> str:
        return self.period.code

    @property
    def words(self) -> str:
        """By which `asked_window` gives this very window, now or later."""
        return f"{self.code}{AS_OF}{self.at.astimezone(TIME_ZONE):%Y-%m-%dT%H:%M:%S.%f}" if self.is_fixed else self.code

    @property
    def is_final(self) -> bool:
        return self.at == self.period.end - INSTANT

    @property
    def tree_day(self) -> date:
        """The day whose tree of units counts. A unit that moved is counted where it was at the last moment asked."""
        return day_of(self.at)


def _moment_of(period: Period, said: str, now: datetime) -> datetime:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        raise period_not_understood() from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=TIME_ZONE)
    if not period.start <= moment < period.end or moment > now:
        raise moment_outside()
    return moment


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=TIME_ZONE)


def _quarter_of(day: date) -> int:
    return (day.month + 2) // 3


def _months_on(first: date, months: int) -> date:
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
