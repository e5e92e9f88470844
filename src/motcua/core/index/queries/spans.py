"""How much of its time a dossier had used when more was asked for."""

from collections.abc import Iterator
from datetime import datetime

from motcua.core.dossiers.models import DossierFact
from motcua.kernel.working_time import Calendar


def share_used(fact: DossierFact, calendar: Calendar) -> float | None:
    """Working time from acceptance to the last request, of the working time that was promised then.

    Pauses that had ended count in neither. None where nothing was promised.
    """
    asked = fact.last_supplement_at
    due = _promised(fact, asked) if asked else None
    if asked is None or due is None or fact.accepted_at is None:
        return None
    stood = sum(calendar.working_minutes_between(since, until) for since, until in _pauses(fact) if until <= asked)
    whole = calendar.working_minutes_between(fact.accepted_at, due) - stood
    used = calendar.working_minutes_between(fact.accepted_at, asked) - stood
    return used / whole if whole > 0 else None


def _promised(fact: DossierFact, moment: datetime) -> datetime | None:
    """The date that held just before the moment; a request moves it only once it is answered."""
    held = [due for since, due in _pairs(fact.promises) if since <= moment and due is not None]
    return held[-1] if held else None


def _pauses(fact: DossierFact) -> Iterator[tuple[datetime, datetime]]:
    return ((since, until) for since, until in _pairs(fact.pauses) if until is not None)


def _pairs(said: list[list[str | None]]) -> list[tuple[datetime, datetime | None]]:
    return [
        (datetime.fromisoformat(first), datetime.fromisoformat(second) if second else None)
        for first, second in said
        if first
    ]
