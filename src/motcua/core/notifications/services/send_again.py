"""A letter that failed for good is tried anew, as if it had just been written."""

from uuid import UUID

from django.db import transaction

from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.core.notifications.errors import not_failed
from motcua.core.notifications.models import Message, MessageState
from motcua.core.notifications.policies import require_keeper
from motcua.core.notifications.services.post import post


@transaction.atomic
def send_again(message_id: UUID, *, actor: Actor) -> Message:
    """Put it back into the queue, with all its attempts before it; it goes to the address that is kept now.

    Raises `message.not_permitted`, `message.not_failed` if it does not lie among the failed ones any more.
    """
    require_keeper(actor)
    message = Message.objects.select_for_update().filter(pk=message_id, state=MessageState.FAILED).first()
    if message is None:
        raise not_failed()
    data = {"attempts": message.attempts, "why": message.why}
    message.state, message.attempts = MessageState.WAITING, 0
    message.save(update_fields=["state", "attempts"])
    append("message", message.pk, "message.sent_again", actor=actor, data=data)
    post(message)
    return message
