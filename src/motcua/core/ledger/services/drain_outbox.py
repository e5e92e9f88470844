"""One worker takes events off the outbox, calls their subscribers, and announces the topics once a batch."""

import json
import logging
from datetime import timedelta

from django.db import connection, transaction

from motcua.core.ledger.models import Event, FailedDelivery, OutboxEntry
from motcua.core.ledger.outbox import CHANNEL, Subscriber, Subscribers, subscribe
from motcua.kernel import clock

log = logging.getLogger(__name__)

LONGEST_WAIT = timedelta(hours=1)
# In order, so that two who tell at once wait for each other and never across.
_TELL = """
WITH counted AS (
    INSERT INTO ledger_announced AS before (topic, times)
    SELECT topic, 1 FROM unnest(%s::text[]) AS topic ORDER BY topic
    ON CONFLICT (topic) DO UPDATE SET times = before.times + 1
)
SELECT pg_notify(%s, %s)
"""


def drain_once(limit: int = 200, subscribers: Subscribers = subscribe) -> int:
    """Deliver up to `limit` waiting events, then the failed deliveries that are due. Returns how many events."""
    topics: set[str] = set()
    with transaction.atomic():
        entries = list(
            OutboxEntry.objects.select_for_update(skip_locked=True, of=("self",))
            .select_related("event")
            .order_by("event_id")[:limit]
        )
        for entry in entries:
            for subscriber in subscribers.for_kind(entry.event.kind):
                topics |= deliver(entry.event, subscriber)
        OutboxEntry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()
        topics |= _retry_failed(limit, subscribers)
        if topics:
            announce(topics)
    return len(entries)


def announce(topics: set[str]) -> None:
    """Tell every web process which live regions changed; sent by PostgreSQL when the transaction commits."""
    ordered = sorted(topics)
    with connection.cursor() as cursor:
        for start in range(0, len(ordered), 100):  # a NOTIFY holds 8,000 bytes
            told = ordered[start : start + 100]
            public = [topic for topic in told if ":" not in topic]
            cursor.execute(_TELL, [public, CHANNEL, json.dumps({"topics": told})])


def deliver(event: Event, subscriber: Subscriber, attempts: int = 0) -> set[str]:
    """Call one subscriber; a failure is kept and tried again later. Returns the topics that it named."""
    try:
        with transaction.atomic():
            return set(subscriber.handler(event) or ())
    except Exception as error:
        log.exception("subscriber %s failed on event %s", subscriber.name, event.pk)
        wait = min(timedelta(seconds=2**attempts), LONGEST_WAIT)
        FailedDelivery.objects.update_or_create(
            event=event,
            subscriber=subscriber.name,
            defaults={
                "error": f"{type(error).__name__}: {error}"[:2000],
                "attempts": attempts + 1,
                "next_attempt_at": clock.real_now() + wait,
            },
        )
        return set()


def _retry_failed(limit: int, subscribers: Subscribers) -> set[str]:
    topics: set[str] = set()
    due = (
        FailedDelivery.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(next_attempt_at__lte=clock.real_now())
        .select_related("event")
        .order_by("next_attempt_at")[:limit]
    )
    for failure in due:
        subscriber = subscribers.named(failure.subscriber)
        if subscriber is None:  # the subscriber was removed from the product: nobody is left to hear it
            failure.delete()
            continue
        before = failure.attempts
        topics |= deliver(failure.event, subscriber, before)
        FailedDelivery.objects.filter(pk=failure.pk, attempts=before).delete()  # unchanged means it went well
    return topics
