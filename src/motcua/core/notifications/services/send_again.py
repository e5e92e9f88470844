"""A letter that failed for good is tried once more, when whatever was wrong has been put right."""

from django.db import transaction

from motcua.core.ledger.definitions import Actor
from motcua.core.notifications.models import Message, MessageState
from motcua.core.notifications.policies import require_send_again
from motcua.core.notifications.services.post import post
from motcua.kernel.errors import DomainError


@transaction.atomic
def send_again(message: Message, *, actor: Actor) -> Message:
    """Raises `message.not_failed` for a letter that went out or still waits."""
    require_send_again(actor)
    failed = Message.objects.filter(pk=message.pk, state=MessageState.FAILED)
    if not failed.update(state=MessageState.WAITING, attempts=0, error=""):
        raise DomainError("message.not_failed", "Thư này đã gửi hoặc đang chờ gửi, không cần gửi lại.")
    message.refresh_from_db()
    post(message)
    return message
