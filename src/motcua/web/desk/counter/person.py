"""Who sits at the counter: read from the card, found by the number, or new."""

from motcua.core.identity.definitions import PartyKind
from motcua.core.identity.models import Party
from motcua.core.identity.rules import check_identifier
from motcua.core.identity.services.find_or_make_party import find_or_make_from_card
from motcua.core.identity.services.show_party import show_party
from motcua.core.ledger.definitions import Actor
from motcua.kernel.errors import DomainError
from motcua.web.desk.counter.sheet import Sheet

PURPOSE = "counter_reception"


def find_person(sheet: Sheet, *, actor: Actor) -> None:
    """From the scan if there is one, else by the number. A number that nobody has opens empty boxes, not an error."""
    try:
        party = _from_card(sheet, actor) if sheet.said("scan") else _by_number(sheet, actor)
    except DomainError as problem:
        sheet.blame(problem)
        return
    if party is not None:
        sheet.fill_in(party)
    elif sheet.said("identifier"):
        sheet.known, sheet.unknown = False, True


def _from_card(sheet: Sheet, actor: Actor) -> Party:
    sheet.typed["kind"] = PartyKind.PERSON.value
    for contact in ("phone", "email", "address"):
        sheet.typed.pop(contact, None)  # of whoever sat here before
    return find_or_make_from_card(sheet.said("scan"), actor=actor)


def _by_number(sheet: Sheet, actor: Actor) -> Party | None:
    if not sheet.said("identifier"):
        return None
    number = check_identifier(sheet.particulars())
    sheet.typed["identifier"] = number
    party = Party.objects.filter(kind=sheet.party_kind, identifier=number).first()
    return show_party(party, actor=actor, purpose=PURPOSE) if party else None
