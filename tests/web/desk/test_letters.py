"""Thư không gửi được: Lan sees which letters failed and why, not what they say nor to whom, and sends them again."""

import re
from html import unescape
from typing import Any

import pytest

from motcua.core.notifications.models import Message, MessageChannel, MessageState
from motcua.kernel import clock
from tests.core.dossiers.walk import walked
from tests.people import City
from tests.web.board.pages import plain
from tests.web.desk.conftest import SignIn, text_of

pytestmark = pytest.mark.usefixtures("morning")

LETTERS = "/can-bo/quan-tri/thu/"


def failed(city: City, count: int = 1, **more: Any) -> list[Message]:
    said = {"party": city.an.party, "kind": "dossier.accepted", "subject": "Đã tiếp nhận", "body": "Hẹn trả thứ Hai."}
    said |= {"channel": MessageChannel.EMAIL, "state": MessageState.FAILED, "attempts": 130, "why": "carrier"}
    rows = [Message(**{**said, "created_at": clock.now(), **more}) for _ in range(count)]
    return Message.objects.bulk_create(rows)


def test_lan_reads_which_letters_failed_and_why_and_nothing_of_the_person(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "accepted")
    failed(city, dossier_code=dossier.code)
    page = text_of(signed_in(city.lan).get(LETTERS))
    said = plain(page.split("<main")[1])
    assert "Tiếp nhận" in said and "a…@example.vn" in said and "Đã thử 130 lần" in said
    assert "Máy chủ thư không trả lời" in said and f"/can-bo/ho-so/{dossier.code}/" in page
    assert not [hidden for hidden in ("an@example.vn", "Nguyễn Thị An", "Hẹn trả thứ Hai") if hidden in said]


def test_the_menu_counts_them_and_the_count_opens_them(city: City, signed_in: SignIn) -> None:
    failed(city, 51)
    browser = signed_in(city.lan)
    link = text_of(browser.get("/can-bo/")).split(f'href="{LETTERS}"')[1].split("</a>")[0]
    assert plain(f"<a{link}").endswith("51")
    first = text_of(browser.get(LETTERS))
    on = re.search(r'href="([^"]+)"[^>]*rel="next"', first)
    rest = text_of(browser.get(LETTERS + unescape(on.group(1)))) if on else ""
    assert [first.count("<tr data-row"), rest.count("<tr data-row")] == [50, 1]


def test_she_sends_one_again_then_all_that_stand_there(city: City, signed_in: SignIn) -> None:
    one, *rest = failed(city, 3)
    browser = signed_in(city.lan)
    assert "Đã xếp 1 thư" in text_of(browser.post(LETTERS, {"thu": one.pk}, follow=True))
    answer = browser.post(LETTERS, {"thu": [one.pk, *(each.pk for each in rest)]})
    assert answer.status_code == 409 and "có người đã gửi lại" in text_of(answer)
    assert set(Message.objects.values_list("state", flat=True)) == {"waiting"}
    assert "Không có thư nào gửi hỏng" in text_of(answer)
    assert browser.post(LETTERS, {"thu": "x"}).status_code == 409


@pytest.mark.parametrize("who", ["dung", "em", "khoa", "phuc", "hanh", "giang", "an"])
def test_nobody_else_is_told_of_letters(city: City, signed_in: SignIn, who: str) -> None:
    browser, (one,) = signed_in(getattr(city, who)), failed(city)
    assert browser.get(LETTERS).status_code == 403
    assert browser.post(LETTERS, {"thu": one.pk}).status_code == 403
    assert LETTERS not in text_of(browser.get("/can-bo/"))
