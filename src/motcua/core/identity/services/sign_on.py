"""A person has proved who they are: their party and their account."""

from dataclasses import replace
from typing import Any

from django.db import transaction

from motcua.core.identity.definitions import Particulars, SignedOnPerson
from motcua.core.identity.errors import sign_on_closed, sign_on_number_changed
from motcua.core.identity.models import Party, User
from motcua.core.identity.rules import check_particulars
from motcua.core.identity.services import party_rows
from motcua.core.ledger.definitions import citizen, system
from motcua.core.ledger.services.append import append
from motcua.kernel import clock
from motcua.kernel.errors import Problems

# The register of persons knows these better than we do: each sign-on brings them up to date.
_REGISTERED = ("name", "birth_date", "sex")
# These a person tells us: a sign-on fills them once, then what the person wrote here stays.
_TOLD = ("phone", "email", "address")


@transaction.atomic
def sign_on(person: SignedOnPerson) -> User:
    """The account of a person whom the sign-on service vouches for, made at the first time.

    The party is found by the stable key of the sign-on, then by its number: whoever was known at the counter
    before becomes the same party. Who acts is the person, so no actor is asked for.
    """
    given = _usable(person)
    maker = system("sign_on")
    party = party_rows.find_or_make(
        lambda: _find(person, given),
        lambda: party_rows.make(given, actor=maker, assurance=person.assurance, subject=person.subject),
    )
    actor = citizen(party.pk)
    party_rows.change(party, _news(party, person, given), actor=actor)
    user = _account(party)
    append("party", party.pk, "party.signed_on", actor=actor, data={"assurance": str(person.assurance)})
    return user


def _usable(person: SignedOnPerson) -> Particulars:
    """Who somebody is must be right; a telephone number or address that is not is left out, not held against them."""
    core = Particulars(identifier=person.identity_number, name=person.full_name, kind=person.kind)
    given = check_particulars(core, today=clock.today())
    given = replace(given, birth_date=person.birth_date, sex=person.sex)
    for field in _TOLD:
        try:
            checked = check_particulars(replace(core, **{field: getattr(person, field)}), today=clock.today())
        except Problems:
            continue
        given = replace(given, **{field: getattr(checked, field)})
    return given


def _find(person: SignedOnPerson, given: Particulars) -> Party | None:
    party = party_rows.locked(subject=person.subject)
    if party is None:
        return party_rows.locked(kind=given.kind, identifier=given.identifier)
    if (party.kind, party.identifier) != (given.kind, given.identifier):
        raise sign_on_number_changed()
    return party


def _news(party: Party, person: SignedOnPerson, given: Particulars) -> dict[str, Any]:
    values: dict[str, Any] = {"subject": person.subject, "assurance": person.assurance}
    values |= {field: getattr(given, field) for field in _REGISTERED if getattr(given, field)}
    values |= {field: getattr(given, field) for field in _TOLD if getattr(given, field) and not getattr(party, field)}
    return values


def _account(party: Party) -> User:
    """One account a party, without a password: this door is the only one. The name says nothing of the person."""
    user, made = User.objects.get_or_create(party=party, defaults={"username": f"party-{party.pk.hex}"})
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    if not user.is_active:
        raise sign_on_closed()
    return user
