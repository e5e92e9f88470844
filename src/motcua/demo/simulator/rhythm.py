"""When officers get to what lies before them: leaders sign twice a day, the clerk numbers four times."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.working_time.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The times of day at which somebody sits down to one kind of work; each sitting lasts some minutes."""

    sittings: tuple[time, ...]
    lasts: int = 40

    def after(self, moment: datetime, thrown: Random, calendar: Calendar) -> datetime:
        """The first sitting that begins after `moment`, and a minute within it. Now and then one is missed."""
        missed = thrown.random() < 0.06
        day = moment.date()
        while True:
            day = calendar.working_day_on_or_after(day)
            for sitting in self.sittings:
                begins = datetime.combine(day, sitting, TIME_ZONE)
                if begins > moment and calendar.is_working(begins):
                    if not missed:
                        return begins + timedelta(minutes=thrown.randrange(self.lasts))
                    missed = False
            day += timedelta(days=1)


HEAD_ASSIGNS = Rhythm((time(7, 45), time(10, 0), time(13, 45), time(15, 45)), 30)
HEAD_INITIALS = Rhythm((time(9, 30), time(15, 0)))
LEADER_SIGNS = Rhythm((time(10, 15), time(15, 50)), 45)
CLERK_NUMBERS = Rhythm((time(8, 15), time(11, 0), time(14, 15), time(16, 25)), 20)


def while_waiting(moment: datetime, thrown: Random, calendar: Calendar, minutes: float = 12) -> datetime:
    """What is done while the person waits takes some minutes of working time."""
    return calendar.add_working_minutes(moment, max(2, round(thrown.uniform(0.4, 1.8) * minutes)))
