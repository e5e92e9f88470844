"""Who may rate a dossier, and who may read the words that people left."""

from django.db.models import QuerySet

from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.policies import scoped
from motcua.core.feedback.errors import not_the_owner
from motcua.core.feedback.models import Rating
from motcua.core.ledger.definitions import Actor


def may_rate(actor: Actor, dossier: Dossier) -> bool:
    """The person it was for, and who filed it for them. Whether it is over is another question."""
    return actor.is_citizen and actor.id in (str(dossier.applicant_id), str(dossier.filer_id))


def require_rate(actor: Actor, dossier: Dossier) -> None:
    """Raises DomainError `rating.not_permitted`."""
    if not may_rate(actor, dossier):
        raise not_the_owner()


def readable(actor: Actor) -> QuerySet[Rating]:
    """Of the officers those who may see the dossier: the office reads what was said of it, and nobody else does."""
    return Rating.objects.filter(dossier__in=scoped(actor)) if actor.is_officer else Rating.objects.none()
