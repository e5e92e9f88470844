"""The wall: everything on one screen, whatever its size, and the city's clock going on."""

import re

from playwright.sync_api import expect

from motcua.core.dossiers.models import Dossier
from tests.browser import Window

_CUT_OFF = """[
    ...[...document.querySelectorAll("main, main section")].filter(each => each.scrollHeight > each.clientHeight + 2),
    ...[...document.querySelectorAll("main .value, main li a")].filter(each => each.scrollWidth > each.clientWidth + 2),
].map(each => each.outerHTML.slice(0, 120))"""


def test_the_wall_needs_no_scrolling_cuts_nothing_off_and_tells_the_time(window: Window, late: Dossier) -> None:
    with window() as page:
        page.goto("/chat-luong/man-hinh/")
        expect(page.locator(".wall-total .value")).to_have_text(re.compile(r"^\d+,\d$"))
        for width, height in ((1920, 1080), (1280, 720), (1024, 768), (2560, 1080)):
            page.set_viewport_size({"width": width, "height": height})
            size = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
            assert (size, page.evaluate(_CUT_OFF)) == ([width, height], [])
        page.evaluate("document.querySelector('[data-clock]').dateTime = '2024-09-13T08:16:59+07:00'")
        page.evaluate("document.dispatchEvent(new CustomEvent('htmx:load', { detail: { elt: document.body } }))")
        expect(page.locator("[data-clock]")).to_have_text("08:17")
