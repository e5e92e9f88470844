"""What will become of a matter, thrown once when it arrives and never again."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random

from motcua.core.dossiers.definitions import Way
from motcua.demo.simulator.arrivals import ONLINE, Arrival
from motcua.demo.simulator.chance import around, dice, pick
from motcua.demo.simulator.habits import Habit


class Ending(StrEnum):
    DONE = "done"
    DENIED = "denied"  # a reasoned refusal is the answer
    REFUSED = "refused"  # not received
    WITHDRAWN = "withdrawn"
    ABANDONED = "abandoned"  # the supplement never comes


class Asked(StrEnum):
    """When something turns out to be missing."""

    NOT = "not"
    AT_CHECK = "at_check"
    IN_PROCESS = "in_process"


class Sender(StrEnum):
    """Who sends the draft back once."""

    NOBODY = "nobody"
    HEAD = "head"
    LEADER = "leader"


@dataclass(frozen=True, slots=True)
class Fate:
    """Times in working minutes, in days of the almanac where a citizen takes them."""

    ending: Ending
    asked: Asked
    asked_twice: bool
    answer_days: float
    check_minutes: float
    pace: float
    sent_back: Sender
    collect_days: float
    score: int | None
    rate_minutes: float


def fate_of(arrival: Arrival, habit: Habit) -> Fate:
    thrown = dice(arrival.key, "fate")
    asked = _asked(thrown, arrival, habit)
    ending = _ending(thrown, arrival, habit, asked)
    on_time = thrown.random() >= habit.late or habit.quick
    pace = thrown.uniform(*habit.pace) if on_time else thrown.uniform(1.1, 1.6)
    return Fate(
        ending=ending,
        asked=asked,
        asked_twice=asked is not Asked.NOT and thrown.random() < 0.04,
        answer_days=around(thrown, 1.2, 0.9),
        check_minutes=around(thrown, 75, 0.8) if thrown.random() >= 0.03 else thrown.uniform(500, 900),
        pace=pace,
        sent_back=pick(thrown, {Sender.NOBODY: 92, Sender.HEAD: 6, Sender.LEADER: 2}),
        collect_days=around(thrown, 0.02 if habit.quick else 1.0, 0.9) if thrown.random() >= 0.04 else 400.0,
        score=_score(thrown, arrival, late=pace > 1),
        rate_minutes=around(thrown, 90, 1.2),
    )


def _asked(thrown: Random, arrival: Arrival, habit: Habit) -> Asked:
    """At the counter a missing paper is seen before anything is received; online it is found at the check."""
    if thrown.random() >= habit.defects:
        return Asked.NOT
    if arrival.way in ONLINE or arrival.way is Way.SELF_AT_CENTRE:
        return pick(thrown, {Asked.AT_CHECK: 3, Asked.IN_PROCESS: 0 if habit.quick else 1})
    return Asked.IN_PROCESS if not habit.quick and thrown.random() < 0.3 else Asked.NOT


def _ending(thrown: Random, arrival: Arrival, habit: Habit, asked: Asked) -> Ending:
    if asked is not Asked.NOT and thrown.random() < 0.07:
        return Ending.ABANDONED
    chance = thrown.random()
    received_at_once = arrival.way in (Way.DIRECT, Way.POST, Way.TYPED_BY_OFFICER)
    for share, ending in (
        (0.0 if received_at_once or asked is not Asked.NOT else habit.refused, Ending.REFUSED),
        (habit.withdrawn, Ending.WITHDRAWN),
        (habit.denied, Ending.DENIED),
    ):
        if chance < share:
            return ending
        chance -= share
    return Ending.DONE


def _score(thrown: Random, arrival: Arrival, *, late: bool) -> int | None:
    """A third say how it went, more of them online; who waited beyond the promise is less pleased."""
    if thrown.random() >= (0.45 if arrival.way in ONLINE else 0.25):
        return None
    weights = {1: 25, 2: 30, 3: 25, 4: 15, 5: 5} if late else {1: 1, 2: 2, 3: 6, 4: 31, 5: 60}
    return pick(thrown, weights)
