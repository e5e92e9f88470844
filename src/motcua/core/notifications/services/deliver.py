"""One attempt to send one letter, and what came of it."""

from django.conf import settings
from django.db import transaction

from motcua.core.notifications import rules
from motcua.core.notifications.definitions import EMAIL_PORT, Letter
from motcua.core.notifications.errors import NotDelivered, Why
from motcua.core.notifications.models import Message, MessageState
from motcua.core.notifications.ports import MessageCarrier
from motcua.kernel import clock
from motcua.kernel.errors import OutsidePartyError
from motcua.kernel.registry import adapter_for


def deliver(message_id: str) -> None:
    """Send the letter if it still waits. Raises OutsidePartyError when it is worth trying again later.

    The row is held while it is sent: two workers never send one letter at the same time. Sent and then cut off
    before it was written down, it is sent twice: better than not at all, and with the same Message-ID.
    """
    with transaction.atomic():
        letters = Message.objects.select_related("party").select_for_update(of=("self",))
        message = letters.filter(pk=message_id).first()
        if message is None or message.state != MessageState.WAITING:
            return
        failure = _attempt(message)
        message.save(update_fields=["state", "attempts", "error", "why", "sent_at"])
    if failure is not None and message.state == MessageState.WAITING:
        raise failure


def _attempt(message: Message) -> OutsidePartyError | None:
    message.attempts += 1
    carrier: MessageCarrier = adapter_for(EMAIL_PORT)
    try:
        carrier.send(_letter(message))
    except OutsidePartyError as failure:
        message.error = failure.message[:300]
        message.why = failure.why if isinstance(failure, NotDelivered) else Why.CARRIER
        if failure.permanent or message.attempts >= rules.MOST_ATTEMPTS:
            message.state = MessageState.FAILED
        return failure
    message.state, message.error, message.why, message.sent_at = MessageState.SENT, "", "", clock.now()
    return None


def _letter(message: Message) -> Letter:
    """To the address of now: corrected since, the letter finds the person all the same."""
    name, address = _recipient(message)
    if not address:
        raise NotDelivered("the person has no address any more", Why.NO_ADDRESS, permanent=True)
    return rules.letter(
        address=address,
        name=name,
        subject=message.subject,
        body=message.body,
        link=f"{settings.PUBLIC_URL}{message.link}" if message.link else "",
        reference=str(message.pk),
    )


def _recipient(message: Message) -> tuple[str, str]:
    if message.party is not None:
        return message.party.name, message.party.email
    if message.officer is not None:
        return message.officer.name, message.officer.user.email
    return "", ""
