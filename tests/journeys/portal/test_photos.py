"""An puts the photos of a paper in order and turns one: by keyboard, and on a phone without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from motcua.core.catalogue.queries import published_version
from motcua.core.documents.services.receive_file import receive_file
from motcua.core.dossiers.models import Draft
from motcua.core.dossiers.services.draft_papers import add_part
from motcua.core.dossiers.services.start_draft import start_draft
from motcua.kernel import clock
from tests.people import City
from tests.web.portal.papers import photo


@pytest.fixture
def draft(city: City, hand: clock.Hand) -> Draft:
    """Three photos of the one paper."""
    version = published_version("1.008455")
    units = {"receiving_unit": city.one_stop, "competent_unit": city.planning}
    draft = start_draft(actor=city.an.actor, procedure=version, case=version.cases.get(code="plot"), **units)
    owner = f"party:{city.an.party.pk}"
    for name in ("mot", "hai", "ba"):
        sent = {"actor": city.an.actor, "owner": owner, "content": photo(name), "name": f"{name}.jpg"}
        add_part(draft, actor=city.an.actor, component_code="sketch", file=receive_file(**sent).file)
    return draft


def in_order(page: Page, *names: str) -> None:
    expect(page.locator(".part-name")).to_have_text([re.compile(rf"\b{name}\.jpg") for name in names])


def test_by_keyboard_the_hand_stays_on_the_button(ans_phone: Page, draft: Draft) -> None:
    ans_phone.goto(f"/nhap/{draft.pk}/giay-to/")
    ans_phone.get_by_role("button", name=re.compile("Lên 3")).focus()
    ans_phone.keyboard.press("Enter")
    in_order(ans_phone, "mot", "ba", "hai")
    expect(ans_phone.get_by_role("button", name=re.compile("Lên 2: ba"))).to_be_focused()
    ans_phone.keyboard.press("Enter")
    in_order(ans_phone, "ba", "mot", "hai")


def test_a_small_picture_turns_with_its_page(ans_phone: Page, draft: Draft) -> None:
    ans_phone.goto(f"/nhap/{draft.pk}/giay-to/")
    picture = ans_phone.locator(".part-look img").first
    size = "image => image.decode().then(() => [image.naturalWidth, image.naturalHeight])"
    assert picture.evaluate(size) == [120, 160]
    before = picture.get_attribute("src")
    ans_phone.get_by_role("button", name=re.compile("Xoay 1")).click()
    expect(picture).not_to_have_attribute("src", before or "")
    assert picture.evaluate(size) == [160, 120]


def test_it_all_works_without_javascript(plain_phone: Page, draft: Draft) -> None:
    plain_phone.goto(f"/nhap/{draft.pk}/giay-to/")
    plain_phone.get_by_role("button", name=re.compile("Xuống 1")).click()
    in_order(plain_phone, "hai", "mot", "ba")
    plain_phone.get_by_role("button", name=re.compile("Xoay 1")).click()
    plain_phone.get_by_role("button", name=re.compile("Bỏ 3")).click()
    in_order(plain_phone, "hai", "mot")


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_sticks_out_without_javascript(plain_phone: Page, draft: Draft, width: int) -> None:
    plain_phone.set_viewport_size({"width": width, "height": 700})
    plain_phone.goto(f"/nhap/{draft.pk}/giay-to/")
    assert plain_phone.evaluate("document.documentElement.scrollWidth") == width
