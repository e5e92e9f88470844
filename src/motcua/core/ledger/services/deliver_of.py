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
    delivered = Delivered()
    while events := _behind(aggregate, str(aggregate_id), after):
        waiting = OutboxEntry.objects.select_for_update(skip_locked=True).filter(pk__in=[one.pk for one in events])
        mine = set(waiting.values_list("pk", flat=True))
        for event in events:
            if event.pk in mine:
                with clock.at(event.happened_at):
                    for subscriber in subscribers.for_kind(event.kind):
                        delivered.topics |= deliver(event, subscriber)
        OutboxEntry.objects.filter(pk__in=mine).delete()
        delivered.events += events
        after = events[-1].sequence
    return delivered


def _behind(aggregate: str, aggregate_id: str, after: int) -> list[Event]:
    events = Event.objects.filter(aggregate=aggregate, aggregate_id=aggregate_id, sequence__gt=after)
    return list(events.order_by("sequence"))
