"""People become known at the counter or by signing on, and stay one person."""

from dataclasses import replace
from datetime import date

import pytest

from motcua.core.identity.definitions import Assurance, Particulars, PartyKind
from motcua.core.identity.models import Party
from motcua.core.identity.services.find_or_make_party import find_or_make_from_card, find_or_make_party
from motcua.core.identity.services.keep_area import keep_area
from motcua.core.identity.services.show_party import show_party
from motcua.core.identity.services.update_contact import update_contact
from motcua.core.ledger.models import Event, EventPayload, PersonalRead
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, Problems
from tests.people import FOUNDED, City

OANH = Particulars("077188000654", "trịnh thị  Oanh", birth_date=date(1988, 2, 3), sex="female", phone="0901234567")
CARD = "077188000654|273456789|Trịnh Thị Oanh|03021988|Nữ|12 Lê Lợi, Phường 1, Vũng Tàu|10052021"


def codes(refusal: pytest.ExceptionInfo[Problems]) -> set[str]:
    return {problem.code for problem in refusal.value.problems}


def test_who_is_new_at_the_counter_is_made_known(city: City) -> None:
    party = find_or_make_party(OANH, actor=city.dung.actor)
    assert (party.name, party.phone, party.assurance) == ("trịnh thị Oanh", "+84901234567", Assurance.NONE)


def test_nothing_personal_stands_in_the_event_itself(city: City) -> None:
    party = find_or_make_party(OANH, actor=city.dung.actor)
    event = Event.objects.get(aggregate="party", aggregate_id=str(party.pk))
    assert event.data == {"kind": "person", "assurance": "none"}
    assert EventPayload.objects.get(event=event).content["identifier"] == "077188000654"


def test_the_same_number_is_the_same_person(city: City) -> None:
    first = find_or_make_party(OANH, actor=city.dung.actor)
    again = find_or_make_party(replace(OANH, name="TRINH THI OANH", phone="0912345678"), actor=city.giang.actor)
    assert again == first
    assert (again.name, again.phone) == ("trịnh thị Oanh", "+84912345678")


def test_a_slip_of_one_digit_does_not_open_a_strangers_file(city: City) -> None:
    typed = replace(OANH, identifier=city.binh.party.identifier, birth_date=None, sex="")
    with pytest.raises(DomainError) as refusal:
        find_or_make_party(typed, actor=city.dung.actor)
    assert refusal.value.code == "party.name_differs"
    assert Party.objects.get(pk=city.binh.party.pk).phone == ""


def test_the_card_speaks_louder_than_what_was_typed(city: City) -> None:
    typed = find_or_make_party(replace(OANH, name="Trinh Thi Oanh"), actor=city.dung.actor)
    seen = find_or_make_from_card(CARD, actor=city.dung.actor)
    assert seen == typed
    assert (seen.name, seen.assurance, seen.address) == ("Trịnh Thị Oanh", "seen", "12 Lê Lợi, Phường 1, Vũng Tàu")
    assert find_or_make_from_card(CARD, actor=city.dung.actor).assurance == "seen"


def test_every_defect_is_said_at_once(city: City, morning: clock.Hand) -> None:
    bad = Particulars("07718800065", "O", birth_date=date(2031, 1, 1), phone="09", email="oanh@nhà")
    with pytest.raises(Problems) as refusal:
        find_or_make_party(bad, actor=city.dung.actor)
    assert codes(refusal) == {
        "personal_id.length", "party.name", "party.birth_date", "phone.impossible", "email.not_understood",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "identifier", "problem"),
    [
        (PartyKind.BUSINESS, "0314409058", None),
        (PartyKind.ORGANISATION, "0314409059", "tax_code.checksum"),
        (PartyKind.STATE_BODY, "h06.30", None),
        (PartyKind.STATE_BODY, "UBND", None),
        (PartyKind.PERSON, "077188000654", None),
        (PartyKind.PERSON, "077088000654", "personal_id.sex"),
    ],
)
def test_each_kind_has_its_own_number(city: City, kind: PartyKind, identifier: str, problem: str | None) -> None:
    given = Particulars(identifier, "Trịnh Oanh", kind=kind, sex="female")
    try:
        assert find_or_make_party(given, actor=city.dung.actor).identifier == identifier.upper()
    except Problems as refusal:
        assert refusal.code == problem


def test_an_says_how_she_can_be_reached(city: City) -> None:
    keep_area(
        actor=city.lan.actor, code="26506", name="Phường 1", kind="phường", parent_name="Vũng Tàu", valid_from=FOUNDED
    )
    party = update_contact(city.an.party, actor=city.an.actor, phone="0987 654 321", area_code="26506", address="")
    assert (party.phone, party.area_code, party.email) == ("+84987654321", "26506", "an@example.vn")


def test_wrong_contacts_are_refused_together(city: City) -> None:
    with pytest.raises(Problems) as refusal:
        update_contact(city.an.party, actor=city.an.actor, phone="123", email="an", area_code="99999")
    assert codes(refusal) == {"phone.impossible", "email.not_understood", "area.unknown"}


def test_nothing_changed_says_nothing(city: City) -> None:
    update_contact(city.an.party, actor=city.an.actor, email="an@example.vn")
    assert not Event.objects.filter(aggregate="party").exists()


def test_chi_cannot_change_where_letters_to_an_go(city: City) -> None:
    with pytest.raises(DomainError) as refusal:
        update_contact(city.an.party, actor=city.chi.actor, email="chi@example.vn")
    assert refusal.value.code == "identity.not_permitted"


def test_a_look_at_somebody_leaves_a_row_and_a_look_at_oneself_does_not(city: City) -> None:
    show_party(city.an.party, actor=city.an.actor, purpose="own_page")
    show_party(city.an.party, actor=city.dung.actor, purpose="counter_reception")
    read = PersonalRead.objects.get()
    assert (read.actor_id, read.subject_id, read.purpose) == (
        city.dung.actor.id,
        str(city.an.party.pk),
        "counter_reception",
    )


def test_who_may_not_look_sees_nothing(city: City) -> None:
    for somebody in (city.chi, city.em):
        with pytest.raises(DomainError):
            show_party(city.an.party, actor=somebody.actor, purpose="curiosity")
    assert not PersonalRead.objects.exists()
