"""Dung receives at the counter with both hands on the keyboard: reader, procedure, papers, slip, next."""

import time

from playwright.sync_api import Page, expect

from motcua.core.dossiers.models import Dossier
from motcua.core.identity.models import Party
from tests.browser import Window, awake
from tests.journeys.desk.conftest import press, tap
from tests.journeys.sound import complaints
from tests.people import City

CARD = "077190000123|271234567|Nguyễn Thị An|20051990|Nữ|12/5 Lê Hồng Phong, Phường 7, Vũng Tàu|01052021"
SIXTY_SECONDS = 60


def type_with(page: Page, *keys: str) -> None:
    """Words are typed, names of keys in brackets are pressed."""
    for key in keys:
        if key.startswith("["):
            page.keyboard.press(key.strip("[]"))
        else:
            page.keyboard.type(key)


def read_at_once(page: Page, keys: str) -> None:
    """As a reader types: faster than any finger, however busy the machine is that runs the test."""
    page.evaluate("keys => keys.forEach(key => document.dispatchEvent(new KeyboardEvent('keydown', {key})))", [*keys])


def chosen(page: Page, words: str) -> None:
    """Type a few letters into the list that has the focus, and take the first that fits."""
    expect(page.locator("#procedure")).to_be_focused()
    type_with(page, words)
    expect(page.get_by_role("listbox", name="Thủ tục").get_by_role("option").first).to_be_visible()
    with page.expect_navigation():
        type_with(page, "[ArrowDown]", "[Enter]")


def test_dung_receives_an_by_keyboard_alone_and_the_next_person_may_sit_down(city: City, at_desk: Window) -> None:
    with at_desk(city.dung) as page:
        page.goto("/can-bo/")
        press(page, "Alt+n")
        began = time.monotonic()
        expect(page.locator("#scan")).to_be_focused()
        with page.expect_navigation():
            type_with(page, CARD, "[Enter]")
        expect(page.get_by_text("Nguyễn Thị An")).to_be_visible()
        chosen(page, "quy hoach")
        expect(page.locator("#all")).to_be_focused()
        page.keyboard.press("Space")
        press(page, "Control+Enter")
        expect(page.get_by_role("heading", name="Đã tiếp nhận")).to_be_visible()
        assert time.monotonic() - began < SIXTY_SECONDS
        press(page, "Control+Enter")
        expect(page.locator("#scan")).to_be_focused()
    assert Dossier.objects.get().applicant == city.an.party


def test_a_person_who_is_new_is_typed_with_enter_from_box_to_box(city: City, at_desk: Window) -> None:
    with at_desk(city.dung) as page:
        page.goto("/can-bo/quay/")
        page.locator("#identifier").focus()
        with page.expect_navigation():
            type_with(page, "077092000888", "[Enter]")
        expect(page.locator("#name")).to_be_focused()
        type_with(page, "Hồ Văn Sáu", "[Enter]", "02/03/1992", "[Enter]", "[Enter]", "0903 123 456")
        page.locator("#procedure").focus()
        chosen(page, "thong tin")
        tap(page, "Alt+d")
        press(page, "Control+Enter")
        expect(page.get_by_role("heading", name="Đã tiếp nhận")).to_be_visible()
    assert Party.objects.get(identifier="077092000888").phone == "+84903123456"


def test_dung_types_the_form_for_somebody_who_files_online_at_the_counter(city: City, at_desk: Window) -> None:
    with at_desk(city.dung) as page:
        page.goto("/can-bo/quay/?thu-tuc=1.008455")
        with page.expect_navigation():
            type_with(page, CARD, "[Enter]")
        with page.expect_navigation():
            page.get_by_label("Nhập thay trên mạng").check()
        expect(page.get_by_label("Họ và tên", exact=True)).to_have_value("Nguyễn Thị An")
        page.get_by_label("Thửa đất số").fill("12")
        assert complaints(page) == []
        tap(page, "Alt+d")
        press(page, "Control+Enter")
        expect(page.get_by_role("heading", name="Đã tiếp nhận")).to_be_visible()
    dossier = Dossier.objects.get()
    assert (dossier.way, dossier.answers["plot"]) == ("typed_by_officer", "12")


def test_a_reader_that_types_while_nothing_is_focused_finds_its_field(city: City, at_desk: Window) -> None:
    with at_desk(city.dung) as page:
        page.goto("/can-bo/quay/")
        expect(page.locator("#scan")).to_be_focused()
        page.evaluate("document.activeElement.blur()")
        read_at_once(awake(page), CARD[:4])
        with page.expect_navigation():
            type_with(page, CARD[4:], "[Enter]")
        expect(page.get_by_text("Nguyễn Thị An")).to_be_visible()


def test_a_wrong_number_is_told_beside_its_box_and_the_hands_are_there(city: City, at_desk: Window) -> None:
    with at_desk(city.dung) as page:
        page.goto("/can-bo/quay/")
        page.locator("#identifier").focus()
        with page.expect_navigation():
            type_with(page, "07719000012", "[Enter]")
        expect(page.locator("#identifier-wrong")).to_contain_text("12 chữ số")
        expect(page.locator("#identifier")).to_be_focused()
        expect(page.locator("#identifier")).to_have_value("07719000012")


def test_the_counter_works_without_javascript(city: City, at_desk: Window) -> None:
    with at_desk(city.dung, javascript=False) as page:
        page.goto("/can-bo/quay/")
        page.locator("#scan").fill(CARD)
        page.locator("#scan").press("Enter")
        page.locator("#procedure").select_option("1.008455")
        page.get_by_role("button", name="Chọn").click()
        for paper in ("request", "sketch"):
            page.locator(f"#given-{paper}").check()
        page.get_by_role("button", name="Tiếp nhận, in giấy").click()
        expect(page.get_by_role("heading", name="Đã tiếp nhận")).to_be_visible()
    assert {paper.component_code for paper in Dossier.objects.get().papers.all()} == {"request", "sketch"}
