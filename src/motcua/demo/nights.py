"""What an installation does each night, the city does in its own nights: its clock is not the machine's."""

from datetime import datetime, time, timedelta

from motcua.core.index.queries.agreement import is_comparing, last_agreement
from motcua.core.index.services.ask_comparison import ask_comparison
from motcua.core.ledger.definitions import system
from motcua.kernel import clock

NIGHT = time(2, 20)


class Nights:
    """Has the figures compared once after each night that the city has passed; and at once where they never were."""

    def __init__(self) -> None:
        self._asked_after: datetime | None = None

    def compare(self) -> bool:
        """Whether the worker was asked. One that fails is not asked again before the next night."""
        night = last_night(clock.now())
        last = last_agreement()
        if night == self._asked_after or (last and last.compared_at >= night) or is_comparing():
            return False
        self._asked_after = night
        return ask_comparison(actor=system("demo"))


def last_night(now: datetime) -> datetime:
    tonight = datetime.combine(clock.day_of(now), NIGHT, clock.TIME_ZONE)
    return tonight if tonight <= now else tonight - timedelta(days=1)
