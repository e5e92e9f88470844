"""Who may change the catalogue, which holds for all units: those who keep it at the top, and the product itself."""

from motcua.core.catalogue.errors import not_permitted
from motcua.core.identity.definitions import Role
from motcua.core.identity.policies import is_root
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock

KEEPERS = frozenset({Role.MONITOR, Role.ADMINISTRATOR})


def may_keep_catalogue(actor: Actor) -> bool:
    return actor.is_system or (actor.holds(*KEEPERS) and is_root(actor.unit_id, clock.today()))


def require_keeper(actor: Actor) -> None:
    """Raises DomainError `catalogue.not_permitted`."""
    if not may_keep_catalogue(actor):
        raise not_permitted()
