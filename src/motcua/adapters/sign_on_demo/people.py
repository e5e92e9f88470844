"""Whom one can be in the demo: people the city knows, or anybody by number and name."""

from dataclasses import dataclass
from datetime import date

from motcua.core.identity.definitions import Assurance, PartyKind, SignedOnPerson
from motcua.core.identity.models import Party

SHOWN = 12
_PREFIX = "demo:"


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen on the page, as the session keeps it."""

    number: str
    name: str
    birth_date: str = ""


def known_people() -> list[Party]:
    """The citizens of the demo, those who were there first (An, Bình, Chi, Minh …) first."""
    people = Party.objects.filter(kind=PartyKind.PERSON, subject__startswith=_PREFIX, user__isnull=False)
    return list(people.order_by("user__date_joined", "user__pk")[:SHOWN])


def person_of(choice: Choice) -> SignedOnPerson:
    """As VNeID would describe them: somebody known with what is known, anybody else as they typed."""
    known = Party.objects.filter(kind=PartyKind.PERSON, identifier=choice.number).first()
    subject = known.subject if known and known.subject else f"{_PREFIX}{choice.number}"
    born = date.fromisoformat(choice.birth_date) if choice.birth_date else None
    return SignedOnPerson(
        subject=subject,
        identity_number=choice.number,
        full_name=known.name if known else choice.name,
        birth_date=born or (known.birth_date if known else None),
        sex=known.sex if known else "",
        assurance=Assurance.LEVEL_2,
    )
