"""Who looks after letters, and after what the house was to do by itself: those who keep the whole tree."""

from motcua.core.identity.definitions import Role
from motcua.core.identity.policies import is_root
from motcua.core.ledger.definitions import Actor
from motcua.core.notifications.errors import not_permitted
from motcua.kernel import clock

KEEPERS = frozenset({Role.MONITOR, Role.ADMINISTRATOR})


def may_keep_letters(actor: Actor) -> bool:
    return actor.holds(*KEEPERS) and is_root(actor.unit_id, clock.today())


def require_keeper(actor: Actor) -> None:
    """Raises DomainError `message.not_permitted`."""
    if not may_keep_letters(actor):
        raise not_permitted()
