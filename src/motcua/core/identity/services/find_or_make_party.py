"""At the counter: the person stands there with a card or a number; find them, or make them known."""

from dataclasses import replace

from django.db import transaction

from motcua.core.identity.definitions import Assurance, Particulars
from motcua.core.identity.errors import name_differs
from motcua.core.identity.models import Party
from motcua.core.identity.policies import Action, require
from motcua.core.identity.rules import check_particulars, same_name
from motcua.core.identity.services import party_rows
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.kernel.codes import parse_identity_card_qr

# What an officer may fill in or correct without a card; who somebody is, only a card or a sign-on says.
_CONTACT = ("phone", "email", "address", "area_code")


@transaction.atomic
def find_or_make_party(given: Particulars, *, actor: Actor) -> Party:
    """The party of this number, made if it is new. What was typed fills gaps and renews contacts, never a name.

    Raises `Problems` with every defect, and `party.name_differs` when the number belongs to somebody of another
    name: a slip of one digit must not open a stranger's file.
    """
    require(actor, Action.MAKE_PARTY)
    given = replace(_checked(given), area_code=party_rows.check_area(given.area_code))
    party = _find_or_make(given, actor=actor, assurance=Assurance.NONE)
    if not same_name(party.name, given.name):
        raise name_differs()
    contact = {field: getattr(given, field) for field in _CONTACT if getattr(given, field)}
    gaps = {
        field: getattr(given, field)
        for field in ("birth_date", "sex")
        if getattr(given, field) and not getattr(party, field)
    }
    return party_rows.change(party, contact | gaps, actor=actor)


@transaction.atomic
def find_or_make_from_card(scan: str, *, actor: Actor, phone: str = "", email: str = "") -> Party:
    """The same from the QR of an identity card, which an officer sees: what the card states replaces what was typed."""
    require(actor, Action.MAKE_PARTY)
    card = parse_identity_card_qr(scan)
    stated = Particulars(
        identifier=card.personal_id,
        name=card.full_name,
        birth_date=card.born,
        sex=card.sex,
        phone=phone,
        email=email,
        address=card.address,
    )
    given = _checked(stated)
    party = _find_or_make(given, actor=actor, assurance=Assurance.SEEN)
    values = {"name": given.name, "birth_date": given.birth_date, "sex": given.sex}
    values |= {field: getattr(given, field) for field in ("phone", "email") if getattr(given, field)}
    values |= {} if party.address else {"address": given.address}
    values |= {"assurance": Assurance.SEEN} if party.assurance == Assurance.NONE else {}
    return party_rows.change(party, values, actor=actor)


def _checked(given: Particulars) -> Particulars:
    return check_particulars(given, today=clock.today())


def _find_or_make(given: Particulars, *, actor: Actor, assurance: Assurance) -> Party:
    return party_rows.find_or_make(
        lambda: party_rows.locked(kind=given.kind, identifier=given.identifier),
        lambda: party_rows.make(given, actor=actor, assurance=assurance),
    )
