"""What every page must be, seen in one visit: open to everybody, nowhere too wide, nothing too small to be pressed."""

import gzip
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import PHONE

WCAG: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
WIDTHS = (320, 390, 768, 1024, 1280, 1920)

_OPEN = "document.querySelectorAll('details').forEach(each => { each.open = !each.matches('.menu') })"
_LOW = """[...document.querySelectorAll("main :is(.btn, button, summary, .tabs a, select, .choice)")]
    .filter(each => each.offsetParent && each.getBoundingClientRect().height < 44)
    .map(each => each.outerHTML.slice(0, 100))"""
_WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def faults(page: Page, address: str, *, size: dict[str, int], heaviest: int) -> list[str]:
    """All that is wrong with the page of an address. `heaviest` is in bytes, compressed, of its HTML alone."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    answer = page.goto(address)
    assert answer is not None
    weight = len(gzip.compress(answer.body()))
    expect(page.locator("[hx-trigger=load]")).to_have_count(0)  # what comes by itself has come
    low = page.evaluate(_LOW) if size == PHONE else []
    page.evaluate(_OPEN)
    return [
        *([f"weighs {weight} bytes"] if weight > heaviest else []),
        *(f"lower than a finger: {one}" for one in low),
        *complaints(page),
    ]


def complaints(page: Page) -> list[str]:
    return [*violations(page), *too_wide(page)]


def violations(page: Page) -> list[str]:
    """What axe says against the page as it stands."""
    found = Axe().run(page, options=WCAG).response["violations"]
    return [f"{each['id']}: {node['html'][:160]} {node['failureSummary']}" for each in found for node in each["nodes"]]


def too_wide(page: Page) -> list[str]:
    """At which widths something sticks out."""
    said = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        if page.evaluate(_WIDER):
            said.append(f"sticks out at {width}")
    return said
