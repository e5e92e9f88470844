"""Why the promised date is what it is: steps that a person can read and that a row can keep."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from motcua.kernel.clock import in_city
from motcua.kernel.dates import format_date, format_day


class StepCode(StrEnum):
    """What a step says; a surface may put its own words to it."""

    ACCEPTED = "accepted"
    OUTSIDE_HOURS = "outside_hours"
    AFTER_CUTOFF = "after_cutoff"
    TIME_NOT_RUNNING = "time_not_running"
    LIMIT_HOURS = "limit_hours"
    LIMIT_SAME_DAY = "limit_same_day"
    LIMIT_WORKING_DAYS = "limit_working_days"
    LIMIT_DAYS = "limit_days"
    LIMIT_MONTHS = "limit_months"
    FIRST_DAY = "first_day"
    DAYS_OFF = "days_off"
    SWAP_DAYS = "swap_days"
    PAUSED_MINUTES = "paused_minutes"
    PAUSED_DAYS = "paused_days"
    PAUSED_NOW = "paused_now"
    PAUSED_TOO_LATE = "paused_too_late"
    LAST_DAY_OFF = "last_day_off"
    YEAR_UNCONFIRMED = "year_unconfirmed"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `at` and `until` are moments, `minutes` working minutes, `count` what the code counts (days, years)."""

    code: StepCode
    at: datetime | None = None
    until: datetime | None = None
    minutes: int = 0
    count: int = 0
    note: str = ""

    @property
    def sentence(self) -> str:
        """The step as one Vietnamese sentence."""
        return _SENTENCES[self.code](self)

    def as_data(self) -> dict[str, Any]:
        """What a JSON column keeps."""
        moments = {name: moment.isoformat() for name in ("at", "until") if (moment := getattr(self, name))}
        rest = {name: value for name in ("minutes", "count", "note") if (value := getattr(self, name))}
        return {"code": self.code.value, **moments, **rest}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """What `as_data` wrote."""
        at, until = (datetime.fromisoformat(data[name]) if name in data else None for name in ("at", "until"))
        return cls(
            StepCode(data["code"]), at, until, data.get("minutes", 0), data.get("count", 0), data.get("note", "")
        )


def said(moment: datetime | None) -> str:
    """16:20 thứ Sáu 13/09/2024"""
    if moment is None:
        return ""
    local = in_city(moment)
    return f"{local:%H:%M} {format_day(local.date())}"


def said_duration(minutes: int) -> str:
    """12 giờ 30 phút"""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} giờ"] if hours else []
    return " ".join([*parts, f"{rest} phút"] if rest or not hours else parts)


def said_days(days: Iterable[tuple[date, str]]) -> str:
    """Quốc khánh 02/09/2024, 03/09/2024; Giỗ Tổ …: the days of one name together"""
    by_name: dict[str, list[str]] = {}
    for day, name in days:
        by_name.setdefault(name, []).append(format_date(day))
    return "; ".join(f"{name} {', '.join(dates)}".strip() for name, dates in by_name.items())


def _day(moment: datetime | None) -> str:
    return format_day(in_city(moment).date()) if moment else ""


def _limit_working_days(step: Step) -> str:
    per_day, odd = divmod(step.minutes, step.count)
    if odd:
        return f"{step.count} ngày làm việc, theo lịch của đơn vị là {said_duration(step.minutes)} làm việc."
    return f"{step.count} ngày làm việc × {said_duration(per_day)} = {said_duration(step.minutes)} làm việc."


def _paused(step: Step, not_counted: str) -> str:
    return f"Tạm dừng từ {said(step.at)} đến {said(step.until)} ({step.note}): {not_counted} không tính."


_SENTENCES: Mapping[StepCode, Callable[[Step], str]] = {
    StepCode.ACCEPTED: lambda s: f"Tiếp nhận lúc {said(s.at)}.",
    StepCode.OUTSIDE_HOURS: lambda s: (
        f"Tiếp nhận lúc {said(s.at)}, ngoài giờ làm việc, nên được tính là tiếp nhận lúc {said(s.until)}."
    ),
    StepCode.AFTER_CUTOFF: lambda s: (
        f"Tiếp nhận lúc {said(s.at)}, sau {s.note}, nên được tính là tiếp nhận lúc {said(s.until)}."
    ),
    StepCode.TIME_NOT_RUNNING: lambda s: f"Thời hạn không chạy vào lúc đó; bắt đầu chạy từ {said(s.until)}.",
    StepCode.LIMIT_HOURS: lambda s: f"Thời hạn {s.count} giờ làm việc, tính từng phút từ lúc tiếp nhận.",
    StepCode.LIMIT_SAME_DAY: lambda s: f"Trả kết quả ngay trong ngày: {_day(s.at)}.",
    StepCode.LIMIT_WORKING_DAYS: _limit_working_days,
    StepCode.LIMIT_DAYS: lambda s: f"Thời hạn {s.count} ngày, tính cả ngày nghỉ: đến hết {_day(s.until)}.",
    StepCode.LIMIT_MONTHS: lambda s: f"Thời hạn {s.count} tháng: đến hết {_day(s.until)}.",
    StepCode.FIRST_DAY: lambda s: f"Ngày tiếp nhận không tính ({s.note}); ngày thứ nhất là {_day(s.at)}.",
    StepCode.DAYS_OFF: lambda s: f"Ngày nghỉ lễ không làm việc: {s.note}.",
    StepCode.SWAP_DAYS: lambda s: f"Ngày làm bù có làm việc: {s.note}.",
    StepCode.PAUSED_MINUTES: lambda s: _paused(s, f"{said_duration(s.minutes)} làm việc"),
    StepCode.PAUSED_DAYS: lambda s: _paused(s, f"{s.count} ngày"),
    StepCode.PAUSED_NOW: lambda s: f"Đang tạm dừng từ {said(s.at)} ({s.note}): có ngày hẹn trả mới khi tiếp tục.",
    StepCode.PAUSED_TOO_LATE: lambda s: (
        f"Tạm dừng từ {said(s.at)} ({s.note}) khi đã quá hạn: không làm thay đổi ngày hẹn trả."
    ),
    StepCode.LAST_DAY_OFF: lambda s: (
        f"Ngày cuối cùng, {_day(s.at)}, là ngày nghỉ, nên thời hạn kết thúc vào {_day(s.until)} ({s.note})."
    ),
    StepCode.YEAR_UNCONFIRMED: lambda s: (
        f"Lịch nghỉ lễ năm {s.count} chưa được xác nhận nên mới trừ ngày nghỉ hằng tuần; ngày hẹn có thể lùi lại."
    ),
    StepCode.DUE: lambda s: f"Ngày hẹn trả: trước {said(s.at)}.",
}
