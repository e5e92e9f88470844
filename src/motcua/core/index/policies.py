"""Who may change what the index is counted and scored by."""

from motcua.core.identity.definitions import Role
from motcua.core.ledger.definitions import Actor
from motcua.kernel.errors import DomainError

_KEEPERS = frozenset({Role.MONITOR, Role.ADMINISTRATOR})


def may_keep(actor: Actor) -> bool:
    """Load sets, enter totals, decide contests: the monitor at the People's Committee office."""
    return actor.is_system or (actor.is_officer and bool(_KEEPERS & set(actor.roles)))


def require_keeper(actor: Actor) -> None:
    if not may_keep(actor):
        raise DomainError("index.not_permitted", "Chỉ người theo dõi chỉ số mới làm được việc này.")
