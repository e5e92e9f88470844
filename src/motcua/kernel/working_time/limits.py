"""What a deadline is computed from: the limit, what happened, and the rules of the day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from enum import StrEnum
from itertools import pairwise
from typing import Self

from motcua.kernel.clock import in_city
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


class LimitUnit(StrEnum):
    """In what a limit is stated; hours are working hours, days and months those of the almanac."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


_UNIT_NAMES = {
    LimitUnit.HOURS: "giờ làm việc",
    LimitUnit.DAYS: "ngày",
    LimitUnit.WORKING_DAYS: "ngày làm việc",
    LimitUnit.MONTHS: "tháng",
}


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """How long the law gives. 0 working days is "trong ngày": by the end of the day of acceptance."""

    amount: int
    unit: LimitUnit

    def __post_init__(self) -> None:
        least = 0 if self.unit == LimitUnit.WORKING_DAYS else 1
        if self.amount < least:
            raise DomainError("time_limit.amount", Sentence("Thời hạn giải quyết phải lớn hơn 0."), field="amount")

    def __str__(self) -> str:
        if self.amount == 0:
            return "trong ngày làm việc"
        return f"{self.amount} {_UNIT_NAMES[self.unit]}"


@dataclass(frozen=True, slots=True)
class Pause:
    """Time that does not count, from `started` until `ended` (None: still paused); `reason` as a person reads it."""

    started: datetime
    ended: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class DeadlineEvents:
    """What happened to a dossier, as far as its deadline cares. Moments are cut to their minute.

    Refused: a pause before acceptance, one that ends before it starts, two that overlap.
    """

    accepted_at: datetime
    limit: TimeLimit
    pauses: tuple[Pause, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "accepted_at", _minute(self.accepted_at))
        object.__setattr__(self, "pauses", tuple(_cut(pause) for pause in self.pauses))
        for problem in self._problems():
            raise problem

    def resumed(self, moment: datetime) -> Self:
        """The same events with the open pause ended at `moment`."""
        return replace(self, pauses=tuple(replace(p, ended=p.ended or moment) for p in self.pauses))

    def _problems(self) -> Iterator[DomainError]:
        for pause in self.pauses:
            if pause.started < self.accepted_at:
                yield DomainError("deadline.pause_too_early", Sentence("Không thể tạm dừng trước khi tiếp nhận hồ sơ."))
            if pause.ended is not None and pause.ended < pause.started:
                yield DomainError("deadline.pause_backwards", Sentence("Lúc tiếp tục phải sau lúc tạm dừng."))
        for earlier, later in pairwise(self.pauses):
            if earlier.ended is None or later.started < earlier.ended:
                yield DomainError("deadline.pauses_overlap", Sentence("Các lần tạm dừng không được chồng lên nhau."))


@dataclass(frozen=True, slots=True)
class DeadlineRules:
    """What the law or the procedure sets beside the limit itself.

    `cutoff`: what is accepted after it counts from the next working day (None: no such rule);
    `online_check_hours`: working hours in which an online filing must be answered.
    """

    cutoff: time | None
    online_check_hours: int
    legal_basis: str = ""

    def without_cutoff(self) -> Self:
        """For a procedure whose time runs from the very day, however late it comes."""
        return replace(self, cutoff=None)


def _minute(moment: datetime) -> datetime:
    return in_city(moment).replace(second=0, microsecond=0)


def _cut(pause: Pause) -> Pause:
    return Pause(_minute(pause.started), pause.ended and _minute(pause.ended), pause.reason)
