"""Who may change the catalogue: those who keep it for their office, and the product itself."""

from motcua.core.catalogue.errors import not_permitted
from motcua.core.identity.definitions import Role
from motcua.core.ledger.definitions import Actor

KEEPERS = frozenset({Role.MONITOR, Role.ADMINISTRATOR})


def may_keep_catalogue(actor: Actor) -> bool:
    return actor.is_system or actor.holds(*KEEPERS)


def require_keeper(actor: Actor) -> None:
    """Raises DomainError `catalogue.not_permitted`."""
    if not may_keep_catalogue(actor):
        raise not_permitted()
