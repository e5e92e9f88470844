"""A NUL in an address or a form is the asker's mistake, not ours: it is refused before anything asks the database."""

import pytest
from django.test import Client

from tests.people import City

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.mark.parametrize(
    "address",
    ["/chat-luong/?don-vi=%00", "/s/%00/", "/thu-tuc/%00/", "/thu-tuc/?q=nha%00", "/chat-luong/?%00=1", "/nop/%00/"],
)
def test_a_page_says_that_it_could_not_be_read(city: City, address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 400 and "Yêu cầu này không đọc được" in answer.content.decode()


def test_a_program_is_told_with_a_code() -> None:
    answer = Client().get("/api/v1/figures?unit=%00")
    assert (answer.status_code, answer.json()["code"]) == (400, "request.not_understood")


def test_a_form_is_refused_too() -> None:
    assert Client().post("/chat-luong/bao-cao/", {"unit": "H06\0", "kind": "index"}).status_code == 400
