"""When a result is promised, and why.

How the law is read here, and what was chosen where it is silent:

- A limit in **hours** runs to the minute from the moment of acceptance (Bộ luật Dân sự 2015, Điều 147 khoản 1).
- A limit in **working days, days or months** does not count the day of acceptance; it begins with the day after
  (Điều 147 khoản 2 và 3) and ends with the end of its last day (Điều 148 khoản 1 và 3: for months the same day of the
  month, or the month's last). The law's midnight (khoản 6) is promised as the end of working hours of that day, for
  nobody hands over a result at midnight. A last day off moves to the next working day (khoản 5).
  0 working days is "trong ngày".
- What comes outside the hours of reception, or after the cutoff (15:00, NĐ 61/2018/NĐ-CP Điều 18) where the procedure
  has one, counts as accepted at the next opening, on the next day of reception after the cutoff.
- A **pause** is not counted, the time used before it is (NĐ 61/2018/NĐ-CP Điều 19). It is measured as the limit is:
  in working minutes for hours and working days, so that a promise may fall within a day; in whole days, the nights
  that it spans, for days and months. A pause that begins when the promise is already broken mends nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.sentences import Sentence
from motcua.kernel.working_time.calendar import Calendar
from motcua.kernel.working_time.derivation import Step, StepCode
from motcua.kernel.working_time.limits import DeadlineEvents, DeadlineRules, Pause
from motcua.kernel.working_time.reckoning import Reckoning, begin


@dataclass(frozen=True, slots=True)
class Deadline:
    """`due_at`: the promised moment, None while the time is paused. `derivation`: the steps that lead to it."""

    due_at: datetime | None
    derivation: tuple[Step, ...]
    paused_since: datetime | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The derivation as a person reads it."""
        return tuple(step.sentence for step in self.derivation)


def compute_deadline(
    events: DeadlineEvents,
    calendar: Calendar,
    rules: DeadlineRules,
    *,
    reception: Calendar | None = None,
) -> Deadline:
    """The deadline after these events, on the calendar by which time runs.

    `reception` is the calendar by which the unit receives, where it is another one.
    """
    counted_as, accepted = _acceptance(events.accepted_at, reception or calendar, rules)
    reckoning = begin(events.limit, counted_as, calendar)
    paused_since, paused = _apply_pauses(reckoning, events.pauses)
    due = None if paused_since else reckoning.due
    ending = [*reckoning.conclude(events.accepted_at.date()), *_unconfirmed(calendar, counted_as, due)] if due else []
    if due:
        ending.append(Step(StepCode.DUE, due))
    return Deadline(due, (accepted, *reckoning.steps, *paused, *ending), paused_since)


def online_check_due(submitted_at: datetime, reception: Calendar, rules: DeadlineRules) -> datetime:
    """Until when an online filing must be accepted, sent back for a supplement or refused.

    Working hours of reception; a filing of the night or of a day off counts from the next opening
    (TT 01/2018/TT-VPCP, NĐ 45/2020/NĐ-CP; the hours are data).
    """
    return reception.add_working_minutes(submitted_at, rules.online_check_hours * 60)


def _acceptance(moment: datetime, reception: Calendar, rules: DeadlineRules) -> tuple[datetime, Step]:
    """The moment that counts as acceptance, and the step that says so."""
    open_at = reception.next_working_moment(moment)
    if rules.cutoff is not None and open_at.time() > rules.cutoff:
        next_day = reception.opening(reception.next_working_day(open_at.date()))
        return next_day, Step(StepCode.AFTER_CUTOFF, moment, next_day, note=f"{rules.cutoff:%H:%M}")
    if open_at != moment:
        return open_at, Step(StepCode.OUTSIDE_HOURS, moment, open_at)
    return moment, Step(StepCode.ACCEPTED, moment)


def _apply_pauses(reckoning: Reckoning, pauses: tuple[Pause, ...]) -> tuple[datetime | None, list[Step]]:
    """Moves the end by each pause; gives since when time is still paused, if it is."""
    steps: list[Step] = []
    resumed: datetime | None = None
    for pause in pauses:
        # A pause that follows another without a gap goes on with it: splitting a pause changes nothing.
        if pause.started >= reckoning.due and pause.started != resumed:
            steps.append(Step(StepCode.PAUSED_TOO_LATE, pause.started, pause.ended, note=pause.reason))
        elif pause.ended is None:
            return pause.started, [*steps, Step(StepCode.PAUSED_NOW, pause.started, note=pause.reason)]
        else:
            steps.append(reckoning.extend(pause, pause.ended))
            resumed = pause.ended
    return None, steps


def _unconfirmed(calendar: Calendar, start: datetime, due: datetime) -> list[Step]:
    years = range(start.year, due.year + 1)
    return [Step(StepCode.YEAR_UNCONFIRMED, count=year) for year in years if year not in calendar.confirmed_years]
