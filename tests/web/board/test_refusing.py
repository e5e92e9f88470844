"""A question without an answer: the page says what there is, and leads to it."""

import pytest
from django.test import Client

from tests.people import City
from tests.web.board.pages import BOARD

pytestmark = pytest.mark.usefixtures("morning")

LED_BACK = {
    f"{BOARD}xep-hang/?don-vi=H06.30.11&ky=2031": (f"{BOARD}xep-hang/?don-vi=H06.30.11", "Xem kỳ đang chạy"),
    f"{BOARD}chi-so/2.1/?ky=2024-13": (f"{BOARD}chi-so/2.1/", "Xem kỳ đang chạy"),
    f"{BOARD}xep-hang/?ky=2024-09-13": (f"{BOARD}xep-hang/", "Xem kỳ đang chạy"),
    f"{BOARD}?ky=2024-09&don-vi=H99": (f"{BOARD}?ky=2024-09", "Xem cả thành phố"),
    f"{BOARD}?cach=qd-0/portal": (BOARD, "Xem theo bộ chỉ số đang áp dụng"),
    f"{BOARD}chi-so/9.9/": (BOARD, "Về bảng chất lượng"),
    f"{BOARD}khong-co/trang-nay/": (BOARD, "Về bảng chất lượng"),
}


SAID_IN_ENGLISH = {
    f"{BOARD}?ky=2024-13": "The period is not right. For example: 2024-09 (month)",
    f"{BOARD}?don-vi=H99": "There is no unit with the code “H99”.",
    "/tra-cuu/?ma=H99-1": "“H99-1” is not a dossier code.",
}


@pytest.mark.parametrize("asked", SAID_IN_ENGLISH)
def test_a_rule_refuses_in_the_language_of_the_page(client: Client, city: City, asked: str) -> None:
    client.cookies["django_language"] = "en"
    assert SAID_IN_ENGLISH[asked] in client.get(asked).content.decode()
    client.cookies["django_language"] = "vi"
    assert SAID_IN_ENGLISH[asked] not in client.get(asked).content.decode()


@pytest.mark.parametrize("asked", LED_BACK)
def test_who_asked_for_what_is_not_there_is_led_back_to_what_is(client: Client, city: City, asked: str) -> None:
    href, label = LED_BACK[asked]
    text = client.get(asked).content.decode()
    assert f'<a class="btn" href="{href}">{label}</a>'.replace("&", "&amp;") in text
    assert ("Có số liệu từ tháng " in text) is (label == "Xem kỳ đang chạy")
    assert client.get(href).status_code == 200
