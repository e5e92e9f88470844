"""Ký nháy: the head of division has read the draft and stands by it."""

from django.db import transaction

from motcua.core.dossiers.models import Dossier, Result
from motcua.core.dossiers.routing import next_hand
from motcua.core.dossiers.services.moving import Change, begin, carry_out
from motcua.core.dossiers.workflow import Move
from motcua.core.ledger.definitions import Actor


@transaction.atomic
def initial(dossier: Dossier, *, actor: Actor, version: int, remark: str = "") -> Dossier:
    """It goes on to the next step of its route, with the remark."""
    moment = begin(dossier, Move.INITIAL, actor=actor)
    change = Change(hand=next_hand(dossier), remark=remark)
    carry_out(
        dossier,
        moment,
        "dossier.initialled",
        actor=actor,
        version=version,
        change=change,
    )
    Result.objects.filter(dossier=dossier).update(initialled_by=actor.officer_id, initialled_at=moment.at)
    return dossier
