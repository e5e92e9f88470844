"""An officer opens a dossier: what is personal in it is not looked at unnoticed."""

from motcua.core.dossiers import queries
from motcua.core.dossiers.models import Dossier
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.record_read import record_read


def read_dossier(code: str, *, actor: Actor, purpose: str) -> Dossier:
    """The dossier, once the look is recorded. `purpose` is a short code: "processing", "signing", "paper:3".

    Raises Dossier.DoesNotExist outside the actor's scope; then nothing is recorded, for nothing was seen.
    """
    dossier = queries.visible_dossier(actor, code)
    record_read("dossier", dossier.pk, actor=actor, purpose=purpose)
    return dossier
