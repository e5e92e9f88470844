"""What a request is once `motcua.web.ui.acting.Acting` has seen it."""

from django.http import HttpRequest

from motcua.core.identity.models import Mandate, Officer, Party, RoleHolding, Unit, User
from motcua.core.ledger.definitions import Actor
from motcua.web.ui.parts import Account


class ActingRequest(HttpRequest):
    """Views say `request: ActingRequest`."""

    user: User
    actor: Actor
    party: Party | None
    acting_for: Party | None
    mandate: Mandate | None
    officer: Officer | None
    unit: Unit | None
    holdings: list[RoleHolding]
    at_centre: bool
    account: Account | None
