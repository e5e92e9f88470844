"""Who may rate a dossier, and who may read the words that people left."""

from motcua.core.dossiers.models import Dossier
from motcua.core.feedback.errors import not_the_owner
from motcua.core.ledger.definitions import Actor


def may_rate(actor: Actor, dossier: Dossier) -> bool:
    """The person it was for, and who filed it for them. Whether it is over is another question."""
    return actor.is_citizen and actor.id in (str(dossier.applicant_id), str(dossier.filer_id))


def require_rate(actor: Actor, dossier: Dossier) -> None:
    """Raises DomainError `rating.not_permitted`."""
    if not may_rate(actor, dossier):
        raise not_the_owner()
