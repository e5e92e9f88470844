"""Finding a dossier at the desk: by code, its end, the QR of the slip, phone, number, name; never outside the scope."""

import pytest

from motcua.core.dossiers import queries
from motcua.core.dossiers.models import Dossier
from motcua.core.identity.models import Party
from motcua.kernel import clock
from tests.core.dossiers.walk import walked
from tests.people import City

pytestmark = pytest.mark.usefixtures("morning")


@pytest.fixture
def dossier(city: City) -> Dossier:
    Party.objects.filter(pk=city.an.party.pk).update(phone="+84903123456")
    return walked(city)


WAYS = {
    "whole code": "H06.30.15-240913-0001",
    "code in small letters with spaces": " h06.30.15-240913- 0001",
    "all of a day": "H06.30.15-240913",
    "end of code": "240913-0001",
    "identity number": "077190000123",
    "phone": "0903 123 456",
    "phone with the country": "+84 903 123 456",
    "name without accents": "nguyen thi an",
    "part of a name": "Thị An",
}


@pytest.mark.parametrize("typed", WAYS.values(), ids=WAYS.keys())
def test_dung_finds_it_and_giang_does_not(city: City, dossier: Dossier, typed: str) -> None:
    assert list(queries.search(city.dung.actor, typed)) == [dossier]
    assert list(queries.search(city.giang.actor, typed)) == []


def test_the_qr_of_the_slip_finds_it(city: City, dossier: Dossier) -> None:
    address = f"https://motcua.example/tra-cuu/{dossier.token}/"
    assert list(queries.search(city.dung.actor, address)) == [dossier]


@pytest.mark.parametrize("typed", ["", "   ", "0903", "240913-9999", "Lê Thị Chi", "%", "???", "x" * 24])
def test_what_is_not_there_is_not_found(city: City, dossier: Dossier, typed: str) -> None:
    assert list(queries.search(city.dung.actor, typed)) == []


def test_the_book_holds_what_the_clerks_unit_numbered_and_no_more(city: City, dossier: Dossier) -> None:
    numbered = walked(city, "numbered")
    assert [row.dossier for row in queries.book(city.hanh.actor, clock.today().year)] == [numbered]
    assert list(queries.book(city.hanh.actor, 2023)) == []
    assert list(queries.book(city.giang.actor, 2024)) == []


def test_the_other_dossiers_of_the_same_person_are_at_hand(city: City, dossier: Dossier) -> None:
    other = walked(city)
    assert queries.earlier_of(dossier, city.dung.actor) == [other]
    assert queries.earlier_of(dossier, city.giang.actor) == []
