"""Why the promised date is what it is: steps that a person can read and that a row can keep."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from motcua.kernel.clock import in_city
from motcua.kernel.dates import format_date, format_day
from motcua.kernel.sentences import Sentence


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
    """One step. `at` and `until` are moments, `minutes` working minutes, `count` what the code counts (days, years).

    `note` is shown as it stands, unless it is a sentence.
    """

    code: StepCode
    at: datetime | None = None
    until: datetime | None = None
    minutes: int = 0
    count: int = 0
    note: str = ""

    @property
    def sentence(self) -> Sentence:
        """The step as one sentence, which a surface tells in the language of its reader."""
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
    return Sentence.listing((f"{local:%H:%M}", format_day(local.date())))


def said_duration(minutes: int) -> Sentence:
    """12 giờ 30 phút"""
    hours, rest = divmod(minutes, 60)
    parts = [Sentence("{n} giờ", n=hours)] if hours else []
    return Sentence.listing([*parts, Sentence("{n} phút", n=rest)] if rest or not hours else parts)


def said_days(days: Iterable[tuple[date, str]]) -> str:
    """Quốc khánh 02/09/2024, 03/09/2024; Giỗ Tổ …: the days of one name together"""
    by_name: dict[str, list[str]] = {}
    for day, name in days:
        by_name.setdefault(name, []).append(format_date(day))
    return "; ".join(f"{name} {', '.join(dates)}".strip() for name, dates in by_name.items())


def _day(moment: datetime | None) -> str:
    return format_day(in_city(moment).date()) if moment else ""


def _limit_working_days(step: Step) -> Sentence:
    per_day, odd = divmod(step.minutes, step.count)
    total = said_duration(step.minutes)
    if odd:
        return Sentence(
            "{count} ngày làm việc, theo lịch của đơn vị là {total} làm việc.", count=step.count, total=total
        )
    return Sentence(
        "{count} ngày làm việc × {per_day} = {total} làm việc.",
        count=step.count, per_day=said_duration(per_day), total=total,
    )  # fmt: skip


def _paused(step: Step) -> Sentence:
    since, until, why = said(step.at), said(step.until), step.note
    if step.code is StepCode.PAUSED_DAYS:
        return Sentence(
            "Tạm dừng từ {since} đến {until} ({why}): {count} ngày không tính.",
            since=since, until=until, why=why, count=step.count,
        )  # fmt: skip
    return Sentence(
        "Tạm dừng từ {since} đến {until} ({why}): {time} làm việc không tính.",
        since=since, until=until, why=why, time=said_duration(step.minutes),
    )  # fmt: skip


_SENTENCES: Mapping[StepCode, Callable[[Step], Sentence]] = {
    StepCode.ACCEPTED: lambda s: Sentence("Tiếp nhận lúc {at}.", at=said(s.at)),
    StepCode.OUTSIDE_HOURS: lambda s: Sentence(
        "Tiếp nhận lúc {at}, ngoài giờ làm việc, nên được tính là tiếp nhận lúc {until}.",
        at=said(s.at), until=said(s.until),
    ),
    StepCode.AFTER_CUTOFF: lambda s: Sentence(
        "Tiếp nhận lúc {at}, sau {cutoff}, nên được tính là tiếp nhận lúc {until}.",
        at=said(s.at), cutoff=s.note, until=said(s.until),
    ),
    StepCode.TIME_NOT_RUNNING: lambda s: Sentence(
        "Thời hạn không chạy vào lúc đó; bắt đầu chạy từ {until}.", until=said(s.until)
    ),
    StepCode.LIMIT_HOURS: lambda s: Sentence(
        "Thời hạn {count} giờ làm việc, tính từng phút từ lúc tiếp nhận.", count=s.count
    ),
    StepCode.LIMIT_SAME_DAY: lambda s: Sentence("Trả kết quả ngay trong ngày: {day}.", day=_day(s.at)),
    StepCode.LIMIT_WORKING_DAYS: _limit_working_days,
    StepCode.LIMIT_DAYS: lambda s: Sentence(
        "Thời hạn {count} ngày, tính cả ngày nghỉ: đến hết {day}.", count=s.count, day=_day(s.until)
    ),
    StepCode.LIMIT_MONTHS: lambda s: Sentence(
        "Thời hạn {count} tháng: đến hết {day}.", count=s.count, day=_day(s.until)
    ),
    StepCode.FIRST_DAY: lambda s: Sentence(
        "Ngày tiếp nhận không tính ({basis}); ngày thứ nhất là {day}.", basis=s.note, day=_day(s.at)
    ),
    StepCode.DAYS_OFF: lambda s: Sentence("Ngày nghỉ lễ không làm việc: {days}.", days=s.note),
    StepCode.SWAP_DAYS: lambda s: Sentence("Ngày làm bù có làm việc: {days}.", days=s.note),
    StepCode.PAUSED_MINUTES: _paused,
    StepCode.PAUSED_DAYS: _paused,
    StepCode.PAUSED_NOW: lambda s: Sentence(
        "Đang tạm dừng từ {since} ({why}): có ngày hẹn trả mới khi tiếp tục.", since=said(s.at), why=s.note
    ),
    StepCode.PAUSED_TOO_LATE: lambda s: Sentence(
        "Tạm dừng từ {since} ({why}) khi đã quá hạn: không làm thay đổi ngày hẹn trả.", since=said(s.at), why=s.note
    ),
    StepCode.LAST_DAY_OFF: lambda s: Sentence(
        "Ngày cuối cùng, {last}, là ngày nghỉ, nên thời hạn kết thúc vào {day} ({basis}).",
        last=_day(s.at), day=_day(s.until), basis=s.note,
    ),
    StepCode.YEAR_UNCONFIRMED: lambda s: Sentence(
        "Lịch nghỉ lễ năm {year} chưa được xác nhận nên mới trừ ngày nghỉ hằng tuần; ngày hẹn có thể lùi lại.",
        year=s.count,
    ),
    StepCode.DUE: lambda s: Sentence("Ngày hẹn trả: trước {at}.", at=said(s.at)),
}  # fmt: skip
