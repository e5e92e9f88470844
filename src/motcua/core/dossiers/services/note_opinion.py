"""What people say about a dossier is remembered in its own chain, so that its fact can be rebuilt from events alone."""

from motcua.core.dossiers import facts
from motcua.core.dossiers.models import Dossier
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append


def note_opinion(dossier: Dossier, *, actor: Actor, unhappy: bool) -> None:
    """Somebody rated it or complained of it (indicator 5.3). In the caller's transaction; the text stays with her."""
    facts.keep(append(facts.AGGREGATE, dossier.pk, "dossier.rated", actor=actor, data={"unhappy": unhappy}))
