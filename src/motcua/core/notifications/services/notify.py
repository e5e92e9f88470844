"""Somebody is told something: in the product at once, and by letter where they have an address."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from motcua.core.identity.models import Officer, Party
from motcua.core.notifications.models import Message, MessageChannel, MessageState
from motcua.core.notifications.services.post import post
from motcua.kernel import clock
from motcua.kernel.text import tidy

BOTH = (MessageChannel.INBOX, MessageChannel.EMAIL)


@transaction.atomic
def notify(
    *,
    kind: str,
    subject: str,
    body: str,
    party: Party | None = None,
    officer: Officer | None = None,
    dossier_code: str = "",
    link: str = "",
    channels: Iterable[MessageChannel] = BOTH,
) -> list[Message]:
    """Write the messages in the caller's transaction; letters leave when it has committed, never before.

    To one party or one officer. `link` is an address of ours ("/ho-so/…"). The product itself speaks here, so no
    actor is asked for; what a person writes to a person is no notice.
    """
    if (party is None) == (officer is None):
        raise ValueError("a message goes to a party or to an officer")
    said = {
        "party": party,
        "officer": officer,
        "kind": kind,
        "subject": tidy(subject)[:200],
        "body": body,
        "dossier_code": dossier_code,
        "link": link,
    }
    address = party.email if party else officer.user.email if officer else ""
    wanted = [channel for channel in channels if channel is not MessageChannel.EMAIL or address]
    messages = Message.objects.bulk_create(_message(channel, said) for channel in wanted)
    for message in messages:
        if message.channel == MessageChannel.EMAIL:
            post(message)
    return messages


def _message(channel: MessageChannel, said: dict[str, Any]) -> Message:
    """What stands in the inbox has arrived; a letter has yet to leave."""
    now = clock.now()
    if channel is MessageChannel.INBOX:
        return Message(channel=channel, state=MessageState.SENT, created_at=now, sent_at=now, **said)
    return Message(channel=channel, state=MessageState.WAITING, created_at=now, **said)
