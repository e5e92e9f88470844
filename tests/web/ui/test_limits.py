"""One address may ask only so often; its neighbours, and who is signed in, are not held up by it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client, override_settings

from tests.people import City

CODE = {"ma": "H06.12-240913-9999"}
LIMITS = {"track": (2, 3600), "status": (2, 3600), "search": (2, 3600)}


@pytest.fixture(autouse=True)
def few(city: City) -> Iterator[None]:
    """Two an hour, counted anew."""
    caches["limits"].clear()
    with override_settings(MOTCUA_RATE_LIMITS=LIMITS):
        yield
    caches["limits"].clear()


def asks(address: str, path: str = "/tra-cuu/", said: dict[str, str] | None = None, **headers: str) -> Any:
    return Client(REMOTE_ADDR=address, headers=headers).get(path, CODE if said is None else said)


def statuses(*addresses: str, **headers: str) -> list[int]:
    return [asks(address, **headers).status_code for address in addresses]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/tra-cuu/", None), ("/s/khong-co/", {}), ("/s/khong-co/tinh-trang/", {}),
        ("/thu-tuc/", {"q": "quy hoach"}), ("/thu-tuc/goi-y/", {"q": "quy"}), ("/phuong-xa/", {"q": "chau"}),
    ],
)  # fmt: skip
def test_the_third_time_is_too_often(path: str, said: dict[str, str] | None) -> None:
    answers = [asks("203.0.113.7", path, said) for _ in range(3)]
    assert [answer.status_code == 429 for answer in answers] == [False, False, True]
    seconds = answers[2]["Retry-After"]
    assert 0 < int(seconds) <= 3600 and f"Xin thử lại sau {seconds} giây." in answers[2].content.decode()


def test_the_page_says_it_in_english_too() -> None:
    client = Client(REMOTE_ADDR="203.0.113.7")
    client.cookies["django_language"] = "en"
    page = [client.get("/tra-cuu/", CODE).content.decode() for _ in range(3)][-1]
    assert "Please try again in" in page and "Too many" in page


def test_a_region_of_a_page_hears_it_as_a_note() -> None:
    for _ in range(3):
        answer = asks("203.0.113.7", "/s/khong-co/tinh-trang/", {}, **{"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Retarget"]) == (429, "#toasts")
    assert "<html" not in answer.content.decode()


def test_pages_on_which_nothing_is_looked_up_are_not_counted() -> None:
    assert {asks("203.0.113.7", path, {}).status_code for path in ("/tra-cuu/", "/thu-tuc/") for _ in range(4)} == {200}


@pytest.mark.parametrize(
    ("addresses", "held"),
    [
        (["203.0.113.7", "203.0.113.7", "203.0.113.8"], False),
        (["2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:2::3"], True),
        (["2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:3::1"], False),
        (["::ffff:203.0.113.7", "203.0.113.7", "203.0.113.7"], True),
        (["::ffff:203.0.113.7", "::ffff:203.0.113.7", "::ffff:203.0.113.8"], False),
        (["127.0.0.1"] * 3, False), (["::1"] * 3, False), ([""] * 3, False),
    ],
)  # fmt: skip
def test_whose_requests_are_counted_together(addresses: list[str], held: bool) -> None:
    assert (statuses(*addresses)[-1] == 429) is held


def test_an_address_that_somebody_only_claims_is_not_read() -> None:
    said = [statuses("203.0.113.7", **{"X-Forwarded-For": f"198.51.100.{n}"}) for n in range(3)]
    assert said[-1] == [429]


def test_who_is_signed_in_is_not_held_up_by_a_neighbour(city: City) -> None:
    statuses("203.0.113.7", "203.0.113.7", "203.0.113.7")
    client = Client(REMOTE_ADDR="203.0.113.7")
    client.force_login(city.an.user)
    assert [client.get("/tra-cuu/", CODE).status_code for _ in range(3)] == [404, 404, 429]


def test_no_limit_is_a_limit_of_none() -> None:
    with override_settings(MOTCUA_RATE_LIMITS=LIMITS | {"track": (0, 60)}):
        assert set(statuses(*["203.0.113.7"] * 9)) == {404}
