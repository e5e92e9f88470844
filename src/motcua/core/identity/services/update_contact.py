"""How a party can be reached: by themself, or by an officer whom they tell at the counter."""

from collections.abc import Callable

from django.db import transaction

from motcua.core.identity.models import Party
from motcua.core.identity.policies import Action, require
from motcua.core.identity.rules import check_email
from motcua.core.identity.services import party_rows
from motcua.core.ledger.definitions import Actor
from motcua.kernel.codes import check_phone
from motcua.kernel.errors import DomainError, Problems
from motcua.kernel.text import tidy


@transaction.atomic
def update_contact(
    party: Party,
    *,
    actor: Actor,
    phone: str | None = None,
    email: str | None = None,
    address: str | None = None,
    area_code: str | None = None,
) -> Party:
    """Write what is given; None leaves a field as it is, an empty text clears it. Raises `Problems`."""
    require(actor, Action.CHANGE_CONTACT, about=party.pk)
    checks: dict[str, Callable[[str], str]] = {
        "phone": check_phone,
        "email": check_email,
        "address": tidy,
        "area_code": party_rows.check_area,
    }
    typed = {"phone": phone, "email": email, "address": address, "area_code": area_code}
    values: dict[str, str] = {}
    problems: list[DomainError] = []
    for field, text in typed.items():
        if text is None:
            continue
        try:
            values[field] = checks[field](text) if text.strip() else ""
        except DomainError as problem:
            problems.append(problem)
    Problems.raise_any(problems)
    return party_rows.change(_locked(party), values, actor=actor, kind="party.contact_changed")


def _locked(party: Party) -> Party:
    return Party.objects.select_for_update().get(pk=party.pk)
