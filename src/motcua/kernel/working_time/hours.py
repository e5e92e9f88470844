"""The hours of a week: spans of minutes for each weekday."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

# Bộ luật Lao động 2019, Điều 105 khoản 1 (8 hours a day); the practice reckons a working day as 8 working hours.
MINUTES_PER_WORKING_DAY = 480
WEEKDAY_KEYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
_DAY = 24 * 60


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Working time from `start` up to, not including, `end`, in minutes after midnight (end ≤ 1440)."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= _DAY:
            raise DomainError(
                "working_hours.span",
                Sentence("Khoảng giờ {span} không hợp lệ: giờ đầu phải trước giờ cuối.", span=str(self)),
            )

    def __str__(self) -> str:
        return "-".join(f"{minute // 60:02d}:{minute % 60:02d}" for minute in (self.start, self.end))

    @property
    def minutes(self) -> int:
        return self.end - self.start

    @classmethod
    def parse(cls, text: str) -> Self:
        """ "07:00-11:30" """
        match = _SPAN.fullmatch(text.strip())
        if match is None:
            raise DomainError(
                "working_hours.span",
                Sentence("Không đọc được khoảng giờ “{text}”. Ví dụ đúng: 07:00-11:30.", text=text),
                field="hours",
            )
        from_hour, from_minute, to_hour, to_minute = (int(part) for part in match.groups())
        return cls(from_hour * 60 + from_minute, to_hour * 60 + to_minute)


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The spans of each weekday, Monday first; a day without spans is a day off."""

    week: tuple[Spans, ...]

    def __post_init__(self) -> None:
        if len(self.week) != len(WEEKDAY_KEYS):
            raise ValueError("a week has seven days")
        if not any(self.week):
            raise DomainError(
                "working_hours.none", Sentence("Lịch phải có ít nhất một khoảng giờ làm việc trong tuần.")
            )
        for spans in self.week:
            if any(later.start < earlier.end for earlier, later in pairwise(spans)):
                raise DomainError(
                    "working_hours.order", Sentence("Các khoảng giờ trong ngày phải theo thứ tự, không trùng nhau.")
                )

    @classmethod
    def from_data(cls, data: Mapping[str, Sequence[str]]) -> Self:
        """From {"mon": ["07:00-11:30", "13:30-17:00"], …}; a weekday left out is a day off."""
        unknown = set(data) - set(WEEKDAY_KEYS)
        if unknown:
            raise DomainError(
                "working_hours.weekday", Sentence("Không có thứ “{key}” trong tuần.", key=min(unknown)), field="hours"
            )
        return cls(tuple(tuple(Span.parse(text) for text in data.get(key, ())) for key in WEEKDAY_KEYS))

    def as_data(self) -> dict[str, list[str]]:
        """What `from_data` reads."""
        return {key: [str(span) for span in spans] for key, spans in zip(WEEKDAY_KEYS, self.week, strict=True) if spans}
