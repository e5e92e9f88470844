"""What a figure is made of: a window of time, measures declared in Python, and ratios of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.errors import DomainError


@dataclass(frozen=True, slots=True)
class Window:
    """A half-open period [start, end) of city time, asked at moment `at`: open dossiers are judged as of then."""

    start: datetime
    end: datetime
    at: datetime
    code: str
    label: str

    @classmethod
    def day(cls, day: date, at: datetime) -> "Window":
        start = datetime(day.year, day.month, day.day, tzinfo=TIME_ZONE)
        return cls(
            start,
            start + timedelta(days=1),
            at,
            day.isoformat(),
            f"ngày {day:%d/%m/%Y}",
        )

    @classmethod
    def month(cls, year: int, month: int, at: datetime) -> "Window":
        start = datetime(year, month, 1, tzinfo=TIME_ZONE)
        end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=TIME_ZONE)
        return cls(start, end, at, f"{year}-{month:02d}", f"tháng {month}/{year}")

    @classmethod
    def parse(cls, code: str, at: datetime) -> "Window":
        """``2024-09`` or ``2024-09-13``; raises DomainError ``period.not_understood``."""
        try:
            numbers = [int(part) for part in code.split("-")]
            if len(numbers) == 2:
                return cls.month(numbers[0], numbers[1], at)
            return cls.day(date(*numbers), at)
        except (ValueError, TypeError):
            raise DomainError(
                "period.not_understood",
                "Kỳ báo cáo không đúng. Ví dụ: 2024-09 hoặc 2024-09-13.",
                field="period",
            ) from None

    def holds(self, column: str) -> Q:
        return Q(**{f"{column}__gte": self.start, f"{column}__lt": self.end})


@dataclass(frozen=True, slots=True)
class Measure:
    """A count of dossier facts: which of them, given a window."""

    code: str
    name: str
    condition: Callable[[Window], Q]


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, or a ratio of two measures. `explanation` is for anybody; `legal_basis` for whoever contests it."""

    code: str
    name: str
    numerator: Measure
    denominator: Measure | None
    explanation: str
    legal_basis: str

    @property
    def is_ratio(self) -> bool:
        return self.denominator is not None


@dataclass(frozen=True, slots=True)
class Value:
    """A figure counted: `ratio` is None when nothing was there to count ("chưa phát sinh"), never a zero."""

    figure: Figure
    numerator: int
    denominator: int | None

    @property
    def ratio(self) -> float | None:
        return self.numerator / self.denominator if self.denominator else None
