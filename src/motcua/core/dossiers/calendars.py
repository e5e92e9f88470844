"""The two calendars of a unit (when it receives, when time runs), and the rules of time in force on a day."""

from datetime import date, datetime
from functools import lru_cache

from motcua.core.catalogue.models import ProcedureVersion
from motcua.core.identity.models import Unit
from motcua.kernel.working_time.calendar import Calendar
from motcua.kernel.working_time.deadline import online_check_due
from motcua.kernel.working_time.limits import DeadlineRules
from motcua.kernel.working_time.loading import shipped


def reception_calendar(unit: Unit) -> Calendar:
    return _calendar(unit.reception_calendar)


def running_calendar(unit: Unit) -> Calendar:
    return _calendar(unit.running_calendar)


def deadline_rules(version: ProcedureVersion, day: date) -> DeadlineRules:
    """The cut-off at 15:00 moves only procedures answered on the day they are received (NĐ 23/2015 Điều 7)."""
    rules = shipped().rules_on(day)
    return rules if version.rules.get("same_day") else rules.without_cutoff()


def check_due(submitted_at: datetime, receiving: Unit, version: ProcedureVersion) -> datetime:
    """Until when the receiving unit must accept, ask or refuse what came online."""
    rules = deadline_rules(version, submitted_at.date())
    return online_check_due(submitted_at, reception_calendar(receiving), rules)


@lru_cache
def _calendar(name: str) -> Calendar:
    return shipped().calendar(name)
