"""Tiếp nhận: the office has checked an online dossier and takes it on. The clock runs from here."""

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.routing import next_hand
from motcua.core.dossiers.services.moving import Change, begin, carry_out
from motcua.core.dossiers.services.promising import promise, promised
from motcua.core.dossiers.workflow import Move
from motcua.core.ledger.definitions import Actor

RECEPTION_STEPS = frozenset({StepKind.RECEIVE, StepKind.CHECK})


def accept(dossier: Dossier, *, actor: Actor, version: int, remark: str = "") -> Dossier:
    """The limit counts from this moment, not from submission (NĐ 61/2018 Điều 17–18: a *valid* dossier)."""
    moment = begin(dossier, Move.ACCEPT, actor=actor)
    dossier.accepted_at = moment.at
    columns = promise(dossier)
    change = Change(
        columns={"accepted_at": moment.at, **columns},
        hand=next_hand(dossier, past=RECEPTION_STEPS),
        data=promised(columns),
        remark=remark,
    )
    carry_out(dossier, moment, "dossier.accepted", actor=actor, version=version, change=change)
    return dossier
