"""Roles and capacities are held from a day to a day."""

from datetime import date, timedelta

import pytest

from motcua.core.identity import queries
from motcua.core.identity.definitions import Capacity, Role
from motcua.core.identity.services.appoint import appoint
from motcua.core.identity.services.end_holding import end_holding
from motcua.core.identity.services.make_officer import make_officer
from motcua.core.identity.services.name_capacity import name_capacity
from motcua.core.ledger.models import Event, EventPayload
from motcua.kernel.errors import DomainError, Problems
from tests.people import City, OfficerOf

DAY = date(2024, 9, 13)
LAST = date(2024, 12, 31)


def appointed(city: City, who: OfficerOf, **more: object) -> object:
    said = {"unit": city.planning, "role": Role.SPECIALIST, "title": "Chuyên viên", "valid_from": DAY}
    return appoint(who.officer, actor=city.lan.actor, **(said | more))


def signing(city: City, **more: object) -> list[str]:
    said = {"unit": city.office, "capacity": Capacity.BY_ORDER, "own_title": "Chánh Văn phòng", "valid_from": DAY}
    said |= {"on_behalf_of": "Chủ tịch", "basis": "Quy chế làm việc của UBND thành phố"}
    return name_capacity(city.lan.officer, actor=city.lan.actor, **(said | more)).lines


def names(city: City, day: date) -> list[str]:
    return [holding.officer.name for holding in queries.officers_holding(Role.SPECIALIST, city.planning, day)]


def test_a_role_holds_from_its_first_to_its_last_day(city: City) -> None:
    appointed(city, city.dung, valid_to=LAST)
    with_dung = [
        day for day in (DAY - timedelta(1), DAY, LAST, LAST + timedelta(1)) if "Phạm Thị Dung" in names(city, day)
    ]
    assert with_dung == [DAY, LAST]


def test_the_usual_person_comes_first_and_there_is_one(city: City) -> None:
    assert names(city, DAY) == ["Võ Văn Em"]
    appointed(city, city.dung, usual=True)
    assert names(city, DAY) == ["Phạm Thị Dung", "Võ Văn Em"]
    assert [h.usual for h in queries.officers_holding(Role.SPECIALIST, city.planning, DAY)] == [True, False]


def test_a_role_is_laid_down(city: City) -> None:
    holding = queries.holdings_in_force(city.em.officer, DAY)[0]
    end_holding(holding, actor=city.lan.actor, last_day=DAY)
    assert names(city, DAY) == ["Võ Văn Em"]
    assert names(city, DAY + timedelta(1)) == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"valid_to": date(2024, 9, 12)}, "period.order"),
        ({"title": " "}, "holding.title"),
        ({"valid_from": date(2020, 1, 1)}, "unit.not_in_force"),
        ({}, "holding.exists"),
    ],
)
def test_an_appointment_that_cannot_be_is_refused(city: City, more: dict[str, object], code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        appointed(city, city.em, **more)
    assert refusal.value.code == code


def test_a_new_officer_comes_in_by_a_password_or_waits_for_one(city: City) -> None:
    said = {"actor": city.lan.actor, "name": "Trịnh Thị Oanh", "email": "Oanh@VungTau.example"}
    waiting = make_officer(username="oanh", **said)
    ready = make_officer(username="oanh2", password="một cánh cửa cho dân", **said)
    assert not waiting.user.has_usable_password()
    assert ready.user.check_password("một cánh cửa cho dân")
    assert waiting.user.email == "oanh@vungtau.example"


def test_the_name_of_an_officer_stays_out_of_the_event_itself(city: City) -> None:
    officer = make_officer(actor=city.lan.actor, username="oanh", name="Trịnh Thị Oanh")
    event = Event.objects.get(aggregate="officer", aggregate_id=str(officer.pk))
    assert event.data == {}
    assert EventPayload.objects.get(event=event).content == {"name": "Trịnh Thị Oanh"}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"username": "dung"}, "officer.username_taken"),
        ({"password": "12345"}, "officer.password"),
        ({"name": ""}, "officer.name"),
        ({"email": "oanh@"}, "email.not_understood"),
        ({"phone": "12"}, "phone.impossible"),
    ],
)
def test_an_account_that_cannot_be_is_refused(city: City, more: dict[str, str], code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        make_officer(**({"actor": city.lan.actor, "username": "oanh", "name": "Trịnh Thị Oanh"} | more))
    assert refusal.value.code == code


def test_a_deputy_signs_for_the_chairman(city: City) -> None:
    assert queries.capacity_in_force(city.phuc.officer, city.committee, DAY) == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


def test_who_signs_in_ones_own_name_signs_with_the_title(city: City) -> None:
    assert queries.capacity_in_force(city.khoa.officer, city.planning, DAY) == ["TRƯỞNG PHÒNG"]
    assert queries.capacity_in_force(city.khoa.officer, city.ward, DAY) == []


def test_a_capacity_of_later_days_does_not_hold_today(city: City) -> None:
    signing(city, valid_from=LAST)
    assert queries.capacity_in_force(city.lan.officer, city.office, DAY) == []
    assert queries.capacity_in_force(city.lan.officer, city.office, LAST) == ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ({"own_title": ""}, {"capacity.own_title"}),
        ({"on_behalf_of": "", "basis": ""}, {"capacity.on_behalf_of", "capacity.basis"}),
        ({"capacity": Capacity.DELEGATED}, {"capacity.valid_to"}),
        ({"valid_to": date(2024, 9, 1)}, {"period.order"}),
    ],
)
def test_a_capacity_without_its_basis_is_refused(city: City, more: dict[str, object], codes: set[str]) -> None:
    with pytest.raises(Problems) as refusal:
        signing(city, **more)
    assert {problem.code for problem in refusal.value.problems} == codes
