"""Reading the ledger: the history of one aggregate, and whether everything still hangs together."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from motcua.core.ledger import rules
from motcua.core.ledger.models import Announced, Event, EventPayload, FailedDelivery, Seal


def history(aggregate: str, aggregate_id: object) -> QuerySet[Event]:
    return Event.objects.filter(aggregate=aggregate, aggregate_id=str(aggregate_id)).order_by("sequence")


def chains(aggregate: str) -> Iterator[list[Event]]:
    """Every chain of one kind of aggregate, each with its events in order. Reads in constant memory."""
    events = Event.objects.filter(aggregate=aggregate).order_by("aggregate_id", "sequence").iterator(chunk_size=2000)
    for _, chain in groupby(events, key=lambda event: event.aggregate_id):
        yield list(chain)


def times_announced(topic: str) -> int:
    """How often pages were told of a public topic. Read before the figures: they are then at least as new."""
    return Announced.objects.filter(topic=topic).values_list("times", flat=True).first() or 0


def failures() -> QuerySet[FailedDelivery]:
    """What subscribers did not manage yet, the newest first. It is tried again by itself, ever more rarely."""
    return FailedDelivery.objects.select_related("event").order_by("-pk")


def failures_count(most: int) -> int:
    """How many those are; beyond `most` nobody counts."""
    return FailedDelivery.objects.order_by()[:most].count()


def latest_seal() -> Seal | None:
    return Seal.objects.order_by("-number").first()


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that does not add up, with a code that a person can search for."""

    code: str
    where: str


def verify() -> Iterator[Breach]:
    """Recompute every chain and every seal. Reads the ledger once, in constant memory."""
    yield from _verify_chains()
    yield from _verify_seals()


def _verify_chains() -> Iterator[Breach]:
    aggregate: tuple[str, str] | None = None
    sequence, previous = 0, rules.GENESIS
    events = Event.objects.order_by("aggregate", "aggregate_id", "sequence").iterator(chunk_size=2000)
    for event in events:
        if (event.aggregate, event.aggregate_id) != aggregate:
            aggregate, sequence, previous = (
                (event.aggregate, event.aggregate_id),
                0,
                rules.GENESIS,
            )
        where = str(event)
        if event.sequence != sequence + 1:
            yield Breach("ledger.event_missing", where)
        if bytes(event.previous_hash) != previous:
            yield Breach("ledger.chain_broken", where)
        if rules.event_hash(bytes(event.previous_hash), event.chained_fields()) != bytes(event.hash):
            yield Breach("ledger.event_altered", where)
        sequence, previous = event.sequence, bytes(event.hash)
    for payload in EventPayload.objects.select_related("event").iterator(chunk_size=2000):
        if rules.payload_hash(bytes(payload.salt), payload.content) != bytes(payload.event.payload_hash or b""):
            yield Breach("ledger.payload_altered", str(payload.event))


def _verify_seals() -> Iterator[Breach]:
    previous_hash, after = rules.GENESIS, 0
    for seal in Seal.objects.order_by("number").iterator():
        where = f"seal {seal.number}"
        events = Event.objects.filter(pk__gt=after, pk__lte=seal.last_event_id).order_by("pk")
        leaves = [bytes(hash_) for hash_ in events.values_list("hash", flat=True).iterator(chunk_size=5000)]
        if len(leaves) != seal.event_count or rules.merkle_root(leaves) != bytes(seal.root):
            yield Breach("ledger.seal_does_not_match", where)
        if bytes(seal.previous_hash) != previous_hash:
            yield Breach("ledger.seal_chain_broken", where)
        if rules.event_hash(bytes(seal.previous_hash), seal.sealed_fields()) != bytes(seal.hash):
            yield Breach("ledger.seal_altered", where)
        previous_hash, after = bytes(seal.hash), seal.last_event_id
