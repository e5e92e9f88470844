"""Every person against every page and action of the desk: one look shows who gets in.

An officer of another unit and a stranger learn nothing about a dossier, not even that it is there: 404.
"""

import re

import pytest
from django.conf import settings
from django.test import Client

from motcua.core.dossiers.models import Dossier
from tests.core.dossiers.walk import walked
from tests.people import City
from tests.web.desk.conftest import SignIn, address, sent, text_of

pytestmark = pytest.mark.usefixtures("morning")

OFFICERS = ("dung", "em", "khoa", "phuc", "hanh", "lan", "giang")
CITIZENS = ("an", "binh", "chi", "minh")
EVERYBODY = set(OFFICERS)
IN_SCOPE = EVERYBODY - {"giang"}

# Page → who gets 200. "{code}" is An's dossier, which Em processes for the planning division.
PAGES: dict[str, set[str]] = {
    "/can-bo/": EVERYBODY,
    "/can-bo/?tab=tat-ca": EVERYBODY,
    "/can-bo/tim/": EVERYBODY,
    "/can-bo/ho-so/{code}/": IN_SCOPE,
    "/can-bo/ho-so/{code}/bo-sung/": IN_SCOPE,
    "/can-bo/ho-so/{code}/mau/01/": IN_SCOPE,
    "/can-bo/ky/": {"khoa", "phuc"},
    "/can-bo/ky/?xem=nhieu": {"khoa", "phuc"},
    "/can-bo/van-thu/": {"hanh"},
    "/can-bo/tra-ket-qua/": {"dung", "giang"},
    "/can-bo/quay/": {"dung", "giang"},
    "/can-bo/quay/xong/{code}/": {"dung"},
    "/can-bo/quay/dang-cho/": {"dung", "giang"},
    "/can-bo/quay/tai-cho/{code}/": {"dung"},
}
HIDDEN = "{code}"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_to_whom_it_is_for_and_to_nobody_else(city: City, signed_in: SignIn, page: str) -> None:
    here = page.format(code=walked(city, "assigned").code)
    for who in OFFICERS:
        expected = 200 if who in PAGES[page] else 404 if HIDDEN in page and who == "giang" else 403
        answer = signed_in(getattr(city, who)).get(here)
        assert answer.status_code == expected, who
        titles = re.findall(rb"<title>(.*)</title>", answer.content)
        assert all(title.decode().endswith(f" – Một Cửa {settings.MOTCUA_PLACE}") for title in titles), who
    for who in CITIZENS:
        answer = signed_in(getattr(city, who)).get(here)
        assert answer.status_code == 403, who
        assert "Cung cấp thông tin quy hoạch" not in text_of(answer)
    answer = Client().get(here)
    assert (answer.status_code, "/tai-khoan/" in answer.headers["Location"]) == (302, True)


# Act → (the stop of the way where it is the next step or may be, who has the right there, what is typed).
ACTS: dict[str, tuple[str, str, dict[str, str]]] = {
    "tiep-nhan": ("submitted", "dung", {}),
    "tu-choi": ("submitted", "dung", {"reason": "Không thuộc thẩm quyền."}),
    "bo-sung": ("submitted", "dung", {"other": "Ghi rõ số thửa."}),
    "phan-cong": ("accepted", "khoa", {"officer": "em"}),
    "lay-y-kien": ("assigned", "em", {"unit": "H06.30.05", "question": "Có vướng quy hoạch không?", "hours": "16"}),
    "trinh": ("assigned", "em", {"granted": "yes", "title": "Trả lời", "body": "Đất ở đô thị."}),
    "dung": ("assigned", "em", {"reason": "Người nộp không bổ sung."}),
    "ky-nhay": ("proposed", "khoa", {}),
    "duyet": ("initialled", "phuc", {}),
    "tra-lai": ("initialled", "phuc", {"remark": "Sửa trích yếu."}),
    "cap-so": ("approved", "hanh", {}),
    "tra": ("numbered", "dung", {"way": "counter", "receiver_name": "Nguyễn Thị An"}),
}

AT_SEVERAL = {"phan-cong", "tra-lai", "bo-sung"}
"""Moves that more than one step allows."""


def typed_for(city: City, act: str) -> dict[str, object]:
    return {name: city.em.officer.pk if value == "em" else value for name, value in ACTS[act][2].items()}


@pytest.mark.parametrize("act", ACTS)
def test_a_move_is_carried_out_for_whoever_has_the_right_and_for_nobody_else(
    city: City, signed_in: SignIn, act: str
) -> None:
    stop, whose, _ = ACTS[act]
    dossier, typed = walked(city, stop), typed_for(city, act)
    for who in {*OFFICERS, *CITIZENS} - {whose}:
        answer = signed_in(getattr(city, who)).post(address(dossier, act), sent(dossier, **typed))
        assert answer.status_code in (403, 404), who
    assert Dossier.objects.get(pk=dossier.pk).version == dossier.version
    answer = signed_in(getattr(city, whose)).post(address(dossier, act), sent(dossier, **typed))
    assert (answer.status_code, Dossier.objects.get(pk=dossier.pk).version) == (302, dossier.version + 1)


@pytest.mark.parametrize(
    "stop", ["submitted", "accepted", "assigned", "proposed", "initialled", "approved", "numbered"]
)
def test_a_move_of_another_step_is_refused_even_to_whose_work_it_is(city: City, signed_in: SignIn, stop: str) -> None:
    dossier = walked(city, stop)
    elsewhere = {act: whose for act, (at, whose, _) in ACTS.items() if at != stop and act not in AT_SEVERAL}
    for act, whose in elsewhere.items():
        answer = signed_in(getattr(city, whose)).post(address(dossier, act), sent(dossier, **typed_for(city, act)))
        assert answer.status_code in (403, 409), act
    assert Dossier.objects.get(pk=dossier.pk).version == dossier.version


def test_a_robot_without_a_session_moves_nothing(city: City) -> None:
    dossier = walked(city)
    answer = Client().post(address(dossier, "tiep-nhan"), sent(dossier))
    assert (answer.status_code, Dossier.objects.get(pk=dossier.pk).version) == (403, dossier.version)


def test_a_form_of_another_site_moves_nothing(city: City) -> None:
    dossier = walked(city)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(city.dung.user)
    assert browser.post(address(dossier, "tiep-nhan"), sent(dossier)).status_code == 403
    assert Dossier.objects.get(pk=dossier.pk).version == dossier.version
