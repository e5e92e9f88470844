"""Reading messages. What somebody reads in the product are the rows of the inbox; letters are copies of them."""

from uuid import UUID

from django.db.models import QuerySet

from motcua.core.ledger.definitions import Actor
from motcua.core.notifications.models import Message, MessageChannel

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


def everything(limit: int = 200) -> list[Message]:
    """Every message there is, newest first: for the demo's page, on which each can be seen as it went out."""
    return list(Message.objects.select_related("party", "officer").order_by("-created_at", "-pk")[:limit])
