"""A field saves itself, waits out a lost network, and never writes over somebody else."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser import awake

pytestmark = pytest.mark.journey

SAVED = '<span class="state saved">Đã lưu lúc 08:14</span>'
Answer = Callable[[Route], None]


def test_a_field_saves_itself_when_it_is_left(page: Page, guide: str) -> None:
    sent = _open(page, guide, _saved)
    page.get_by_label("Ngày cấp giấy chứng nhận").first.fill("27/03/2019")
    page.keyboard.press("Tab")
    expect(page.locator('[data-state-of="issued"]').first).to_have_text("Đã lưu lúc 08:14")
    assert _values(sent[-1]) == {"field": "issued", "revision": "3", "issued": "27/03/2019"}


def test_the_next_save_brings_the_new_revision(page: Page, guide: str) -> None:
    sent = _open(page, guide, _saved)
    for name, text in (("Ngày cấp giấy chứng nhận", "27/03/2019"), ("Mục đích", "Xây nhà")):
        page.get_by_label(name).first.fill(text)
        page.keyboard.press("Tab")
    expect(page.locator('[data-state-of="purpose"]')).to_have_text("Đã lưu lúc 08:14")
    assert [_values(each)["revision"] for each in sent] == ["3", "4"]


def test_a_lost_network_is_told_and_what_was_typed_is_sent_when_it_returns(page: Page, guide: str) -> None:
    sent = _open(page, guide, lambda route: route.abort("internetdisconnected"))
    page.context.set_offline(True)
    page.get_by_label("Mục đích").fill("Xây nhà cho mẹ")
    page.keyboard.press("Tab")
    notice = page.locator("[data-autosave-notice]")
    expect(notice).to_have_text("Mất mạng. Nội dung vẫn còn trên máy này và sẽ tự gửi lại.")
    _press_send(page)
    expect(page.locator("#toasts")).to_have_text("Không có mạng. Xin kiểm tra kết nối rồi thử lại.")
    page.unroute("**/ui/luu/")
    page.route("**/ui/luu/", _saved)
    page.context.set_offline(False)
    expect(notice).to_have_text("Đã nối lại được, mọi nội dung đã được lưu.")
    assert _values(sent[-1])["purpose"] == "Xây nhà cho mẹ"


def test_a_form_stays_with_what_was_typed_while_nothing_can_be_reached(page: Page, guide: str) -> None:
    sent = _open(page, guide, lambda route: route.abort())
    page.get_by_label("Mục đích").fill("Xây nhà cho mẹ")
    page.keyboard.press("Tab")
    expect(page.locator("[data-autosave-notice]")).to_have_text(re.compile("Chưa lưu được"))
    page.unroute("**/ui/luu/")
    page.route("**/ui/luu/", _saved)
    _press_send(page)
    expect(page.locator("[data-autosave-notice]")).to_have_text("Đã nối lại được, mọi nội dung đã được lưu.")
    expect(page.get_by_label("Mục đích")).to_have_value("Xây nhà cho mẹ")
    assert _values(sent[-1])["purpose"] == "Xây nhà cho mẹ"


def test_who_signed_in_again_elsewhere_loses_nothing_though_the_token_is_new(page: Page, guide: str) -> None:
    """The server knows only the token that it says when it is asked anew."""

    def only_the_fresh(route: Route) -> None:
        fresh = route.request.headers["x-csrftoken"] == "fresh"
        _saved(route) if fresh else route.fulfill(status=403, body="", headers=_html("3"))

    _open(page, guide, only_the_fresh)
    page.eval_on_selector(
        "form[data-autosave]",
        "form => { form.insertAdjacentHTML('beforeend', '<input type=hidden name=csrfmiddlewaretoken value=old>') }",
    )
    page.route("**/dang-nhap/phien", lambda route: route.fulfill(body="fresh"))
    page.get_by_label("Mục đích").fill("Xây nhà cho mẹ")
    page.keyboard.press("Tab")
    expect(page.locator("[data-autosave-notice]")).to_contain_text("Phiên đăng nhập đã hết")
    _press_send(page)
    expect(page.locator("[data-autosave-notice]")).to_have_text("Đã nối lại được, mọi nội dung đã được lưu.")
    expect(page.get_by_label("Mục đích")).to_have_value("Xây nhà cho mẹ")


def test_a_draft_changed_elsewhere_asks_before_it_is_written_over(page: Page, guide: str) -> None:
    changed = (
        '<p>Hồ sơ này vừa được sửa ở cửa sổ khác</p><button type="button" data-autosave-force="9">Giữ chữ tôi</button>'
    )

    def first_refuse(route: Route) -> None:
        if len(sent) == 1:
            route.fulfill(status=409, body=changed, headers=_html("9"))
        else:
            _saved(route)

    sent = _open(page, guide, first_refuse)
    page.get_by_label("Mục đích").fill("Sửa bếp")
    page.keyboard.press("Tab")
    expect(page.locator("[data-autosave-notice]")).to_contain_text("vừa được sửa ở cửa sổ khác")
    page.get_by_role("button", name="Giữ chữ tôi").click()
    expect(page.locator('[data-state-of="purpose"]')).to_have_text("Đã lưu lúc 08:14")
    assert [_values(each)["revision"] for each in sent] == ["3", "9"]


def test_a_refused_value_stays_in_its_box_with_the_reason_beside_it(page: Page, guide: str) -> None:
    wrong = '<span class="state failed">Ngày 31/02/2019 không có trong lịch.</span>'
    _open(page, guide, lambda route: route.fulfill(status=422, body=wrong, headers=_html("3")))
    box = page.get_by_label("Ngày cấp giấy chứng nhận").first
    box.fill("31/02/2019")
    page.keyboard.press("Tab")
    expect(page.locator('[data-state-of="issued"]').first).to_have_text("Ngày 31/02/2019 không có trong lịch.")
    expect(box).to_have_value("31/02/2019")


def test_an_answer_that_is_no_answer_is_never_shown_as_one(page: Page, guide: str) -> None:
    _open(page, guide, lambda route: route.fulfill(status=404, body="<h1>Không có trang này</h1>", headers=_html("3")))
    page.get_by_label("Mục đích").fill("Xây nhà")
    page.keyboard.press("Tab")
    expect(page.locator('[data-state-of="purpose"]')).to_have_text("Chưa lưu được. Hệ thống đang thử lại.")


def test_the_page_warns_before_it_is_closed_with_something_unsaved(page: Page, guide: str) -> None:
    _open(page, guide, lambda route: route.abort())
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("Mục đích").fill("Chưa kịp lưu")
    page.keyboard.press("Tab")
    expect(page.locator("[data-autosave-notice]")).to_have_text(re.compile("Chưa lưu được"))
    page.goto(guide + "khung/home/")
    assert asked == ["beforeunload"]


def _open(page: Page, guide: str, answer: Answer) -> list[Request]:
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if request.url.endswith("/ui/luu/") else None)
    page.route("**/ui/luu/", answer)
    page.goto(guide)
    awake(page)
    return sent


def _press_send(page: Page) -> None:
    page.eval_on_selector("form[data-autosave]", "form => { form.noValidate = true; form.requestSubmit() }")


def _saved(route: Route) -> None:
    revision = int(_values(route.request)["revision"]) + 1
    route.fulfill(status=200, body=SAVED, headers=_html(str(revision)))


def _html(revision: str) -> dict[str, str]:
    return {"X-Revision": revision, "Content-Type": "text/html; charset=utf-8"}


def _values(request: Request) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(request.post_data or "").items()}
