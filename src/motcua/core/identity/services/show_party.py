"""An officer looks at somebody's particulars: allowed or refused, and either way not unnoticed."""

from motcua.core.identity.models import Party
from motcua.core.identity.policies import Action, require
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.record_read import record_read


def show_party(party: Party, *, actor: Actor, purpose: str) -> Party:
    """The party, once the look is recorded. `purpose` is a short code: "counter_reception", "dossier_processing".

    Looking at oneself leaves no row. Raises `identity.not_permitted`.
    """
    require(actor, Action.SEE_PARTY, about=party.pk)
    if actor.id != str(party.pk):
        record_read("party", party.pk, actor=actor, purpose=purpose)
    return party
