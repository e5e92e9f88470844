"""No letter is forgotten: what waits without lying in the queue is put back into it."""

from django.db import transaction

from motcua.core.notifications.models import Message, MessageChannel, MessageState
from motcua.core.notifications.services.post import post

AT_ONCE = 500


def look_after() -> int:
    """Queue again letters whose job was lost with its worker. Returns how many."""
    waiting = Message.objects.filter(channel=MessageChannel.EMAIL, state=MessageState.WAITING)
    found = 0
    for message in waiting.order_by("created_at")[:AT_ONCE]:
        with transaction.atomic():
            found += post(message)
    return found
