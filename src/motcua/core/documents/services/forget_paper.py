"""Take a paper out of a person's repository, as its owner may wish."""

from django.db import transaction

from motcua.core.documents import errors
from motcua.core.documents.models import PersonalPaper
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append


@transaction.atomic
def forget_paper(paper: PersonalPaper, *, actor: Actor) -> None:
    """It is no longer offered; dossiers that used it keep their file."""
    if not actor.is_system and actor.id != str(paper.party_id):
        raise errors.not_yours()
    append("paper", paper.pk, "paper.forgotten", actor=actor, data={"party": str(paper.party_id), "kind": paper.kind})
    paper.delete()
