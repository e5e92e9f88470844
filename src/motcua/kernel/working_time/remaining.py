"""How much working time is left, in the words of an inbox: "còn 1 ngày 3 giờ"."""

from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.working_time.calendar import Calendar
from motcua.kernel.working_time.deadline import Deadline
from motcua.kernel.working_time.hours import MINUTES_PER_WORKING_DAY


@dataclass(frozen=True, slots=True)
class Remaining:
    """`minutes`: working minutes left, negative once late, None while paused. Late at night is late with 0 minutes."""

    minutes: int | None
    late: bool

    @property
    def phrase(self) -> str:
        """còn 1 ngày 3 giờ · còn 40 phút · quá 3 giờ · vừa quá hạn · đến hạn · đang tạm dừng"""
        if self.minutes is None:
            return "đang tạm dừng"
        if self.minutes == 0:
            return "vừa quá hạn" if self.late else "đến hạn"
        return f"{'quá' if self.late else 'còn'} {said_working_time(abs(self.minutes))}"


def remaining(deadline: Deadline | datetime | None, now: datetime, calendar: Calendar) -> Remaining:
    """What is left at `now` of a deadline, or of the promised moment that a row keeps (None: paused)."""
    due = deadline.due_at if isinstance(deadline, Deadline) else deadline
    if due is None:
        return Remaining(None, late=False)
    return Remaining(calendar.working_minutes_between(now, due), late=now > due)


def said_working_time(minutes: int) -> str:
    """The two largest units, a day being 8 working hours: "1 ngày 3 giờ", "3 giờ 20 phút"."""
    days, rest = divmod(minutes, MINUTES_PER_WORKING_DAY)
    hours, rest = divmod(rest, 60)
    parts = [f"{count} {unit}" for count, unit in ((days, "ngày"), (hours, "giờ"), (rest, "phút")) if count]
    return " ".join(parts[: 1 if days and not hours else 2]) or "0 phút"
