"""The daily seal: what is published outside the database proves that nothing inside was changed afterwards."""

from django.db import connection, transaction

from motcua.core.ledger import rules
from motcua.core.ledger.models import Event, Seal
from motcua.kernel import clock


@transaction.atomic
def seal_day() -> Seal | None:
    """Seal every event since the last seal. Returns nothing when there is none.

    The short lock waits for writers under way: an event that commits after its neighbours with a lower number
    would otherwise slip below the seal.
    """
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE ledger_seal IN EXCLUSIVE MODE")
        cursor.execute("LOCK TABLE ledger_event IN SHARE MODE")
    last = Seal.objects.order_by("-number").first()
    events = Event.objects.filter(pk__gt=last.last_event_id if last else 0).order_by("pk")
    leaves = [(pk, bytes(hash_)) for pk, hash_ in events.values_list("pk", "hash")]
    if not leaves:
        return None
    seal = Seal(
        number=last.number + 1 if last else 1,
        last_event_id=leaves[-1][0],
        event_count=len(leaves),
        city_day=clock.today(),
        sealed_at=clock.real_now(),
        root=rules.merkle_root([leaf for _, leaf in leaves]),
        previous_hash=bytes(last.hash) if last else rules.GENESIS,
    )
    seal.hash = rules.event_hash(seal.previous_hash, sealed_fields(seal))
    seal.save(force_insert=True)
    return seal


def sealed_fields(seal: Seal) -> dict[str, object]:
    return {
        "number": seal.number,
        "last_event_id": seal.last_event_id,
        "event_count": seal.event_count,
        "city_day": seal.city_day.isoformat(),
        "sealed_at": rules.stamp(seal.sealed_at),
        "root": bytes(seal.root).hex(),
    }
