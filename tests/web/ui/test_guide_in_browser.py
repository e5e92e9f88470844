"""The style guide in a real browser: nothing overflows, axe finds nothing, the keyboard reaches everything."""

import pytest
from playwright.sync_api import Browser, Page

from motcua.web.ui.views import FRAMES
from tests.browser import DESK, PHONE
from tests.journeys.sound import too_wide, violations

pytestmark = pytest.mark.journey

PAGES = ["", *(f"khung/{name}/" for name in FRAMES), "loi/404/"]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_wrong_and_nothing_sticks_out(page: Page, guide: str, path: str) -> None:
    page.goto(guide + path)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = !each.matches('.menu') })")
    for size in (PHONE, DESK):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert violations(page) == []
    assert too_wide(page) == []


@pytest.mark.parametrize("path", ["", "khung/filing/", "khung/inbox/", "khung/home/"])
def test_what_a_finger_presses_is_44_pixels_high(chromium: Browser, guide: str, path: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    phone = context.new_page()
    phone.goto(guide + path)
    low = phone.evaluate(
        """[...document.querySelectorAll(
            ".btn, button, summary, .tabs a, input:not([type=file]), select, .choice, .foot a")]
        .filter(each => each.offsetParent && !each.closest(".choice") && each.getBoundingClientRect().height < 44)
        .map(each => each.outerHTML.slice(0, 120))"""
    )
    context.close()
    assert low == []


def test_a_form_of_the_guide_is_reached_by_keyboard_alone(page: Page, guide: str) -> None:
    page.goto(guide + "khung/inbox/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_page_without_script_still_opens_its_dialog(chromium: Browser, guide: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(guide)
    plain.get_by_role("link", name="Rút hồ sơ…").click()
    assert plain.get_by_role("heading", name="Rút hồ sơ này?").is_visible()
    assert plain.get_by_label("Chụp ảnh hoặc chọn tệp").is_visible()
    context.close()
