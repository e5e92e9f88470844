"""A contest about a figure was decided: how an indicator counts this dossier is remembered in its own chain."""

from motcua.core.dossiers import facts
from motcua.core.dossiers.models import Dossier
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append


def rule_on_counting(dossier: Dossier, *, actor: Actor, counts: str, effect: str) -> None:
    """`counts` is the index's declaration; `effect` "met" (counted above), "out" (not counted) or "" (as before).

    In the caller's transaction, which has asked whether the actor may decide and holds the dossier's row. Nothing of
    the dossier itself changes: neither its state nor its version.
    """
    data = {"counts": counts, "effect": effect}
    facts.keep(append(facts.AGGREGATE, dossier.pk, "dossier.ruled", actor=actor, data=data))
