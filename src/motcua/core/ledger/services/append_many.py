"""Many events at once, for an import: chained and hashed as every other, written by one COPY."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from motcua.core.ledger import rules
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.models import Event
from motcua.kernel import clock

_COLUMNS = [str(one.column) for one in Event._meta.concrete_fields if not one.primary_key]
_COPY = f"COPY ledger_event ({', '.join(_COLUMNS)}) FROM STDIN"


@dataclass(frozen=True, slots=True)
class Tail:
    """Where a chain ends now."""

    sequence: int
    hash: bytes


def append_many(
    aggregate: str, kind: str, told: Iterable[tuple[str, Mapping[str, Any]]], *, actor: Actor
) -> list[Event]:
    """One event of `kind` for each (aggregate id, data), in the caller's transaction, in their order.

    They are not put into the outbox: whoever imports says with one event of its own that it did. No id may come
    twice, and nothing personal may be in `data`. Two that append to one chain at once are refused by the constraint.
    """
    rows = list(told)
    ends = tails(aggregate, [aggregate_id for aggregate_id, _ in rows])
    happened, recorded = clock.now(), clock.real_now()
    events = []
    for aggregate_id, data in rows:
        end = ends.get(aggregate_id, _NOTHING)
        event = Event(
            aggregate=aggregate, aggregate_id=aggregate_id, sequence=end.sequence + 1, kind=kind,
            actor_kind=actor.kind, actor_id=actor.id, unit_id=actor.unit_id,
            happened_at=happened, recorded_at=recorded, data=dict(data), previous_hash=end.hash,
        )  # fmt: skip
        event.hash = rules.event_hash(end.hash, event.chained_fields())
        events.append(event)
    _write(events)
    return events


def tails(aggregate: str, ids: Iterable[str]) -> dict[str, Tail]:
    """The ends of those chains that there are."""
    last = (
        Event.objects.filter(aggregate=aggregate, aggregate_id__in=list(ids))
        .order_by("aggregate_id", "-sequence")
        .distinct("aggregate_id")
    )
    found = last.values_list("aggregate_id", "sequence", "hash")
    return {aggregate_id: Tail(sequence, bytes(hash_)) for aggregate_id, sequence, hash_ in found}


_NOTHING = Tail(0, rules.GENESIS)


def _write(events: Iterable[Event]) -> None:
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for event in events:
            copy.write_row([_written(getattr(event, name)) for name in _COLUMNS])


def _written(value: Any) -> Any:
    return Jsonb(value) if isinstance(value, dict) else value
