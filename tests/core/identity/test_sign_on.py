"""A person signs on: the first time an account is made, after that the same one is found."""

from dataclasses import replace
from datetime import date

import pytest

from motcua.core.identity.definitions import Assurance, Particulars, PartyKind, SignedOnPerson
from motcua.core.identity.models import Party, User
from motcua.core.identity.services import party_rows
from motcua.core.identity.services.sign_on import sign_on
from motcua.core.ledger.definitions import system
from motcua.core.ledger.models import Event
from motcua.kernel.errors import DomainError, Problems
from tests.people import City

OANH = SignedOnPerson(
    "tech-1", "077188000654", "TRỊNH THỊ OANH", date(1988, 2, 3), "female", "0901234567", "oanh@example.vn"
)


def kinds(party: Party) -> list[str]:
    events = Event.objects.filter(aggregate="party", aggregate_id=str(party.pk)).order_by("sequence")
    return list(events.values_list("kind", flat=True))


@pytest.mark.django_db
def test_the_first_sign_on_makes_party_and_account() -> None:
    user = sign_on(OANH)
    assert (user.party.name, user.party.assurance, user.party.phone) == ("Trịnh Thị Oanh", "level_2", "+84901234567")
    assert not user.has_usable_password()
    assert "077188000654" not in user.username
    assert kinds(user.party) == ["party.made", "party.signed_on"]


@pytest.mark.django_db
def test_the_second_finds_both_and_changes_nothing() -> None:
    assert sign_on(OANH) == sign_on(OANH)
    assert (Party.objects.count(), User.objects.count()) == (1, 1)
    assert kinds(Party.objects.get()) == ["party.made", "party.signed_on", "party.signed_on"]


def test_who_was_known_at_the_counter_becomes_the_same_party(city: City) -> None:
    an = city.an.party
    Party.objects.filter(pk=an.pk).update(subject=None, assurance=Assurance.NONE)
    user = sign_on(replace(OANH, identity_number=an.identifier, full_name="NGUYỄN THỊ AN", email="other@example.vn"))
    assert user.party == an
    assert user == city.an.user
    assert (user.party.subject, user.party.email, user.party.assurance) == ("tech-1", "an@example.vn", "level_2")


@pytest.mark.django_db
def test_a_name_corrected_in_the_register_is_corrected_here() -> None:
    sign_on(OANH)
    assert sign_on(replace(OANH, full_name="Trịnh Thị Kim Oanh")).party.name == "Trịnh Thị Kim Oanh"
    assert "party.changed" in kinds(Party.objects.get())


@pytest.mark.django_db
def test_an_unreadable_phone_keeps_nobody_out() -> None:
    party = sign_on(replace(OANH, phone="không có", email="-")).party
    assert (party.phone, party.email) == ("", "")


@pytest.mark.django_db
def test_an_account_that_suddenly_has_another_number_is_refused() -> None:
    sign_on(OANH)
    with pytest.raises(DomainError) as refusal:
        sign_on(replace(OANH, identity_number="077190000123"))
    assert refusal.value.code == "sign_on.number_changed"


@pytest.mark.django_db
def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(Problems) as refusal:
        sign_on(replace(OANH, identity_number="273456789"))
    assert refusal.value.code == "personal_id.old_number"
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_business_signs_on_by_its_tax_code() -> None:
    said = {"kind": PartyKind.BUSINESS, "identity_number": "0314409058", "full_name": "CÔNG TY TNHH BIỂN XANH"}
    party = sign_on(replace(OANH, birth_date=None, sex="", **said)).party
    assert (party.kind, party.identifier, party.name) == ("business", "0314409058", "CÔNG TY TNHH BIỂN XANH")


def test_an_account_that_was_closed_stays_closed(city: City) -> None:
    User.objects.filter(pk=city.an.user.pk).update(is_active=False)
    with pytest.raises(DomainError) as refusal:
        sign_on(replace(OANH, identity_number=city.an.party.identifier, full_name="Nguyễn Thị An"))
    assert refusal.value.code == "sign_on.closed"


@pytest.mark.django_db
def test_of_two_doors_at_once_one_makes_and_the_other_finds() -> None:
    sign_on(OANH)
    given = Particulars(OANH.identity_number, OANH.full_name)
    seen = iter([None, Party.objects.get()])
    found = party_rows.find_or_make(
        lambda: next(seen), lambda: party_rows.make(given, actor=system("x"), assurance=Assurance.NONE)
    )
    assert found == Party.objects.get()
