"""The board: honest figures for everybody, rows within one's rights, a fixed number of queries."""

import re
from typing import Any

import pytest
from django.test import Client

from motcua.core.dossiers.services.withdraw import withdraw
from motcua.core.ledger.services.seal_day import seal_day
from tests.core.dossiers.walk import walked
from tests.people import City

pytestmark = pytest.mark.usefixtures("morning")

BOARD = "/chat-luong/"


def page(client: Client, path: str = BOARD, **words: str) -> str:
    response = client.get(path, words)
    assert response.status_code == 200
    return str(response.content.decode())


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_nothing_yet_is_said_in_words_and_never_as_a_zero_percent(client: Client, city: City) -> None:
    text = page(client)
    assert "chưa phát sinh" in text
    assert "0,0%" not in text


def test_anybody_reads_the_figures_of_the_month(client: Client, city: City) -> None:
    walked(city, "accepted")
    text = page(client)
    assert "Chất lượng phục vụ, tháng 9/2024" in text
    assert re.search(r"Nộp trực tuyến từ xa.*100,0%.*1 trên 1 hồ sơ", text, re.DOTALL)


def test_the_live_region_alone_is_the_same_partial(client: Client, city: City) -> None:
    walked(city, "accepted")
    part = client.get(BOARD, {"phan": "so-lieu"}, headers={"HX-Request": "true"}).content.decode()
    assert 'id="figures"' in part and "<html" not in part
    assert "100,0%" in part


@pytest.mark.parametrize("figure", ["on_time", "from_afar", "received", "in_hand"])
def test_a_figure_opens_to_as_many_rows_as_it_says(client: Client, city: City, figure: str) -> None:
    walked(city, "accepted")
    walked(city, "submitted")
    text = page(client, f"{BOARD}{figure}/")
    assert "1 hồ sơ" in text
    assert text.count('class="lead">') - text.count('<p class="lead">') == 1


CODES = {"lan": True, "phuc": True, "em": True, "dung": True, "an": True, "giang": False, "chi": False, "binh": False}


@pytest.mark.parametrize(("who", "shown"), CODES.items())
def test_only_who_may_see_the_dossier_sees_its_code(city: City, who: str, shown: bool) -> None:
    dossier = walked(city, "accepted")
    text = page(signed_in(getattr(city, who)), f"{BOARD}received/")
    assert (dossier.code in text) is shown
    assert "Nguyễn Thị An" not in text.split("<main")[1]


def test_the_public_sees_rows_without_codes_or_names(client: Client, city: City) -> None:
    dossier = walked(city, "accepted")
    text = page(client, f"{BOARD}received/")
    assert dossier.code not in text and "Nguyễn Thị An" not in text
    assert "Cung cấp thông tin quy hoạch xây dựng" in text


def test_what_was_not_counted_can_be_opened_too(client: Client, city: City) -> None:
    dossier = walked(city, "accepted")
    withdraw(dossier, actor=city.an.actor, version=dossier.version)
    assert "0 hồ sơ" in page(client, f"{BOARD}on_time/", phan="rest")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"{BOARD}khong-co/", {}),
        (BOARD, {"don-vi": "H99"}),
        (BOARD, {"ky": "2024-13"}),
        (f"{BOARD}received/", {"ky": "<script>"}),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_by_a_friendly_404(
    client: Client, city: City, path: str, words: dict[str, str]
) -> None:
    assert client.get(path, words).status_code == 404


def test_the_last_seal_is_published_where_everybody_sees_it(client: Client, city: City) -> None:
    walked(city)
    seal = seal_day()
    assert seal is not None
    assert bytes(seal.hash).hex() in page(client)


@pytest.mark.parametrize("dossiers", [1, 4])
def test_the_board_asks_the_same_number_of_questions_whatever_there_is(
    client: Client, city: City, django_assert_num_queries: Any, dossiers: int
) -> None:
    for _ in range(dossiers):
        walked(city, "accepted")
    with django_assert_num_queries(14):
        client.get(BOARD)


@pytest.mark.parametrize("dossiers", [1, 4])
def test_an_opened_figure_does_too(client: Client, city: City, django_assert_num_queries: Any, dossiers: int) -> None:
    for _ in range(dossiers):
        walked(city, "accepted")
    with django_assert_num_queries(10):
        client.get(f"{BOARD}received/")
