"""Rút hồ sơ: the person takes it back, until the answer exists."""

from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.moving import Change, begin, carry_out
from motcua.core.dossiers.workflow import Move
from motcua.core.ledger.definitions import Actor


def withdraw(dossier: Dossier, *, actor: Actor, version: int, reason: str = "") -> Dossier:
    """Over; nobody need say why."""
    moment = begin(dossier, Move.WITHDRAW, actor=actor)
    change = Change(columns={"finished_at": moment.at}, released=True, payload={"reason": reason})
    carry_out(
        dossier,
        moment,
        "dossier.withdrawn",
        actor=actor,
        version=version,
        change=change,
    )
    return dossier
