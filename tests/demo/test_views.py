"""The banner: the time, who one is, what was sent. In a demo only."""

from datetime import date, timedelta

import pytest
from django.test import Client

from motcua.core.notifications.models import Message
from motcua.demo import clock as city_clock
from motcua.demo.city.people import personas
from motcua.kernel import clock
from tests.people import City, make_citizen


@pytest.fixture
def served(city: City, demo_mode: None) -> City:
    """The small city, in a demo that has just begun."""
    city_clock.begin()
    return city


@pytest.mark.parametrize("address", ["/demo/luc-nay/", "/demo/tin-nhan/"])
def test_outside_a_demo_there_is_no_such_page(client: Client, city: City, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "said"), [("/demo/dong-ho/", {"move": "hour"}), ("/demo/nhap-vai/", {"who": "an"})]
)
def test_outside_a_demo_nobody_pushes_the_clock_or_becomes_somebody(
    client: Client, city: City, address: str, said: dict[str, str]
) -> None:
    assert client.post(address, said).status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_foreign_page_cannot_press_the_buttons(served: City) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/demo/nhap-vai/", {"who": "an"}).status_code == 403
    assert strict.post("/demo/dong-ho/", {"move": "hour"}).status_code == 403


def test_one_click_is_dung_and_one_more_is_an(client: Client, served: City) -> None:
    answer = client.post("/demo/nhap-vai/", {"who": "dung", "next": "/"})
    assert (answer.status_code, answer["Location"]) == (302, "/can-bo/")
    assert client.session["_auth_user_id"] == str(served.dung.user.pk)
    client.post("/demo/nhap-vai/", {"who": "an", "next": "/thu-tuc/"})
    assert client.session["_auth_user_id"] == str(served.an.user.pk)


def test_nobody_is_somebody_too(client: Client, served: City) -> None:
    client.post("/demo/nhap-vai/", {"who": "an", "next": "/"})
    client.post("/demo/nhap-vai/", {"who": "", "next": "/"})
    assert "_auth_user_id" not in client.session


def test_a_name_that_the_bar_has_not_is_refused(client: Client, served: City) -> None:
    assert client.post("/demo/nhap-vai/", {"who": "root"}).status_code == 404


@pytest.mark.parametrize(
    ("who", "here", "there"),
    [
        ("an", "/thu-tuc/?q=quy", "/thu-tuc/?q=quy"),
        ("an", "/can-bo/", "/"),
        ("khoa", "/can-bo/ho-so/x/", "/can-bo/ho-so/x/"),
        ("khoa", "/thu-tuc/", "/can-bo/"),
        ("lan", "/chat-luong/", "/chat-luong/"),
        ("an", "https://elsewhere.example/", "/"),
    ],
)
def test_one_stays_on_the_page_where_it_makes_sense(
    client: Client, served: City, who: str, here: str, there: str
) -> None:
    assert client.post("/demo/nhap-vai/", {"who": who, "next": here})["Location"] == there


@pytest.mark.parametrize("key", [one.key for one in personas()])
def test_everybody_of_the_bar_is_in_the_city(client: Client, served: City, key: str) -> None:
    assert client.post("/demo/nhap-vai/", {"who": key}).status_code == 302
    assert "_auth_user_id" in client.session


def test_the_button_moves_the_citys_time(client: Client, served: City) -> None:
    before = clock.set_source(city_clock.now)
    try:
        client.post("/demo/dong-ho/", {"move": "hour", "next": "/"})
        assert clock.now() >= city_clock.START + timedelta(hours=1)
        assert "09:00" in client.get("/demo/luc-nay/").content.decode()
        assert client.post("/demo/dong-ho/", {"move": "sideways"}).status_code == 404
    finally:
        clock.set_source(before)
        city_clock.look_again()


def test_every_message_is_shown_and_the_older_ones_behind(client: Client, served: City) -> None:
    for number in range(35):
        said = {"subject": f"Tin số {number}", "body": "Nội dung", "channel": "inbox", "kind": "test", "state": "sent"}
        Message.objects.create(party=served.an.party, created_at=clock.now() + timedelta(minutes=number), **said)
    first = client.get("/demo/tin-nhan/")
    assert "Tin số 34" in first.content.decode() and "Tin số 2<" not in first.content.decode()
    behind = client.get("/demo/tin-nhan/" + first.context["pages"].next_href)
    assert "Tin số 2<" in behind.content.decode()
    assert client.get("/demo/tin-nhan/?truoc=gibberish").status_code == 404


def test_messages_to_the_people_of_the_bar_can_be_seen_alone(client: Client, served: City) -> None:
    other = make_citizen("somebody", "Nguyễn Văn Mẫu", "077090000111", date(1990, 1, 1), "male")
    for whose, subject in ((served.an, "Gửi An"), (other, "Gửi người khác")):
        said = {"subject": subject, "body": "Nội dung", "channel": "inbox", "kind": "test", "state": "sent"}
        Message.objects.create(party=whose.party, created_at=clock.now(), **said)
    page = client.get("/demo/tin-nhan/?cua=nhap-vai").content.decode()
    assert "Gửi An" in page and "Gửi người khác" not in page
