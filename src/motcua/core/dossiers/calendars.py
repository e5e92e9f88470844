"""The two calendars of a unit (when it receives, when time runs), and the rules of time in force on a day."""

from datetime import date, datetime
from functools import lru_cache

from motcua.core.catalogue.models import ProcedureVersion
from motcua.core.dossiers.models import Dossier, Pause
from motcua.core.identity.models import Unit
from motcua.kernel.clock import day_of
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
    rules = deadline_rules(version, day_of(submitted_at))
    return online_check_due(submitted_at, reception_calendar(receiving), rules)


def worked_minutes(dossier: Dossier, until: datetime) -> int | None:
    """Working time from acceptance to `until`, without the pauses that have ended (indicator 2.2)."""
    if dossier.accepted_at is None:
        return None
    calendar = running_calendar(dossier.competent_unit)
    stood = sum(
        calendar.working_minutes_between(pause.started_at, pause.ended_at or until)
        for pause in Pause.objects.filter(dossier=dossier)
    )
    return max(0, calendar.working_minutes_between(dossier.accepted_at, until) - stood)


@lru_cache
def _calendar(name: str) -> Calendar:
    return shipped().calendar(name)
