"""The page draws parts of itself anew while An types; not a letter of hers is lost."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from motcua.core.catalogue.queries import published_version
from motcua.core.dossiers.models import Draft
from motcua.core.dossiers.services.save_draft import save_answers
from motcua.core.dossiers.services.start_draft import start_draft
from motcua.kernel import clock
from tests.browser import awake
from tests.people import City

FIRST, SECOND = '[name="outlets.0.volume"]', '[name="outlets.1.volume"]'
TYPE_BEFORE_ANYTHING_WAKES = """document.addEventListener("htmx:afterSwap", () => {
  const box = document.querySelector('[name="outlets.1.volume"]');
  box.value = "500";
  box.dispatchEvent(new Event("input", { bubbles: true }));
}, { once: true })"""


@pytest.fixture
def page(ans_phone: Page, city: City, hand: clock.Hand) -> Page:
    """The step of the wastewater form that has rows."""
    units = {"receiving_unit": city.one_stop, "competent_unit": city.environment}
    draft = start_draft(actor=city.an.actor, procedure=published_version("1.008603"), **units)
    period = {"scale": "large", "year": "2024", "quarter": "3"}
    save_answers(draft, actor=city.an.actor, revision=0, answers=period)
    ans_phone.goto(f"/nhap/{draft.pk}/thong-tin/water/")
    return awake(ans_phone)


def saved(page: Page, name: str) -> None:
    expect(page.locator(f'[data-state-of="{name}"]')).to_contain_text("Đã lưu")


def add_row(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Thêm")).click()


def held_back(page: Page, address: str | re.Pattern[str], method: str) -> Callable[[], None]:
    """Stops the requests there until the returned function is called."""
    waiting: list[Route] = []
    released: list[bool] = []

    def stop(route: Route) -> None:
        if route.request.method == method and not released:
            waiting.append(route)
        else:
            route.continue_()

    page.route(address, stop)

    def let_go() -> None:
        released.append(True)
        for route in waiting:
            route.continue_()

    return let_go


def typed_volumes() -> list[Any]:
    return [row.get("volume") for row in Draft.objects.get().answers["outlets"]]


def test_a_row_is_added_and_taken_away_in_place(page: Page) -> None:
    page.fill(FIRST, "1000")
    saved(page, "outlets.0.volume")
    add_row(page)
    page.fill(SECOND, "500")
    saved(page, "outlets.1.volume")
    page.get_by_role("button", name=re.compile("Bỏ")).first.click()
    expect(page.locator(SECOND)).to_have_count(0)
    expect(page.locator(FIRST)).to_have_value("500")


def test_what_is_typed_into_a_new_row_the_moment_it_stands_there_is_kept(page: Page) -> None:
    page.evaluate(TYPE_BEFORE_ANYTHING_WAKES)
    add_row(page)
    saved(page, "outlets.1.volume")
    assert typed_volumes() == [None, "500"]


def test_what_is_typed_while_a_row_is_on_its_way_is_carried_over(page: Page) -> None:
    page.fill(FIRST, "1000")
    saved(page, "outlets.0.volume")
    let_go = held_back(page, "**/thong-tin/water/", "POST")
    add_row(page)
    page.fill(FIRST, "2000")
    let_go()
    expect(page.locator(SECOND)).to_be_visible()
    expect(page.locator(FIRST)).to_have_value("2000")
    saved(page, "outlets.0.volume")
    assert typed_volumes() == ["2000", None]


def test_what_is_typed_below_a_row_that_goes_moves_up_with_its_row(page: Page) -> None:
    add_row(page)
    page.fill(SECOND, "500")
    saved(page, "outlets.1.volume")
    let_go = held_back(page, "**/thong-tin/water/", "POST")
    page.get_by_role("button", name=re.compile("Bỏ")).first.click()
    page.fill(SECOND, "700")
    let_go()
    expect(page.locator(SECOND)).to_have_count(0)
    expect(page.locator(FIRST)).to_have_value("700")
    saved(page, "outlets.0.volume")


def test_a_row_added_while_a_box_still_saves_is_no_clash_of_two_windows(page: Page) -> None:
    let_go = held_back(page, "**/luu/", "POST")
    page.fill(FIRST, "1000")
    page.keyboard.press("Tab")
    page.fill('[name="outlets.0.outlet_name"]', "Cống sau")
    add_row(page)
    let_go()
    expect(page.locator(SECOND)).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("cửa sổ")
    assert Draft.objects.get().answers["outlets"][0]["outlet_name"] == "Cống sau"


def test_an_ended_session_takes_no_form_away(page: Page) -> None:
    page.fill(FIRST, "1000")
    saved(page, "outlets.0.volume")
    page.context.clear_cookies()
    add_row(page)
    expect(page.locator("[data-autosave-notice]")).to_contain_text("đăng nhập lại")
    expect(page.locator(FIRST)).to_have_value("1000")


@pytest.fixture
def asked(ans_phone: Page, city: City, hand: clock.Hand) -> Page:
    """The step of the planning form in which a question hangs on another; an organisation was chosen."""
    version = published_version("1.008455")
    units = {"receiving_unit": city.one_stop, "competent_unit": city.planning}
    draft = start_draft(actor=city.an.actor, procedure=version, case=version.cases.get(code="plot"), **units)
    ans_phone.goto(f"/nhap/{draft.pk}/")
    ans_phone.locator("label.choice", has_text="Tổ chức").click()
    expect(ans_phone.locator('[name="organisation_name"]')).to_be_visible()
    return ans_phone


def redraw(page: Page, inside: str) -> None:
    """The server's next answer about what comes and goes draws this place so."""
    place = f'<div id="slot-organisation_name" class="slot" hx-swap-oob="true">{inside}</div>'
    page.route(
        "**/doi/**", lambda route: route.fulfill(status=200, body=place, content_type="text/html; charset=utf-8")
    )


def test_a_question_that_stands_open_is_not_drawn_over(asked: Page) -> None:
    redraw(asked, '<input name="organisation_name" value="của máy">')
    asked.fill('[name="organisation_name"]', "Công ty Biển Đông")
    saved(asked, "organisation_name")
    asked.wait_for_load_state("networkidle")
    expect(asked.locator('[name="organisation_name"]')).to_have_value("Công ty Biển Đông")


def test_a_question_does_not_vanish_under_the_hands(asked: Page) -> None:
    redraw(asked, "")
    box = asked.locator('[name="organisation_name"]')
    box.fill("Công ty Biển Đông")
    saved(asked, "organisation_name")
    asked.wait_for_load_state("networkidle")
    expect(box).to_have_value("Công ty Biển Đông")
    box.blur()
    expect(box).to_have_count(0)


def test_what_was_typed_into_a_question_that_closed_is_kept_all_the_same(asked: Page) -> None:
    let_go = held_back(asked, "**/luu/", "POST")
    asked.locator("label.choice", has_text="Cá nhân").click()
    asked.fill('[name="organisation_name"]', "Công ty Biển Đông")
    asked.locator("h1").click()
    let_go()
    expect(asked.locator('[name="organisation_name"]')).to_have_count(0)
    asked.locator("label.choice", has_text="Tổ chức").click()
    expect(asked.locator('[name="organisation_name"]')).to_have_value("Công ty Biển Đông")


def test_a_choice_made_while_the_last_one_is_being_answered_is_heard_too(asked: Page) -> None:
    let_go = held_back(asked, "**/doi/**", "GET")
    for choice in ("Cá nhân", "Tổ chức", "Cá nhân"):
        with asked.expect_response("**/luu/"):
            asked.locator("label.choice", has_text=choice).click()
    let_go()
    expect(asked.locator('[name="organisation_name"]')).to_have_count(0)
