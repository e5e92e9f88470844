"""A city that knows its time minute by minute, without any of the product's arithmetic."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import settings

from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.working_time import Calendar, DeadlineRules
from motcua.kernel.working_time.loading import shipped

# A property says what holds, not how fast: a busy machine must not fail it.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# Tết Giáp Thìn and the other holidays of the winter 2023 to the winter 2024, written down once more by hand.
FREE = {
    date(2024, 1, 1), date(2024, 2, 8), date(2024, 2, 9), date(2024, 2, 12), date(2024, 2, 13), date(2024, 2, 14),
    date(2024, 4, 18), date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1), date(2024, 9, 2), date(2024, 9, 3),
    date(2025, 1, 1),
}  # fmt: skip
WORKED_SATURDAY = date(2024, 5, 4)
FIRST, LAST = date(2023, 10, 1), date(2025, 1, 20)


def _works(day: date, minute: int) -> bool:
    if day in FREE or (day.weekday() >= 5 and day != WORKED_SATURDAY):
        return False
    return 7 * 60 <= minute < 11 * 60 + 30 or 13 * 60 + 30 <= minute < 17 * 60


@dataclass(repr=False)
class MinuteByMinute:
    """One flag a minute; every question is answered by walking or by counting flags."""

    flags: bytearray

    def index(self, moment: datetime) -> int:
        return int((moment - datetime.combine(FIRST, time(), TIME_ZONE)).total_seconds() // 60)

    def moment(self, index: int) -> datetime:
        return datetime.combine(FIRST, time(), TIME_ZONE) + timedelta(minutes=index)

    def between(self, start: datetime, end: datetime) -> int:
        return sum(self.flags[self.index(start) : self.index(end)])

    def after(self, start: datetime, minutes: int, pauses: list[tuple[datetime, datetime]] | None = None) -> datetime:
        """Walks until so many working minutes have passed that no pause covers."""
        paused = [(self.index(a), self.index(b)) for a, b in pauses or []]
        at = self.index(start)
        while minutes:
            minutes -= self.flags[at] and not any(a <= at < b for a, b in paused)
            at += 1
        return self.moment(at)

    def days(self) -> Iterator[date]:
        day = FIRST
        while day < LAST:
            yield day
            day += timedelta(days=1)

    def works_on(self, day: date) -> bool:
        start = self.index(datetime.combine(day, time(), TIME_ZONE))
        return any(self.flags[start : start + 1440])


@pytest.fixture(scope="session")
def walked() -> MinuteByMinute:
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days)]
    return MinuteByMinute(bytearray(_works(day, minute) for day in days for minute in range(1440)))


@pytest.fixture(scope="session")
def office() -> Calendar:
    return shipped().calendar("office")


@pytest.fixture(scope="session")
def rules() -> DeadlineRules:
    return shipped().rules_on(date(2024, 9, 13))
