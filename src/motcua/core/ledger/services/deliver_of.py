"""Deliver the events of one aggregate at once, for a caller who acts in a time of its own (a simulator, an import)."""

from dataclasses import dataclass, field

from django.db import transaction

from motcua.core.ledger.models import Event, OutboxEntry
from motcua.core.ledger.outbox import Subscribers, subscribe
from motcua.core.ledger.services.drain_outbox import deliver
from motcua.kernel import clock


@dataclass(slots=True)
class Delivered:
    """The events in order, what followed from them included, and the topics that their subscribers named."""

    events: list[Event] = field(default_factory=list)
    topics: set[str] = field(default_factory=set)


@transaction.atomic
def deliver_of(
    aggregate: str, aggregate_id: object, *, after: int = 0, subscribers: Subscribers = subscribe
) -> Delivered:
    """Call every subscriber of the aggregate's events behind sequence `after`, each at the moment of its event.

    Called in the transaction that wrote the events, no worker ever sees them: what follows a deed of last July
    happens in July. The caller announces the topics, or not.
    """
    delivered, heard = Delivered(), True
    while heard and (events := _behind(aggregate, str(aggregate_id), after)):
        heard = any(subscribers.for_kind(event.kind) for event in events)
        mine = _taken(events) if heard else set()
        for event in events:
            if event.pk in mine:
                delivered.topics |= _deliver_in_its_time(event, subscribers)
        OutboxEntry.objects.filter(pk__in=mine if heard else [event.pk for event in events]).delete()
        delivered.events += events
        after = events[-1].sequence
    return delivered


def _deliver_in_its_time(event: Event, subscribers: Subscribers) -> set[str]:
    topics: set[str] = set()
    with clock.at(event.happened_at):
        for subscriber in subscribers.for_kind(event.kind):
            topics |= deliver(event, subscriber)
    return topics


def _behind(aggregate: str, aggregate_id: str, after: int) -> list[Event]:
    events = Event.objects.filter(aggregate=aggregate, aggregate_id=aggregate_id, sequence__gt=after)
    return list(events.order_by("sequence"))


def _taken(events: list[Event]) -> set[int]:
    """Those that no worker has taken before us."""
    waiting = OutboxEntry.objects.select_for_update(skip_locked=True).filter(pk__in=[event.pk for event in events])
    return set(waiting.values_list("pk", flat=True))
