"""Who comes on a day, with what, at which minute. A pure function of the day and the seed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from motcua.core.dossiers.definitions import ReturnWay, Way
from motcua.demo.simulator.chance import dice, pick, poisson
from motcua.demo.simulator.habits import Habit
from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.working_time.calendar import Calendar

ONLINE = frozenset({Way.SELF_AFAR, Way.ASSISTED})  # needs no open door; the centre's machine does
WEEKDAYS = (1.15, 1.0, 1.0, 0.95, 1.1, 0.12, 0.08)
# Friday is the city's online day (Kế hoạch 9121/KH-UBND ngày 17/11/2023): who may file online mostly does.
FRIDAY = {Way.SELF_AFAR: 1.6, Way.SELF_AT_CENTRE: 1.8, Way.ASSISTED: 1.5, Way.DIRECT: 0.35, Way.TYPED_BY_OFFICER: 0.5}
ONLINE_HOURS = {
    6: 1, 7: 4, 8: 9, 9: 10, 10: 9, 11: 6, 12: 3, 13: 5, 14: 8, 15: 8, 16: 6, 17: 4, 18: 3, 19: 5, 20: 6, 21: 4, 22: 2,
}  # fmt: skip
COUNTER_HOURS = {7: 7, 8: 11, 9: 10, 10: 8, 11: 2, 13: 4, 14: 9, 15: 7, 16: 4}
POPULATION = 1500
BUSINESSES = 60


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody (number `who` of the population) comes. `key` names the matter for ever, and every dice about it."""

    key: str
    at: datetime
    procedure: str
    way: Way
    return_way: ReturnWay
    who: int


def arrivals_of(
    day: date, *, habits: Mapping[str, Habit], per_day: float, seed: str, calendar: Calendar
) -> list[Arrival]:
    """Everybody of one day, in the order they come. `per_day` come on an ordinary working day.

    `seed` is any name; the keys begin with it.
    """
    open_door = calendar.is_working_day(day)
    share = WEEKDAYS[day.weekday()] if open_door else min(WEEKDAYS[day.weekday()], WEEKDAYS[5])
    count = poisson(dice(seed, day, "count"), per_day * share)
    found = [_one(f"{seed}:{day}:{number}", day, habits, calendar) for number in range(1, count + 1)]
    return sorted(found, key=lambda arrival: (arrival.at, arrival.key))


def _one(key: str, day: date, habits: Mapping[str, Habit], calendar: Calendar) -> Arrival:
    thrown = dice(key, "arrival")
    open_door = calendar.is_working_day(day)
    able = {code: habit for code, habit in habits.items() if open_door or ONLINE & set(habit.ways)}
    habit = able[pick(thrown, {code: one.weight for code, one in able.items()})]
    way = pick(thrown, _ways(habit, day, open_door))
    return Arrival(
        key=key,
        at=_minute(thrown, day, way, calendar),
        procedure=habit.procedure,
        way=way,
        return_way=_return_way(thrown, habit, way),
        who=thrown.randrange(BUSINESSES if habit.by_business else POPULATION),
    )


def _ways(habit: Habit, day: date, open_door: bool) -> dict[Way, float]:
    ways = habit.ways if open_door else {way: share for way, share in habit.ways.items() if way in ONLINE}
    if day.weekday() != 4:
        return ways
    return {way: share * FRIDAY.get(way, 1.0) for way, share in ways.items()}


def _minute(thrown: Random, day: date, way: Way, calendar: Calendar) -> datetime:
    hours = ONLINE_HOURS if way in ONLINE else COUNTER_HOURS
    at = datetime.combine(day, time(pick(thrown, hours), thrown.randrange(60)), TIME_ZONE)
    if way in ONLINE or calendar.is_working(at):
        return at
    return _within(calendar, at)


def _within(calendar: Calendar, at: datetime) -> datetime:
    """The door is closed at that minute: in the lunch break they wait, after hours they came just in time."""
    opens = calendar.next_working_moment(at)
    return opens if opens.date() == at.date() else calendar.closing(at.date()) - timedelta(minutes=20)


def _return_way(thrown: Random, habit: Habit, way: Way) -> ReturnWay:
    """Who filed from afar rarely comes for the answer; who came once comes again."""
    if way is Way.POST:
        return ReturnWay.POST
    if way in (Way.DIRECT, Way.TYPED_BY_OFFICER) and thrown.random() < 0.7:
        return ReturnWay.COUNTER
    return pick(thrown, habit.return_ways)
