"""The promised date: computed from what happened, kept with the steps that explain it."""

from collections.abc import Iterable
from typing import Any

from motcua.core.catalogue.queries import limit_for
from motcua.core.dossiers.calendars import (
    deadline_rules,
    reception_calendar,
    running_calendar,
)
from motcua.core.dossiers.definitions import Way
from motcua.core.dossiers.models import Dossier, Pause
from motcua.core.dossiers.rules import channel_of
from motcua.kernel.clock import day_of
from motcua.kernel.working_time import limits
from motcua.kernel.working_time.deadline import compute_deadline


def promise(dossier: Dossier, *, pauses: Iterable[Pause] = ()) -> dict[str, Any]:
    """Columns `limit_amount`, `limit_unit`, `due_at`, `due_explained` as of now.

    The limit is that of the channel by which the dossier came and of its case. Where the record fixes none,
    nothing is promised, and the explanation says so.
    """
    limit = limit_for(dossier.procedure, dossier.case, channel_of(Way(dossier.way)))
    if limit is None or dossier.accepted_at is None:
        return {
            "limit_amount": None,
            "limit_unit": "",
            "due_at": None,
            "due_explained": [],
        }
    events = limits.DeadlineEvents(
        accepted_at=dossier.accepted_at,
        limit=limits.TimeLimit(int(limit.amount), limits.LimitUnit(limit.unit)),
        pauses=tuple(limits.Pause(p.started_at, p.ended_at, p.reason) for p in pauses),
    )
    found = compute_deadline(
        events,
        running_calendar(dossier.competent_unit),
        deadline_rules(dossier.procedure, day_of(dossier.accepted_at)),
        reception=reception_calendar(dossier.receiving_unit),
    )
    return {
        "limit_amount": limit.amount,
        "limit_unit": limit.unit,
        "due_at": found.due_at,
        "due_explained": [step.as_data() for step in found.derivation],
    }


def promised(columns: dict[str, Any]) -> dict[str, Any]:
    """What the event remembers of a promise."""
    amount = columns["limit_amount"]
    return {
        "limit": [str(amount), columns["limit_unit"]] if amount is not None else None,
        "due_at": columns["due_at"].isoformat() if columns["due_at"] else None,
    }
