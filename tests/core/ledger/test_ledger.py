"""The ledger: what is written stays, hangs together, and is heard of by whoever subscribed."""

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.core.ledger import queries
from motcua.core.ledger.definitions import Actor, citizen, system
from motcua.core.ledger.models import Event, EventPayload, FailedDelivery, OutboxEntry, PersonalRead, Seal
from motcua.core.ledger.outbox import Subscribers
from motcua.core.ledger.services.append import append
from motcua.core.ledger.services.drain_outbox import drain_once
from motcua.core.ledger.services.record_read import record_read
from motcua.core.ledger.services.seal_day import seal_day

pytestmark = pytest.mark.django_db

AN: Actor = citizen("an")


def an_writes(times: int = 1, about: str = "a1") -> Event:
    for _ in range(times):
        event = append("story", about, "story.told", actor=AN, data={"n": 1}, payload={"name": "An"})
    return event


def codes() -> list[str]:
    return [breach.code for breach in queries.verify()]


def tamper(sql: str) -> None:
    """As somebody would who owns the database."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_event DISABLE TRIGGER event_append_only")
        cursor.execute(sql)
        cursor.execute("ALTER TABLE ledger_event ENABLE TRIGGER event_append_only")


def test_events_of_one_aggregate_are_chained_from_the_first() -> None:
    an_writes(3)
    events = list(queries.history("story", "a1"))
    assert [event.sequence for event in events] == [1, 2, 3]
    assert [bytes(e.previous_hash) for e in events[1:]] == [bytes(e.hash) for e in events[:-1]]
    assert codes() == []


@pytest.mark.parametrize("sql", ["UPDATE ledger_event SET kind = 'x'", "DELETE FROM ledger_event"])
def test_the_database_refuses_to_change_what_was_written(sql: str) -> None:
    an_writes()
    with pytest.raises(DatabaseError, match=r"ledger\.append_only"), transaction.atomic():
        connection.cursor().execute(sql)


@pytest.mark.parametrize(
    ("sql", "breach"),
    [
        ("UPDATE ledger_event SET data = '{}' WHERE sequence = 2", "ledger.event_altered"),
        ("UPDATE ledger_event SET happened_at = happened_at - interval '1 day'", "ledger.event_altered"),
        ("DELETE FROM ledger_event WHERE sequence = 2", "ledger.event_missing"),
        ("DELETE FROM ledger_event WHERE sequence = 3", "ledger.seal_does_not_match"),
    ],
)
def test_who_changes_the_past_all_the_same_is_found_out(sql: str, breach: str) -> None:
    an_writes(3)
    seal_day()
    tamper(sql)
    assert breach in codes()


def test_a_changed_payload_is_found_out_and_a_deleted_one_is_not_missed() -> None:
    an_writes(2)
    EventPayload.objects.filter(event__sequence=1).delete()  # what retention does
    assert codes() == []
    EventPayload.objects.update(content={"name": "Bình"})
    assert codes() == ["ledger.payload_altered"]


def test_the_daily_seal_covers_everything_since_the_last_one() -> None:
    an_writes(2)
    first = seal_day()
    assert seal_day() is None
    an_writes(1)
    second = seal_day()
    assert first is not None and second is not None
    assert (first.event_count, second.event_count) == (2, 1)
    assert bytes(second.previous_hash) == bytes(first.hash)
    assert codes() == []


def test_a_seal_that_was_rewritten_no_longer_fits_the_next() -> None:
    an_writes(1)
    seal_day()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_seal DISABLE TRIGGER seal_append_only")
        Seal.objects.update(root=bytes(32))
    assert set(codes()) == {"ledger.seal_does_not_match", "ledger.seal_altered"}


def test_subscribers_hear_each_event_once_and_their_topics_are_announced() -> None:
    heard: list[str] = []
    subscribers = Subscribers()

    @subscribers("story.")
    def listen(event: Event) -> list[str]:
        heard.append(event.kind)
        return ["board"]

    an_writes(2)
    assert drain_once(subscribers=subscribers) == 2
    assert drain_once(subscribers=subscribers) == 0
    assert heard == ["story.told", "story.told"]


def test_a_subscriber_that_fails_is_recorded_and_tried_again_until_it_succeeds() -> None:
    broken = [True]
    subscribers = Subscribers()

    @subscribers("story.")
    def listen(event: Event) -> None:
        if broken[0]:
            raise RuntimeError("the mail server is down")

    an_writes()
    drain_once(subscribers=subscribers)
    failure = FailedDelivery.objects.get()
    assert "the mail server is down" in failure.error
    broken[0] = False
    FailedDelivery.objects.update(next_attempt_at=failure.event.recorded_at)
    drain_once(subscribers=subscribers)
    assert not FailedDelivery.objects.exists()


def test_a_failure_that_repeats_waits_longer_each_time() -> None:
    subscribers = Subscribers()

    @subscribers("story.")
    def listen(event: Event) -> None:
        raise RuntimeError("still down")

    event = an_writes()
    drain_once(subscribers=subscribers)
    FailedDelivery.objects.update(next_attempt_at=event.recorded_at)
    drain_once(subscribers=subscribers)
    failure = FailedDelivery.objects.get()
    assert failure.attempts == 2
    assert (failure.next_attempt_at - event.recorded_at).total_seconds() >= 2


def test_one_failing_subscriber_does_not_keep_the_news_from_the_others() -> None:
    heard: list[str] = []
    subscribers = Subscribers()

    @subscribers("story.")
    def broken(event: Event) -> None:
        raise RuntimeError

    @subscribers("story.")
    def listen(event: Event) -> None:
        heard.append(event.kind)

    an_writes()
    drain_once(subscribers=subscribers)
    assert heard == ["story.told"]
    assert not OutboxEntry.objects.exists()


def test_a_look_at_personal_data_leaves_a_row_in_this_months_partition() -> None:
    record_read("party", "an", actor=system("test"), purpose="reception")
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass::text FROM ledger_personalread")
        (table,) = cursor.fetchone()
    assert PersonalRead.objects.count() == 1
    assert table.startswith("ledger_personalread_2")
