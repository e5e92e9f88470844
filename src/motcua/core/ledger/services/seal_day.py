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
    previous_hash = bytes(last.hash) if last else rules.GENESIS
    seal = Seal(
        number=last.number + 1 if last else 1,
        last_event_id=leaves[-1][0],
        event_count=len(leaves),
        city_day=clock.today(),
        sealed_at=clock.real_now(),
        root=rules.merkle_root([leaf for _, leaf in leaves]),
        previous_hash=previous_hash,
    )
    seal.hash = rules.event_hash(previous_hash, seal.sealed_fields())
    seal.save(force_insert=True)
    return seal
