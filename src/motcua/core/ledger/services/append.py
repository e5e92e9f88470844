"""The one door by which an event enters the ledger."""

import os
from collections.abc import Mapping
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from motcua.core.ledger import rules
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.models import Event
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
    _write(event, salt, payload)
    return event


def _write(event: Event, salt: bytes, payload: Mapping[str, Any] | None) -> None:
    """Event, payload and outbox entry in one statement: every move of every dossier waits for this."""
    values: dict[str, Any] = {
        name: one.get_db_prep_save(getattr(event, one.attname), connection) for name, one in _COLUMNS.items()
    }
    values |= {"salt": salt, "content": Jsonb(payload), "is_personal": payload is not None}
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, values)
        (event.pk,) = cursor.fetchone()
    event._state.adding, event._state.db = False, connection.alias


_COLUMNS = {str(one.column): one for one in Event._meta.concrete_fields if not one.primary_key}
_WRITE = f"""
WITH event AS (
    INSERT INTO ledger_event ({", ".join(_COLUMNS)})
    VALUES ({", ".join(f"%({name})s" for name in _COLUMNS)}) RETURNING id
), payload AS (
    INSERT INTO ledger_eventpayload (event_id, salt, content)
    SELECT id, %(salt)s, %(content)s FROM event WHERE %(is_personal)s
)
INSERT INTO ledger_outboxentry (event_id) SELECT id FROM event RETURNING event_id
"""  # noqa: S608 (the names are the model's)


def _last(aggregate: str, aggregate_id: str) -> Event | None:
    events = Event.objects.filter(aggregate=aggregate, aggregate_id=aggregate_id)
    return events.only("sequence", "hash").order_by("-sequence").first()
