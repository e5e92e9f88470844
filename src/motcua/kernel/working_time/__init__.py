"""Working time: calendars to the minute, deadlines with their derivation, what is left of them."""

from motcua.kernel.working_time.calendar import Calendar, DatedHours, DayOff, SwapDay
from motcua.kernel.working_time.deadline import Deadline, compute_deadline, online_check_due
from motcua.kernel.working_time.derivation import Step, StepCode
from motcua.kernel.working_time.hours import MINUTES_PER_WORKING_DAY, Span, WorkingHours
from motcua.kernel.working_time.limits import DeadlineEvents, DeadlineRules, LimitUnit, Pause, TimeLimit
from motcua.kernel.working_time.remaining import Remaining, remaining, said_working_time

__all__ = [
    "MINUTES_PER_WORKING_DAY",
    "Calendar",
    "DatedHours",
    "DayOff",
    "Deadline",
    "DeadlineEvents",
    "DeadlineRules",
    "LimitUnit",
    "Pause",
    "Remaining",
    "Span",
    "Step",
    "StepCode",
    "SwapDay",
    "TimeLimit",
    "WorkingHours",
    "compute_deadline",
    "online_check_due",
    "remaining",
    "said_working_time",
]
