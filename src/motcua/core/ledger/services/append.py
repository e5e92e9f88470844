"""The one door by which an event enters the ledger."""

import os
from collections.abc import Mapping
from typing import Any

from motcua.core.ledger import rules
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.models import Event, EventPayload, OutboxEntry
from motcua.kernel import clock


def append(
    aggregate: str,
    aggregate_id: object,
    kind: str,
    *,
    actor: Actor,
    data: Mapping[str, Any] | None = None,
    payload: Mapping[str, Any] | None = None,
    first: bool = False,
) -> Event:
    """Write one event, its payload and its outbox entry in the caller's transaction.

    `data` may hold ids and codes only; whatever names or describes a person goes into `payload`.
    The caller holds the aggregate's row, so that two events cannot take one sequence; should it not, the
    unique constraint refuses the second. `first=True` says that the aggregate is new and saves the look-up.
    """
    last = None if first else _last(aggregate, str(aggregate_id))
    previous_hash = bytes(last.hash) if last else rules.GENESIS
    salt = os.urandom(16) if payload is not None else b""
    event = Event(
        aggregate=aggregate,
        aggregate_id=str(aggregate_id),
        sequence=last.sequence + 1 if last else 1,
        kind=kind,
        actor_kind=actor.kind,
        actor_id=actor.id,
        unit_id=actor.unit_id,
        happened_at=clock.now(),
        recorded_at=clock.real_now(),
        data=dict(data or {}),
        payload_hash=rules.payload_hash(salt, payload) if payload is not None else None,
        previous_hash=previous_hash,
    )
    event.hash = rules.event_hash(previous_hash, event.chained_fields())
    event.save(force_insert=True)
    if payload is not None:
        EventPayload.objects.create(event=event, salt=salt, content=dict(payload))
    OutboxEntry.objects.create(event=event)
    return event


def _last(aggregate: str, aggregate_id: str) -> Event | None:
    events = Event.objects.filter(aggregate=aggregate, aggregate_id=aggregate_id)
    return events.only("sequence", "hash").order_by("-sequence").first()
