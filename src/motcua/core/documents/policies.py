"""Who may open a file. What lies above (whose dossier it is in) is asked of the caller, who knows."""

from collections.abc import Callable

from motcua.core.documents import errors
from motcua.core.documents.models import FileState, StoredFile
from motcua.core.ledger.definitions import Actor


def owner_of_party(party_id: object) -> str:
    return f"party:{party_id}"


def owner_of_unit(unit_id: object) -> str:
    return f"unit:{unit_id}"


def may_open(file: StoredFile, actor: Actor, *, in_scope: Callable[[], bool] = lambda: False) -> bool:
    """The owner may; anybody else only if `in_scope()` finds the file in a dossier that this actor may read."""
    if actor.is_system:
        return True
    if actor.is_citizen and file.owner == owner_of_party(actor.id):
        return True
    return (actor.is_citizen or actor.is_officer) and in_scope()


def check_may_open(file: StoredFile, actor: Actor, *, in_scope: Callable[[], bool] = lambda: False) -> None:
    """Refuses strangers, and everybody while the file is not accepted."""
    if not may_open(file, actor, in_scope=in_scope):
        raise errors.not_yours()
    if file.state == FileState.REFUSED:
        raise errors.refused(file.name)
    if file.state == FileState.QUARANTINED:
        raise errors.under_check(file.name)
