"""Reading messages. What somebody reads in the product are the rows of the inbox; letters are copies of them."""

from uuid import UUID

from django.db.models import QuerySet

from motcua.core.ledger.definitions import Actor
from motcua.core.notifications.models import Message, MessageChannel, MessageState

PAGE = 20


def inbox(actor: Actor) -> QuerySet[Message]:
    """The actor's own messages, newest first; empty for who has no inbox."""
    own = Message.objects.filter(channel=MessageChannel.INBOX)
    if actor.is_citizen:
        own = own.filter(party=UUID(actor.id))
    elif actor.is_officer:
        own = own.filter(officer=int(actor.id))
    else:
        own = own.none()
    return own.order_by("-created_at", "-pk")


def about_dossier(actor: Actor, dossier_code: str) -> QuerySet[Message]:
    """What the actor was told about one dossier."""
    return inbox(actor).filter(dossier_code=dossier_code)


def failed() -> QuerySet[Message]:
    """Letters that nobody tries to send any more, the newest first."""
    found = Message.objects.filter(channel=MessageChannel.EMAIL, state=MessageState.FAILED)
    return found.select_related("party", "officer__user").order_by("-created_at", "-pk")


def failed_count(most: int) -> int:
    """How many those are; beyond `most` nobody counts."""
    return failed().select_related(None).order_by()[:most].count()


def everything(limit: int = 200) -> list[Message]:
    """Every message there is, newest first: for the demo's page, on which each can be seen as it went out."""
    return list(Message.objects.select_related("party", "officer").order_by("-created_at", "-pk")[:limit])
