"""An officer leaves: every role ends on the same day; the name stays under what was done."""

from datetime import date

from django.db import transaction

from motcua.core.identity.models import Officer, RoleHolding
from motcua.core.identity.policies import Action, require
from motcua.core.identity.services.end_holding import end_holding
from motcua.core.ledger.definitions import Actor


@transaction.atomic
def dismiss_officer(officer: Officer, *, actor: Actor, last_day: date) -> list[RoleHolding]:
    """The roles that ended. Without one an account opens no page, so nothing else need be taken away."""
    require(actor, Action.ADMINISTER_OFFICERS)
    held = RoleHolding.objects.filter(officer=officer).exclude(valid_to__lte=last_day)
    return [end_holding(one, actor=actor, last_day=max(last_day, one.valid_from)) for one in held]
