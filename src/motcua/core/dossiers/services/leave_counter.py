"""Về trước: who waited at the counter goes home; the dossier takes its place among the others again."""

from motcua.core.dossiers.errors import move_not_allowed
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.moving import Change, begin, carry_out
from motcua.core.dossiers.workflow import Move
from motcua.core.ledger.definitions import Actor


def leave_counter(dossier: Dossier, *, actor: Actor, version: int) -> Dossier:
    """Raises ``dossier.move_not_allowed`` where nobody waits any more."""
    moment = begin(dossier, Move.LEAVE_COUNTER, actor=actor)
    if not dossier.waits_at_counter:
        raise move_not_allowed(Move.LEAVE_COUNTER, dossier.state)
    change = Change(columns={"waits_at_counter": False})
    carry_out(dossier, moment, "dossier.left_counter", actor=actor, version=version, change=change)
    return dossier
