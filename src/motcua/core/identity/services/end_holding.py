"""An officer lays a role down; what was done in it stays theirs."""

from datetime import date

from django.db import transaction

from motcua.core.identity.errors import ends_before_it_begins
from motcua.core.identity.models import Officer, RoleHolding
from motcua.core.identity.policies import Action, require
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append


@transaction.atomic
def end_holding(holding: RoleHolding, *, actor: Actor, last_day: date) -> RoleHolding:
    """`last_day` is the last on which the role is held."""
    require(actor, Action.ADMINISTER_OFFICERS)
    Officer.objects.select_for_update().get(pk=holding.officer_id)
    if last_day < holding.valid_from:
        raise ends_before_it_begins("last_day")
    holding.valid_to = last_day
    holding.save(update_fields=["valid_to"])
    data = {"holding": holding.pk, "to": last_day.isoformat()}
    append("officer", holding.officer_id, "officer.holding_ended", actor=actor, data=data)
    return holding
