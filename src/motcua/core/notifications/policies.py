"""Who may read and look after messages: everybody one's own, the administrator what could not be sent."""

from motcua.core.identity import policies as identity
from motcua.core.ledger.definitions import Actor
from motcua.core.notifications.models import Message
from motcua.kernel.errors import DomainError


def may_read(actor: Actor, message: Message) -> bool:
    """A message belongs to the party or officer whom it was written to."""
    if actor.is_citizen:
        return str(message.party_id) == actor.id
    return actor.is_officer and str(message.officer_id) == actor.id


def may_send_again(actor: Actor) -> bool:
    return identity.may(actor, identity.Action.ADMINISTER_OFFICERS)


def require_send_again(actor: Actor) -> None:
    if not may_send_again(actor):
        raise DomainError("message.not_permitted", "Chỉ quản trị viên được gửi lại thư.")
