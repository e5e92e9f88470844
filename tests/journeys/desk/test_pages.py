"""Every page of the desk in a real browser: axe finds nothing, nothing sticks out, nothing weighs too much."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.kernel import clock
from tests.core.dossiers.walk import STOPS
from tests.journeys.desk.conftest import DESK, PHONE, AtDesk, with_photo
from tests.people import City

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
HEAVIEST = 150_000
NARROWEST = 320

PAGES = {
    "inbox": ("dung", "/can-bo/"),
    "inbox of a leader": ("phuc", "/can-bo/?tab=cho-trinh-ky"),
    "late by unit": ("lan", "/can-bo/?tab=qua-han"),
    "empty tab": ("giang", "/can-bo/?tab=cho-tra"),
    "check": ("dung", "/can-bo/ho-so/{submitted}/"),
    "assign": ("khoa", "/can-bo/ho-so/{accepted}/"),
    "process": ("em", "/can-bo/ho-so/{assigned}/"),
    "waiting": ("em", "/can-bo/ho-so/{asked}/"),
    "return": ("dung", "/can-bo/ho-so/{numbered}/"),
    "watch": ("lan", "/can-bo/ho-so/{assigned}/"),
    "supplement": ("dung", "/can-bo/ho-so/{submitted}/bo-sung/"),
    "signing": ("phuc", "/can-bo/ky/"),
    "signing many": ("phuc", "/can-bo/ky/?xem=nhieu"),
    "clerk": ("hanh", "/can-bo/van-thu/"),
    "returns": ("dung", "/can-bo/tra-ket-qua/"),
    "search": ("dung", "/can-bo/tim/?q=an"),
    "nothing found": ("dung", "/can-bo/tim/?q=zzz"),
    "counter": ("dung", "/can-bo/quay/"),
    "counter with a procedure": ("dung", "/can-bo/quay/?thu-tuc=1.008455"),
    "asked for an opinion": ("giang", "/can-bo/?tab=cho-y-kien"),
    "units": ("lan", "/can-bo/quan-tri/don-vi/"),
    "unit": ("lan", "/can-bo/quan-tri/don-vi/H06.30.11/"),
    "new unit": ("lan", "/can-bo/quan-tri/don-vi/moi/"),
    "officers": ("lan", "/can-bo/quan-tri/can-bo/"),
    "new officer": ("lan", "/can-bo/quan-tri/can-bo/moi/"),
    "who decides what": ("lan", "/can-bo/quan-tri/phan-cong/?thu-tuc=1.008455"),
    "slip": ("dung", "/can-bo/quay/xong/{accepted}/"),
    "not found": ("em", "/can-bo/ho-so/H06.30.15-240913-9999/"),
    "not allowed": ("em", "/can-bo/quay/"),
}


@pytest.fixture
def places(city: City, hand: clock.Hand) -> dict[str, str]:
    """One dossier at every stop, so that each page has something on it; the oldest is late."""
    dossiers = {stop: with_photo(city, stop) for stop in STOPS}
    asked = dossiers["asked"] = with_photo(city, "assigned")
    items = [{"component": "sketch", "name": "Sơ đồ vị trí khu đất", "problem": "Ảnh mờ."}]
    ask_supplement(asked, actor=city.em.actor, version=asked.version, items=items)
    hand.advance(days=20)
    return {stop: dossier.code for stop, dossier in dossiers.items()}


def test_axe_finds_nothing_and_nothing_sticks_out(city: City, at_desk: AtDesk, places: dict[str, str]) -> None:
    wrong: list[str] = []
    for name, (who, address) in PAGES.items():
        with at_desk(getattr(city, who), DESK) as page:
            page.goto(address.format(**places))
            wrong += [f"{name}: {complaint}" for complaint in complaints(page)]
    assert not wrong, "\n".join(wrong)


def complaints(page: Page) -> list[str]:
    """What axe finds as the page stands, and where it is wider than its window."""
    found = Axe().run(page, options=WCAG).response["violations"]
    said = [f"{one['id']} {[node['target'] for node in one['nodes']][:3]}" for one in found]
    for width in (NARROWEST, PHONE["width"], DESK["width"]):
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            said.append(f"wider than the window at {width}")
    return said


def test_no_page_weighs_too_much(city: City, at_desk: AtDesk, places: dict[str, str]) -> None:
    with at_desk(city.dung) as page:
        for name, (who, address) in PAGES.items():
            if who == "dung":
                answer = page.goto(address.format(**places))
                assert answer is not None
                assert len(gzip.compress(answer.body())) < HEAVIEST / 5, name
