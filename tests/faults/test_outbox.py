"""Two workers at one outbox: every event is delivered once, also when one of them dies in the middle of a batch."""

import os
import signal
from collections import Counter
from collections.abc import Iterator
from functools import partial

import pytest
from django.db import connection

from motcua.config.postgres.cluster import Cluster
from motcua.core.ledger.models import Event, OutboxEntry
from motcua.core.ledger.outbox import Subscribers
from motcua.core.ledger.services.drain_outbox import drain_once
from tests.faults.at_once import at_once, started
from tests.faults.conftest import Ready
from tests.faults.test_at_the_same_moment import sent
from tests.people import City

pytestmark = pytest.mark.slow

DOSSIERS = 30


@pytest.fixture
def heard(server: Cluster) -> Iterator[None]:
    """A table in which a subscriber notes what it heard."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE heard (event_id bigint, pid int)")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE heard")


def what_was_heard() -> Counter[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT event_id FROM heard")
        return Counter(event_id for (event_id,) in cursor.fetchall())


def listening(*, dies_after: int | None = None) -> Subscribers:
    subscribers, calls = Subscribers(), Counter[str]()

    @subscribers("dossier.")
    def hear(event: Event) -> None:
        calls["all"] += 1
        if calls["all"] == dies_after:
            os.kill(os.getpid(), signal.SIGKILL)
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO heard VALUES (%s, %s)", [event.pk, os.getpid()])

    return subscribers


def work(subscribers: Subscribers) -> int:
    """A worker until nothing is left; returns how many events it delivered."""
    delivered = 0
    while OutboxEntry.objects.exists():
        delivered += drain_once(limit=4, subscribers=subscribers)
    return delivered


def file_some(city: City, ready: Ready) -> set[int]:
    OutboxEntry.objects.all().delete()
    for draft in ready(DOSSIERS):
        sent(draft, city)
    return set(OutboxEntry.objects.values_list("pk", flat=True))


def test_two_workers_deliver_each_event_once(heard: None, own_city: City, ready: Ready) -> None:
    events = file_some(own_city, ready)
    shares = at_once(partial(work, listening()), partial(work, listening()))
    assert sum(shares) == DOSSIERS and all(shares)
    assert what_was_heard() == dict.fromkeys(events, 1)


def test_what_a_killed_worker_had_in_hand_is_delivered_by_the_next(heard: None, own_city: City, ready: Ready) -> None:
    events = file_some(own_city, ready)
    with started(partial(work, listening(dies_after=7))):
        pass
    assert sum(what_was_heard().values()) == 4  # one batch had been committed
    work(listening())
    assert what_was_heard() == dict.fromkeys(events, 1)
