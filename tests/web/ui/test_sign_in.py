"""The doors: in through the sign-on service, back to where one was, and out."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.core.identity.definitions import SignedOnPerson
from motcua.core.identity.models import Party
from motcua.core.identity.ports import Session
from motcua.kernel import registry
from motcua.kernel.errors import OutsidePartyError
from tests.people import City

_DOORS = ("choose", "start", "finish", "leave", "session")
CHOOSE, START, FINISH, LEAVE, SESSION = (reverse(f"sign_in:{name}") for name in _DOORS)
PAGE = reverse("sign_on_demo:choose")


def come_in(client: Client, city: City, wanted: str = "/") -> str:
    """Sign in as An through the stand-in; returns where it led."""
    there = client.get(START, {"next": wanted})["Location"]
    back = client.post(there, {"act": "known", "person": str(city.an.party.pk)})["Location"]
    return str(client.get(back)["Location"])


def test_an_comes_in_and_is_where_she_was(client: Client, city: City) -> None:
    assert come_in(client, city, "/thu-tuc/?q=quy+hoach") == "/thu-tuc/?q=quy+hoach"
    page = client.get(CHOOSE)
    assert page.wsgi_request.actor == city.an.actor
    assert "Nguyễn Thị An" in page.content.decode()


def test_a_page_that_stood_open_learns_whether_she_is_still_there(client: Client, city: City) -> None:
    assert (client.get(SESSION).status_code, client.cookies) == (401, {})
    come_in(client, city)
    answer = client.get(SESSION)
    assert answer.status_code == 200 and len(answer.content) == 64 and "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil"])
def test_nobody_is_led_to_a_strangers_site(client: Client, city: City, elsewhere: str) -> None:
    assert come_in(client, city, elsewhere) == "/"


def test_no_personal_data_stands_in_any_address_on_the_way(client: Client, city: City) -> None:
    there = client.get(START)["Location"]
    back = client.post(there, {"act": "known", "person": str(city.an.party.pk)})["Location"]
    assert city.an.party.identifier not in there + back
    assert "An" not in back.split("?")[0]


def test_the_page_of_the_stand_in_says_what_it_is(client: Client, city: City) -> None:
    said = client.get(client.get(START)["Location"]).content.decode()
    assert "Đăng nhập thử nghiệm – thay cho VNeID" in said
    assert said.index("Nguyễn Thị An") < said.index("Huỳnh Văn Minh")


def test_somebody_new_comes_in_by_number_and_name(client: Client, city: City) -> None:
    there = client.get(START)["Location"]
    said = {"act": "somebody", "identifier": "077188000654", "name": "Trịnh Thị Oanh", "birth_date": "3/2/1988"}
    client.get(client.post(there, said)["Location"])
    assert Party.objects.get(identifier="077188000654").user.pk == int(client.session["_auth_user_id"])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"identifier": "123"}, "gồm 12 chữ số"),
        ({"name": "An 2"}, "không có chữ số"),
        ({"birth_date": "31/02/1988"}, "không có trong lịch"),
        ({"birth_date": "03/02/1977"}, "không khớp với năm"),
    ],
)
def test_a_slip_is_named_beside_its_box(client: Client, city: City, wrong: dict[str, str], sentence: str) -> None:
    there = client.get(START)["Location"]
    said = {"act": "somebody", "identifier": "077188000654", "name": "Trịnh Thị Oanh", "birth_date": ""}
    answer = client.post(there, said | wrong)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_the_page_without_an_attempt_leads_to_the_doors(client: Client, city: City) -> None:
    assert client.get(PAGE)["Location"] == CHOOSE


def test_who_says_no_is_told_so_and_loses_nothing(client: Client, city: City) -> None:
    there = client.get(START, {"next": "/ho-so/moi/"})["Location"]
    answer = client.get(client.post(there, {"act": "refuse"})["Location"])
    assert answer.status_code == 403
    assert "next=%2Fho-so%2Fmoi%2F" in answer.content.decode()


def test_when_the_service_is_down_the_page_says_so(client: Client, city: City) -> None:
    there = client.get(START, {"next": "/ho-so/moi/"})["Location"]
    answer = client.get(client.post(there, {"act": "fail"})["Location"])
    assert answer.status_code == 503
    assert "đang gián đoạn" in answer.content.decode()
    assert "next=%2Fho-so%2Fmoi%2F" in answer.content.decode()


def test_what_was_in_the_session_before_is_there_after(client: Client, city: City) -> None:
    client.get(START)
    session = client.session
    session["draft"] = "kept"
    session.save()
    come_in(client, city)
    assert client.session["draft"] == "kept"


def test_an_answer_nobody_asked_for_opens_nothing(client: Client, city: City) -> None:
    answer = client.get(FINISH, {"state": "x", "code": "demo"})
    assert answer.status_code == 403
    assert "_auth_user_id" not in client.session


def test_out_is_out(client: Client, city: City) -> None:
    come_in(client, city)
    assert client.get(LEAVE).status_code == 200
    assert client.post(LEAVE)["Location"] == "/"
    assert "_auth_user_id" not in client.session


class Elsewhere:
    """A service with a door out of its own, or out of order."""

    label = "VNeID"

    def __init__(self, down: bool = False) -> None:
        self.down = down

    def start(self, *, callback: str, session: Session) -> str:
        raise OutsidePartyError("sign-on cannot be reached")

    def finish(self, *, callback: str, answer: Mapping[str, str], session: Session) -> SignedOnPerson:
        raise OutsidePartyError("sign-on cannot be reached")

    def leave(self, *, back: str, session: Session) -> str:
        if self.down:
            raise OutsidePartyError("sign-on cannot be reached")
        return "https://vneid.example/out"


def test_at_a_shared_machine_one_also_leaves_the_service(client: Client, city: City) -> None:
    client.force_login(city.an.user)
    with registry.replaced(sign_on=Elsewhere()):
        answer = client.post(LEAVE)
    assert 'href="https://vneid.example/out"' in answer.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", [START, FINISH])
def test_a_service_out_of_reach_gives_a_page_and_no_crash(client: Client, db: Any, address: str) -> None:
    with registry.replaced(sign_on=Elsewhere(down=True)):
        assert client.get(address).status_code == 503


def test_a_service_out_of_reach_keeps_nobody_in(client: Client, city: City) -> None:
    client.force_login(city.an.user)
    with registry.replaced(sign_on=Elsewhere(down=True)):
        client.post(LEAVE)
    assert "_auth_user_id" not in client.session
