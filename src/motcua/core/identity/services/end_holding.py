"""An officer lays a role down; what was done in it stays theirs."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from motcua.core.identity.definitions import Role
from motcua.core.identity.errors import ends_before_it_begins
from motcua.core.identity.models import Officer, RoleHolding, UnitPlacement
from motcua.core.identity.policies import Action, require
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


@transaction.atomic
def end_holding(holding: RoleHolding, *, actor: Actor, last_day: date) -> RoleHolding:
    """`last_day` is the last on which the role is held. Raises ``holding.last_administrator`` for the last of them."""
    require(actor, Action.ADMINISTER_OFFICERS)
    Officer.objects.select_for_update().get(pk=holding.officer_id)
    if last_day < holding.valid_from:
        raise ends_before_it_begins("last_day")
    _check_somebody_stays(holding, last_day)
    return end(holding, actor=actor, last_day=last_day)


def end(holding: RoleHolding, *, actor: Actor, last_day: date) -> RoleHolding:
    """The end itself, for services that have asked for the right already."""
    holding.valid_to = last_day
    holding.save(update_fields=["valid_to"])
    data = {"holding": holding.pk, "to": last_day.isoformat()}
    append("officer", holding.officer_id, "officer.holding_ended", actor=actor, data=data)
    return holding


def _check_somebody_stays(holding: RoleHolding, last_day: date) -> None:
    """Somebody must be left who can enter units and officers, or nobody could ever be given that right again."""
    at_top = UnitPlacement.objects.filter(unit=holding.unit_id, parent=None, period__contains=last_day).exists()
    if holding.role != Role.ADMINISTRATOR or not at_top:
        return
    others = RoleHolding.objects.filter(unit=holding.unit_id, role=Role.ADMINISTRATOR).exclude(pk=holding.pk)
    if not others.filter(Q(valid_to=None) | Q(valid_to__gt=last_day), valid_from__lte=last_day + timedelta(1)).exists():
        raise DomainError(
            "holding.last_administrator",
            Sentence("Đây là người quản trị cuối cùng. Xin giao vai trò quản trị cho người khác trước."),
            field="last_day",
        )
