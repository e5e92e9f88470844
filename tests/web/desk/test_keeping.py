"""Quản trị: Lan keeps units, officers and who decides what; every fault beside its box, every write in the ledger."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.core.catalogue.models import Offering
from motcua.core.identity.models import Officer, RoleHolding, Unit
from motcua.core.ledger.models import Event
from tests.people import City, make_officer
from tests.web.desk.conftest import SignIn, text_of

pytestmark = pytest.mark.usefixtures("morning")

UNITS, OFFICERS, OFFERINGS = "/can-bo/quan-tri/don-vi/", "/can-bo/quan-tri/can-bo/", "/can-bo/quan-tri/phan-cong/"
PLANNING = f"{UNITS}H06.30.11/"
NEW_UNIT = {
    "do": "them", "name": "Phòng Kinh tế", "code": "H06.30.12", "parent": "H06.30", "kind": "department",
    "level": "city", "valid_from": "01/10/2024",
}  # fmt: skip
NEW_OFFICER = {"do": "them", "name": "Lê Minh Thu", "username": "thu", "email": "thu@vungtau.example", "phone": ""}
ROLE = {"do": "giao", "unit": "H06.30.05", "role": "specialist", "title": "Chuyên viên", "valid_from": "13/09/2024"}


def page_of(city: City, who: str = "em") -> str:
    return f"{OFFICERS}{getattr(city, who).officer.pk}/"


def sends(signed_in: SignIn, city: City, to: str, typed: dict[str, Any]) -> Any:
    return signed_in(city.lan).post(to, typed)


def test_lan_reads_the_tree_of_today_and_of_any_day(city: City, signed_in: SignIn) -> None:
    page = text_of(signed_in(city.lan).get(UNITS))
    assert page.index("Ủy ban nhân dân thành phố") < page.index("Ủy ban nhân dân Phường 1")
    assert "Ngày này chưa có đơn vị nào" in text_of(signed_in(city.lan).get(f"{UNITS}?ngay=01/01/2020"))
    answer = signed_in(city.lan).get(f"{UNITS}?ngay=31/02/2024")
    assert (answer.status_code, 'id="day-wrong"' in text_of(answer)) == (422, True)


def test_lan_adds_a_unit_and_is_shown_it(city: City, signed_in: SignIn) -> None:
    answer = sends(signed_in, city, f"{UNITS}moi/", NEW_UNIT)
    assert answer.headers["Location"] == f"{UNITS}H06.30.12/"
    assert "từ 01/10/2024" in text_of(signed_in(city.lan).get(f"{UNITS}H06.30.12/"))
    assert Event.objects.filter(kind="unit.made", actor_id=city.lan.actor.id).exists()


def test_lan_renames_moves_and_ends(city: City, signed_in: SignIn) -> None:
    sends(signed_in, city, PLANNING, {"do": "doi-ten", "name": "Phòng Xây dựng", "from_day": "13/09/2024"})
    sends(signed_in, city, PLANNING, {"do": "chuyen", "parent": "H06.30.01", "from_day": "13/09/2024"})
    page = text_of(signed_in(city.lan).get(PLANNING))
    for said in ("Phòng Xây dựng", "Tên trước đây", "Phòng Quản lý đô thị", "Văn phòng HĐND và UBND"):
        assert said in page
    sends(signed_in, city, PLANNING, {"do": "ket-thuc", "last_day": "30/09/2024"})
    assert str(Unit.objects.get(code="H06.30.11").valid_to) == "2024-09-30"
    assert "Đã ghi ngày kết thúc" in text_of(signed_in(city.lan).get(PLANNING))


def test_lan_enters_an_officer_gives_a_role_and_ends_it(city: City, signed_in: SignIn) -> None:
    to = sends(signed_in, city, f"{OFFICERS}moi/", NEW_OFFICER).headers["Location"]
    assert "Chưa giữ vai trò nào" in text_of(signed_in(city.lan).get(to))
    assert sends(signed_in, city, to, ROLE).status_code == 302
    held = RoleHolding.objects.get(officer__user__username="thu")
    sends(signed_in, city, to, {"do": "thoi", "holding": held.pk, "last_day": "30/09/2024"})
    assert "đến 30/09/2024" in text_of(signed_in(city.lan).get(to))
    sends(signed_in, city, to, {"do": "nghi", "last_day": "20/09/2024"})
    assert str(RoleHolding.objects.get(pk=held.pk).valid_to) == "2024-09-20"


def test_lan_says_who_decides_and_until_when(city: City, signed_in: SignIn) -> None:
    typed = {
        "do": "them", "procedure": "1.008455", "receiving_unit": "H06.30.21.01", "competent_unit": "H06.30.11",
        "valid_from": "01/10/2024",
    }  # fmt: skip
    to = sends(signed_in, city, OFFERINGS, typed).headers["Location"]
    page = text_of(signed_in(city.lan).get(to))
    assert "Bộ phận Tiếp nhận và Trả kết quả Phường 1" in page
    first = Offering.objects.order_by("pk").first()
    sends(signed_in, city, to, {"do": "thoi", "offering": first.pk, "last_day": "30/09/2024"})
    assert "đến 30/09/2024" in text_of(signed_in(city.lan).get(f"{OFFERINGS}?don-vi=H06.30.15"))


WRONG = {
    "a code that is taken": (f"{UNITS}moi/", NEW_UNIT | {"code": "H06.30.11"}, "them-code-wrong"),
    "no name": (f"{UNITS}moi/", NEW_UNIT | {"name": " "}, "them-name-wrong"),
    "a day that is none": (f"{UNITS}moi/", NEW_UNIT | {"valid_from": "31/02/2024"}, "them-valid_from-wrong"),
    "nothing above": (f"{UNITS}moi/", NEW_UNIT | {"parent": "H99"}, "them-parent-wrong"),
    "a name from tomorrow": (PLANNING, {"do": "doi-ten", "name": "X", "from_day": "14/09/2024"}, "doi-ten-from_day-w"),
    "below itself": (PLANNING, {"do": "chuyen", "parent": "H06.30.11", "from_day": "13/09/2024"}, "chuyen-parent-wr"),
    "no last day": (PLANNING, {"do": "ket-thuc", "last_day": ""}, "ket-thuc-last_day-wrong"),
    "a name that is taken": (f"{OFFICERS}moi/", NEW_OFFICER | {"username": "em"}, "them-username-wrong"),
    "no address": (f"{OFFICERS}moi/", NEW_OFFICER | {"email": "thu"}, "them-email-wrong"),
    "twice the same role": ("em", ROLE | {"unit": "H06.30.11"}, "giao-valid_from-wrong"),
    "no title": ("em", ROLE | {"title": ""}, "giao-title-wrong"),
    "not a role": ("em", ROLE | {"role": "king"}, "giao-role-wrong"),
    "the last administrator": ("lan", {"do": "nghi", "last_day": "13/09/2024"}, "nghi-last_day-wrong"),
    "no procedure": (OFFERINGS, {"do": "them", "procedure": "9.9"}, "them-procedure-wrong"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_said_beside_its_box_and_nothing_is_written(city: City, signed_in: SignIn, wrong: str) -> None:
    to, typed, said = WRONG[wrong]
    answer = sends(signed_in, city, to if "/" in to else page_of(city, to), typed)
    assert (answer.status_code, said in text_of(answer)) == (422, True)
    assert not Event.objects.exists()


def test_a_role_of_somebody_else_is_not_ended_by_its_number(city: City, signed_in: SignIn) -> None:
    others = RoleHolding.objects.get(officer=city.khoa.officer)
    answer = sends(signed_in, city, page_of(city), {"do": "thoi", "holding": others.pk, "last_day": "13/09/2024"})
    assert "Vai trò này không còn" in text_of(answer)
    assert RoleHolding.objects.get(pk=others.pk).valid_to is None


@pytest.mark.parametrize("address", [UNITS, f"{UNITS}moi/", PLANNING, OFFICERS, f"{OFFICERS}moi/", OFFERINGS])
@pytest.mark.parametrize("who", ["dung", "em", "khoa", "phuc", "hanh", "giang", "an", "chi"])
def test_nobody_else_reads_or_writes_here(city: City, signed_in: SignIn, who: str, address: str) -> None:
    browser = signed_in(getattr(city, who))
    assert browser.get(address).status_code == 403
    assert browser.post(address, NEW_UNIT | NEW_OFFICER).status_code == 403
    assert not Event.objects.exists()


def test_an_administrator_of_a_ward_keeps_nothing_of_the_city(city: City, signed_in: SignIn) -> None:
    ward = make_officer("thu", "Lê Minh Thu", city.ward, "Quản trị", "administrator")
    assert signed_in(ward).get(UNITS).status_code == 403
    assert signed_in(ward).get(OFFICERS).status_code == 403


def test_the_menu_leads_there_only_who_may(city: City, signed_in: SignIn) -> None:
    assert UNITS in text_of(signed_in(city.lan).get("/can-bo/"))
    assert UNITS not in text_of(signed_in(city.phuc).get("/can-bo/"))


def test_what_is_nobodys_is_not_found(city: City, signed_in: SignIn) -> None:
    assert signed_in(city.lan).get(f"{UNITS}H99/").status_code == 404
    assert signed_in(city.lan).get(f"{OFFICERS}999999/").status_code == 404


@pytest.mark.parametrize("address", [UNITS, OFFICERS, f"{OFFERINGS}?thu-tuc=1.008455"])
def test_a_list_asks_the_same_number_of_questions_however_long_it_is(
    city: City, signed_in: SignIn, address: str
) -> None:
    browser, asked = signed_in(city.lan), []
    for number in (1, 2):
        make_officer(f"thu{number}", f"Lê Minh Thu {number}", city.ward, "Chuyên viên", "specialist")
        with CaptureQueriesContext(connection) as queries:
            browser.get(address)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 20


def test_officers_are_listed_with_what_they_hold(city: City, signed_in: SignIn) -> None:
    page = text_of(signed_in(city.lan).get(f"{OFFICERS}?q=vo van"))
    assert "Võ Văn Em" in page
    assert "Chuyên viên · QLĐT" in page
    assert "Đặng Anh Khoa" not in page
    assert Officer.objects.count() == 7
