"""Duyệt: the leader approves, in the capacity in force that day. The digital signature itself comes with signing."""

from django.db import transaction

from motcua.core.dossiers.models import Dossier, Result
from motcua.core.dossiers.routing import next_hand
from motcua.core.dossiers.services.moving import Change, begin, carry_out
from motcua.core.dossiers.workflow import Move
from motcua.core.identity import queries as identity
from motcua.core.identity.models import Officer, Unit
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock


@transaction.atomic
def approve(dossier: Dossier, *, actor: Actor, version: int, remark: str = "") -> Dossier:
    """What will stand above the name is kept with the approval, whatever changes afterwards."""
    moment = begin(dossier, Move.APPROVE, actor=actor)
    officer = Officer.objects.get(pk=actor.officer_id)
    lines = identity.capacity_in_force(officer, Unit.objects.get(pk=actor.office), clock.today())
    change = Change(hand=next_hand(dossier), data={"capacity": lines}, remark=remark)
    carry_out(dossier, moment, "dossier.approved", actor=actor, version=version, change=change)
    Result.objects.filter(dossier=dossier).update(approved_by=officer, approved_at=moment.at, signature_lines=lines)
    return dossier
