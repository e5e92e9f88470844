"""What a subscriber did not manage is tried at once, and not only when its time comes."""

from django.db import transaction

from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.models import FailedDelivery
from motcua.core.ledger.services.append import append
from motcua.core.notifications.errors import delivery_done, delivery_not_permitted
from motcua.core.notifications.policies import may_keep_letters
from motcua.kernel import clock


@transaction.atomic
def deliver_again(failure_id: int, *, actor: Actor) -> FailedDelivery:
    """The worker takes it with its next look; how often it failed stays.

    Raises `delivery.not_permitted`, `delivery.not_failed` if it went well in the meantime.
    """
    if not may_keep_letters(actor):
        raise delivery_not_permitted()
    failure = FailedDelivery.objects.select_for_update(of=("self",)).filter(pk=failure_id).first()
    if failure is None:
        raise delivery_done()
    data = {"event": failure.event_id, "subscriber": failure.subscriber, "attempts": failure.attempts}
    failure.next_attempt_at = clock.real_now()
    failure.save(update_fields=["next_attempt_at"])
    append("delivery", failure.pk, "delivery.tried_again", actor=actor, data=data)
    return failure
