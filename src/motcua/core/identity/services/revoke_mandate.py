"""A mandate is taken back by who gave it, given back by who holds it, or ended at the counter."""

from django.db import transaction

from motcua.core.identity.errors import not_permitted
from motcua.core.identity.models import Mandate
from motcua.core.identity.policies import Action, may
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


@transaction.atomic
def revoke_mandate(mandate: Mandate, *, actor: Actor) -> Mandate:
    """From now on nobody may act by it; what was done by it stays. Raises `mandate.revoked` the second time."""
    if not any(may(actor, Action.REVOKE_MANDATE, about=one) for one in (mandate.principal_id, mandate.agent_id)):
        raise not_permitted()
    now = clock.now()
    if not Mandate.objects.filter(pk=mandate.pk, revoked_at=None).update(revoked_at=now):
        raise DomainError("mandate.revoked", Sentence("Ủy quyền này đã chấm dứt trước đó."))
    mandate.revoked_at = now
    append("mandate", mandate.pk, "mandate.revoked", actor=actor)
    return mandate
