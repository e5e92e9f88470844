"""`./motcua simulate`: some days of the city's life, as fast as the machine can."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.demo import clock as city_clock
from motcua.demo.simulator.habits import habits
from motcua.demo.simulator.run import Run, Tally
from motcua.kernel import clock
from motcua.kernel.dates import format_date


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when until when; `moves_clock`: the city clock stands at its end afterwards."""

    start: datetime
    until: datetime
    moves_clock: bool

    def __str__(self) -> str:
        return f"{format_date(self.start.date())} – {format_date(self.until.date())}"


def stretch(*, days: int, first: date | None) -> Stretch:
    """`days` days from the beginning of `first`, or from the city's now."""
    start = clock.now() if first is None else datetime.combine(first, time(), clock.TIME_ZONE)
    return Stretch(start, start + timedelta(days=days), first is None)


def simulate_stretch(
    asked: Stretch, *, per_day: float, seed: int, tell: Callable[[int], None] = lambda days: None
) -> Tally:
    """Live through it day by day; `tell` hears of each day that is over. What the seed has made before goes on."""
    run = Run(habits=habits())
    name = f"simulated-{seed}"
    run.take_up(f"{name}:")
    run.expect(seed=name, per_day=per_day, start=asked.start, until=asked.until)
    day = asked.start
    while day < asked.until:
        day = min(day + timedelta(days=1), asked.until)
        run.until(day)
        tell(1)
    if asked.moves_clock and asked.until > clock.now():
        city_clock.move_to(asked.until)
    return run.tally
