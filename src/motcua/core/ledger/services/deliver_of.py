"""Deliver the events of one aggregate at once, for a caller who acts in a time of its own (a simulator, an import)."""

from django.db import transaction

from motcua.core.ledger.models import OutboxEntry
from motcua.core.ledger.outbox import Subscribers, subscribe
from motcua.core.ledger.services.drain_outbox import deliver
from motcua.kernel import clock


@transaction.atomic
def deliver_of(aggregate: str, aggregate_id: object, *, subscribers: Subscribers = subscribe) -> set[str]:
    """Call every subscriber of the aggregate's waiting events, each at the moment of its event, and of what follows.

    Called in the transaction that wrote the events, no worker ever sees them: what follows a deed of last July
    happens in July. Returns the topics; the caller announces them, or not.
    """
    topics: set[str] = set()
    while entries := _waiting(aggregate, str(aggregate_id)):
        for entry in entries:
            with clock.at(entry.event.happened_at):
                for subscriber in subscribers.for_kind(entry.event.kind):
                    topics |= deliver(entry.event, subscriber)
        OutboxEntry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()
    return topics


def _waiting(aggregate: str, aggregate_id: str) -> list[OutboxEntry]:
    waiting = OutboxEntry.objects.select_for_update(skip_locked=True, of=("self",)).select_related("event")
    return list(waiting.filter(event__aggregate=aggregate, event__aggregate_id=aggregate_id).order_by("event_id"))
