"""4 tại chỗ at Dung's desk: received, examined, approved and handed over while An waits."""

from typing import Any

import pytest
from django.test import Client

from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.approve import approve
from motcua.core.dossiers.services.number_result import number_result
from motcua.core.dossiers.services.send_back import send_back
from motcua.core.identity.models import RoleHolding
from motcua.kernel.clock import Hand
from tests.people import FOUNDED, SPOT_ROUTE, City, make_procedure, offer
from tests.web.desk.conftest import SignIn, address, sent, text_of
from tests.web.desk.test_counter import PAGE, WHOLE, press

pytestmark = pytest.mark.usefixtures("morning")

SPOT = WHOLE | {"procedure": "2.000815"}
ANSWER = {"granted": "yes", "title": "Chứng thực", "body": "Đúng với bản chính.", "proposal": ""}


@pytest.fixture(autouse=True)
def certified(city: City) -> Any:
    """The city's desk takes it, the planning division decides it, and Dung examines for that division too."""
    version = make_procedure("2.000815", "Chứng thực bản sao", route=SPOT_ROUTE)
    offer(version, city.one_stop, city.planning)
    held = {"officer": city.dung.officer, "unit": city.planning, "title": "Công chức trực", "valid_from": FOUNDED}
    RoleHolding.objects.create(role="specialist", **held)
    return version


def received(city: City, signed_in: SignIn, **more: Any) -> Dossier:
    answer = press(signed_in, city.dung, **SPOT | more)
    dossier = Dossier.objects.get()
    assert answer.headers["Location"] == visit(dossier) or not dossier.waits_at_counter
    return dossier


def visit(dossier: Dossier, act: str = "") -> str:
    return f"/can-bo/quay/tai-cho/{dossier.code}/{act}"


def examined(city: City, signed_in: SignIn) -> Dossier:
    dossier = received(city, signed_in)
    answer = signed_in(city.dung).post(visit(dossier, "tham-dinh/"), sent(dossier, **ANSWER))
    assert answer.headers["Location"] == visit(dossier)
    return Dossier.objects.get()


def test_the_sheet_asks_whether_the_person_waits_only_where_that_can_be(city: City, signed_in: SignIn) -> None:
    spot = SPOT | {"do": "procedure"}
    assert "Giải quyết tại chỗ" in text_of(press(signed_in, city.dung, **spot))
    for other in ({"procedure": "1.008455"}, {"way": "post"}, {"return_way": "online"}):
        assert "Giải quyết tại chỗ" not in text_of(press(signed_in, city.dung, **spot | other))


@pytest.mark.parametrize(("said", "waits"), [({}, True), ({"waits": "no"}, False), ({"return_way": "post"}, False)])
def test_who_waits_is_waited_for(city: City, signed_in: SignIn, said: dict[str, str], waits: bool) -> None:
    assert received(city, signed_in, **said).waits_at_counter is waits


def test_what_is_hers_to_do_stands_open(city: City, signed_in: SignIn) -> None:
    page = text_of(signed_in(city.dung).get(visit(received(city, signed_in))))
    assert "Thẩm định ngay" in page
    assert 'name="body"' in page


def test_dung_examines_at_once_and_the_page_waits_for_phuc(city: City, signed_in: SignIn) -> None:
    dossier = examined(city, signed_in)
    page = text_of(signed_in(city.dung).get(visit(dossier)))
    assert "Đang chờ Đỗ Hữu Phúc" in page
    assert f"dossier:{dossier.token}" in page
    region = text_of(signed_in(city.dung).get(visit(dossier), headers={"HX-Request": "true", "HX-Target": "visit"}))
    assert region.lstrip().startswith('<div id="visit"')


def test_phuc_finds_it_on_top_and_marked(city: City, signed_in: SignIn) -> None:
    dossier = examined(city, signed_in)
    page = text_of(signed_in(city.phuc).get("/can-bo/"))
    assert 'class="is-waited"' in page
    assert "chờ tại quầy" in page
    assert "chờ tại quầy" in text_of(signed_in(city.phuc).get(f"/can-bo/ky/?ho-so={dossier.code}"))


def test_signed_and_numbered_it_is_handed_over_and_the_next_person_sits_down(city: City, signed_in: SignIn) -> None:
    dossier = examined(city, signed_in)
    approve(dossier, actor=city.phuc.actor, version=dossier.version)
    number_result(dossier, actor=city.hanh.actor, version=dossier.version)
    browser = signed_in(city.dung)
    assert "có kết quả" in text_of(browser.get(PAGE))
    assert "Đã trao" in text_of(browser.get(visit(dossier)))
    handed = sent(dossier, way="counter", receiver_name="Nguyễn Thị An") | {"tab": "quay"}
    assert browser.post(address(dossier, "tra"), handed).headers["Location"] == PAGE
    assert Dossier.objects.get().state == State.RETURNED
    assert "Đã trả kết quả" in text_of(browser.get(visit(dossier)))


def test_what_phuc_sends_back_is_written_anew_beside_his_word(city: City, signed_in: SignIn) -> None:
    dossier = examined(city, signed_in)
    send_back(dossier, actor=city.phuc.actor, version=dossier.version, remark="Ghi rõ số trang.")
    page = text_of(signed_in(city.dung).get(visit(dossier)))
    assert "Ghi rõ số trang." in page
    assert "Đúng với bản chính.</textarea>" in page


def test_the_dossiers_page_leads_back_to_the_visit(city: City, signed_in: SignIn) -> None:
    dossier = examined(city, signed_in)
    assert visit(dossier) in text_of(signed_in(city.dung).get(address(dossier)))
    assert visit(dossier) not in text_of(signed_in(city.lan).get(address(dossier)))


def test_who_goes_home_is_no_longer_listed(city: City, signed_in: SignIn) -> None:
    dossier = examined(city, signed_in)
    browser = signed_in(city.dung)
    assert "Đang chờ tại quầy" in text_of(browser.get("/can-bo/quay/dang-cho/"))
    assert browser.post(address(dossier, "ve-truoc"), sent(dossier) | {"tab": "quay"}).status_code == 302
    assert "Đang chờ tại quầy" not in text_of(browser.get("/can-bo/quay/dang-cho/"))


def test_a_stale_screen_and_an_empty_answer_keep_what_was_typed(city: City, signed_in: SignIn) -> None:
    dossier = received(city, signed_in)
    browser = signed_in(city.dung)
    empty = browser.post(visit(dossier, "tham-dinh/"), sent(dossier, **ANSWER | {"body": ""}))
    assert (empty.status_code, "tai-cho-body-wrong" in text_of(empty)) == (422, True)
    stale = browser.post(visit(dossier, "tham-dinh/"), sent(dossier, **ANSWER) | {"version": 99})
    assert (stale.status_code, "Đúng với bản chính.</textarea>" in text_of(stale)) == (409, True)


@pytest.mark.parametrize("who", ["em", "phuc", "hanh", "lan", "giang", "an"])
def test_nobody_else_serves_at_dungs_desk(city: City, signed_in: SignIn, who: str) -> None:
    dossier = received(city, signed_in)
    answer = signed_in(getattr(city, who)).post(visit(dossier, "tham-dinh/"), sent(dossier, **ANSWER))
    assert answer.status_code in (403, 404)
    assert Client().post(visit(dossier, "tham-dinh/"), sent(dossier, **ANSWER)).status_code == 403
    assert Dossier.objects.get().version == dossier.version


def test_tomorrow_the_list_is_empty(city: City, signed_in: SignIn, morning: Hand) -> None:
    examined(city, signed_in)
    morning.advance(days=3)
    assert "Đang chờ tại quầy" not in text_of(signed_in(city.dung).get(PAGE))
