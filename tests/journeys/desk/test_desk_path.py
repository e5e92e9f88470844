"""One dossier across every desk, by keyboard: check, assign, propose, initial, sign, number, hand over."""

import re

from playwright.sync_api import Page, expect

from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.models import Dossier, Supplement
from tests.browser import Window
from tests.journeys.desk.conftest import press, tap, with_photo
from tests.people import City


def opens_her_first(page: Page, code: str) -> None:
    """From the inbox, with Tab and Enter, as one reads down a list."""
    page.goto("/can-bo/")
    page.get_by_role("link", name="Cung cấp thông tin quy hoạch xây dựng").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".dossier-head .code")).to_have_text(code)


def done(page: Page, said: str) -> None:
    press(page, "Control+Enter")
    expect(page.locator(".messages")).to_contain_text(said)


def test_the_whole_way_by_keyboard(city: City, at_desk: Window) -> None:
    code = with_photo(city).code
    with at_desk(city.dung) as page:
        opens_her_first(page, code)
        done(page, f"Đã tiếp nhận hồ sơ {code}.")
    with at_desk(city.khoa) as page:
        opens_her_first(page, code)
        done(page, f"Đã phân công hồ sơ {code}.")
    with at_desk(city.em) as page:
        opens_her_first(page, code)
        for waiting in ("Trích yếu", "Nội dung trả lời"):
            box = page.get_by_label(waiting)
            box.fill(box.input_value().replace("…", "15"))
        page.get_by_label("Ý kiến trình lãnh đạo").fill("Không vướng lộ giới.")
        done(page, f"Đã trình hồ sơ {code}.")
    with at_desk(city.khoa) as page:
        opens_her_first(page, code)
        done(page, f"Đã ký nháy hồ sơ {code}.")
    with at_desk(city.phuc) as page:
        page.goto("/can-bo/ky/")
        expect(page.get_by_text("KT. CHỦ TỊCH")).to_be_visible()
        expect(page.get_by_text("Không vướng lộ giới.").first).to_be_visible()
        done(page, f"Đã ký duyệt hồ sơ {code}.")
    with at_desk(city.hanh) as page:
        page.goto("/can-bo/van-thu/")
        done(page, f"Đã lấy số và phát hành hồ sơ {code}.")
        expect(page.get_by_text(re.compile("01/UBND-QLĐT"))).to_be_visible()
    with at_desk(city.dung) as page:
        page.goto("/can-bo/tra-ket-qua/")
        page.keyboard.type("nguyen thi an")
        page.keyboard.press("Enter")
        page.get_by_label("Người nhận").fill("Nguyễn Thị An")
        page.keyboard.press("Enter")
        expect(page.locator(".messages")).to_contain_text(f"Đã trả kết quả hồ sơ {code}.")
    assert Dossier.objects.get(code=code).state == State.RETURNED


def test_em_asks_by_phrase_and_looks_at_the_paper_before_it_goes(city: City, at_desk: Window) -> None:
    dossier = with_photo(city, "assigned")
    with at_desk(city.em) as page:
        page.goto(f"/can-bo/ho-so/{dossier.code}/")
        press(page, "Alt+b")
        page.get_by_label("Sơ đồ vị trí khu đất").first.check()
        page.locator("#bo-sung-phrase_1").select_option(index=3)
        expect(page.locator("#bo-sung-problem_1")).not_to_have_value("")
        with page.expect_response(lambda answer: "xem-truoc" in answer.url) as preview:
            page.get_by_role("button", name="Xem trước phiếu (mẫu 02)").click()
        assert preview.value.headers["content-type"] == "application/pdf"
        done(page, f"Đã gửi yêu cầu bổ sung hồ sơ {dossier.code}.")
    assert Supplement.objects.get().items[0]["component"] == "sketch"


def test_what_is_being_typed_stays_while_another_paper_is_opened(city: City, at_desk: Window) -> None:
    dossier = with_photo(city, "assigned")
    with at_desk(city.em) as page:
        page.goto(f"/can-bo/ho-so/{dossier.code}/")
        page.get_by_label("Ý kiến trình lãnh đạo").fill("Chữ đang gõ dở.")
        page.get_by_role("link", name="Nội dung đã khai").click()
        expect(page.locator(".answer-sheet")).to_contain_text("Thửa đất số")
        expect(page.get_by_label("Ý kiến trình lãnh đạo")).to_have_value("Chữ đang gõ dở.")


def test_two_officers_on_one_dossier_and_the_second_keeps_her_words(city: City, at_desk: Window) -> None:
    dossier = with_photo(city, "proposed")
    with at_desk(city.khoa) as page, at_desk(city.khoa) as other:
        for window in (page, other):
            window.goto(f"/can-bo/ho-so/{dossier.code}/")
        other.get_by_label("Bút phê").first.fill("Chữ đã gõ của cửa sổ thứ hai.")
        done(page, "Đã ký nháy")
        press(other, "Control+Enter")
        expect(other.get_by_role("alert")).to_contain_text("Việc mới nhất: Ký nháy")
        expect(other.locator("textarea[readonly]")).to_have_value("Chữ đã gõ của cửa sổ thứ hai.")


def test_phuc_ticks_the_pile_and_each_ones_fate_is_told(city: City, at_desk: Window) -> None:
    for _ in range(3):
        with_photo(city, "initialled")
    with at_desk(city.phuc) as page:
        page.goto("/can-bo/ky/?xem=nhieu")
        page.get_by_label("Chọn tất cả").check()
        press(page, "Control+Enter")
        expect(page.get_by_role("heading", name="Đã ký 3 trên 3 hồ sơ")).to_be_visible()


def test_the_tabs_are_a_key_away_and_f1_names_the_keys(city: City, at_desk: Window) -> None:
    with_photo(city, "assigned")
    with at_desk(city.em) as page:
        page.goto("/can-bo/")
        press(page, "Alt+8")
        expect(page.locator(".tabs [aria-current]")).to_contain_text("Tất cả")
        tap(page, "F1")
        expect(page.get_by_role("dialog")).to_contain_text("Quá hạn")
