"""What happens next to a dossier, and when: a pure function of its fate and of where it lies.

Nothing is remembered between two acts but the dossier itself, so a city that was switched off in the middle of a
morning takes up every dossier where it lies.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.dossiers.definitions import ReturnWay, State
from motcua.demo.simulator import rhythm
from motcua.demo.simulator.chance import dice
from motcua.demo.simulator.fate import Asked, Ending, Fate, Sender
from motcua.kernel.working_time.calendar import Calendar

ABANDONED_AFTER = 15  # working days without an answer: made up, the law leaves it to each office


class Deed(StrEnum):
    ACCEPT = "accept"
    REFUSE = "refuse"
    ASK = "ask"
    ANSWER = "answer"
    WITHDRAW = "withdraw"
    STOP = "stop"
    ASSIGN = "assign"
    PROPOSE = "propose"
    INITIAL = "initial"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    NUMBER = "number"
    HAND_OVER = "hand_over"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Act:
    deed: Deed
    at: datetime


@dataclass(frozen=True, slots=True)
class Lie:
    """Where a dossier lies. `history` holds the kinds of its events in order, `since` is when the last one happened."""

    key: str
    state: State
    step: StepKind
    since: datetime
    history: tuple[str, ...]
    accepted_at: datetime | None
    due_at: datetime | None
    limit_minutes: int
    return_way: ReturnWay
    quick: bool
    rated: bool = False

    def times(self, kind: str) -> int:
        return self.history.count(f"dossier.{kind}")


@dataclass(frozen=True, slots=True)
class _Case:
    """All that a planner looks at."""

    fate: Fate
    lie: Lie
    thrown: Random
    calendar: Calendar

    def working(self, minutes: float) -> datetime:
        return self.calendar.add_working_minutes(self.lie.since, max(1, round(minutes)))

    def sitting(self, when: rhythm.Rhythm) -> datetime:
        if self.lie.quick:
            return rhythm.while_waiting(self.lie.since, self.thrown, self.calendar)
        return when.after(self.lie.since, self.thrown, self.calendar)


def next_act(fate: Fate, lie: Lie, calendar: Calendar) -> Act | None:
    """The next act, never before `lie.since`; None when nothing more will happen to this dossier."""
    case = _Case(fate, lie, dice(lie.key, len(lie.history)), calendar)
    planner = _PLANNERS.get(lie.state)
    return planner(case) if planner else None


def _before_acceptance(case: _Case) -> Act:
    fate, lie = case.fate, case.lie
    if fate.ending is Ending.WITHDRAWN and fate.pace < 0.5:
        return Act(Deed.WITHDRAW, lie.since + timedelta(minutes=20 + fate.check_minutes / 2))
    checked = case.working(fate.check_minutes)
    if fate.asked is Asked.AT_CHECK and _still_asks(case):
        return Act(Deed.ASK, checked)
    return Act(Deed.REFUSE if fate.ending is Ending.REFUSED else Deed.ACCEPT, checked)


def _waits_for_citizen(case: _Case) -> Act:
    if case.fate.ending is Ending.ABANDONED:
        day = case.calendar.add_working_days(case.lie.since.date(), ABANDONED_AFTER)
        return Act(Deed.STOP, case.calendar.opening(day) + timedelta(minutes=case.thrown.randrange(60)))
    if case.fate.ending is Ending.WITHDRAWN:
        return Act(Deed.WITHDRAW, case.lie.since + timedelta(days=case.fate.answer_days))
    return Act(Deed.ANSWER, case.lie.since + timedelta(days=case.fate.answer_days))


def _in_process(case: _Case) -> Act:
    match case.lie.step:
        case StepKind.ASSIGN:
            return Act(Deed.ASSIGN, case.sitting(rhythm.HEAD_ASSIGNS))
        case StepKind.PROCESS:
            return _processes(case)
        case StepKind.INITIAL | StepKind.REVIEW:
            back = case.fate.sent_back is Sender.HEAD and not case.lie.times("sent_back")
            return Act(Deed.SEND_BACK if back else Deed.INITIAL, case.sitting(rhythm.HEAD_INITIALS))
        case StepKind.SIGN:
            back = case.fate.sent_back is Sender.LEADER and not case.lie.times("sent_back")
            return Act(Deed.SEND_BACK if back else Deed.APPROVE, case.sitting(rhythm.LEADER_SIGNS))
    return Act(Deed.NUMBER, case.sitting(rhythm.CLERK_NUMBERS))


def _processes(case: _Case) -> Act:
    """The specialist: takes it up if nobody was named, asks early, then works at the pace that fate gave."""
    fate, lie = case.fate, case.lie
    if lie.state is State.ACCEPTED:
        return Act(Deed.ASSIGN, case.sitting(rhythm.HEAD_ASSIGNS))
    if fate.asked is Asked.IN_PROCESS and _still_asks(case):
        return Act(Deed.ASK, case.working(min(0.15 * lie.limit_minutes, 960)))
    if fate.ending is Ending.WITHDRAWN:
        return Act(Deed.WITHDRAW, lie.since + timedelta(minutes=0.3 * lie.limit_minutes))
    return Act(Deed.PROPOSE, _draft_ready(case))


def _draft_ready(case: _Case) -> datetime:
    """Before the promise by the rest of the pace: a pause moved the promise, so it moved this too."""
    lie = case.lie
    soonest = case.working(case.thrown.uniform(5, 12) if lie.quick else case.thrown.uniform(40, 200))
    if lie.quick or lie.due_at is None or lie.times("sent_back"):
        return soonest
    spare = round((1 - case.fate.pace) * lie.limit_minutes)
    return max(soonest, case.calendar.add_working_minutes(lie.due_at, -spare))


def _finished(case: _Case) -> Act | None:
    """What is returned online returns by itself."""
    lie = case.lie
    if lie.return_way is ReturnWay.ONLINE:
        return None
    if lie.return_way is ReturnWay.POST:
        day = case.calendar.next_working_day(lie.since.date())
        return Act(Deed.HAND_OVER, case.calendar.opening(day) + timedelta(minutes=90 + case.thrown.randrange(60)))
    comes = lie.since + timedelta(days=case.fate.collect_days)
    return Act(Deed.HAND_OVER, case.calendar.next_working_moment(comes))


def _returned(case: _Case) -> Act | None:
    if case.fate.score is None or case.lie.rated:
        return None
    return Act(Deed.RATE, case.lie.since + timedelta(minutes=case.fate.rate_minutes))


def _still_asks(case: _Case) -> bool:
    return case.lie.times("supplement_asked") < (2 if case.fate.asked_twice else 1)


_PLANNERS: dict[State, Callable[[_Case], Act | None]] = {
    State.REGISTERED: _before_acceptance,
    State.SUPPLEMENT: _waits_for_citizen,
    State.ACCEPTED: _in_process,
    State.PROCESSING: _in_process,
    State.FINISHED: _finished,
    State.RETURNED: _returned,
}
