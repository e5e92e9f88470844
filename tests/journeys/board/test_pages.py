"""Every page of the board in a real browser: axe finds nothing, nothing sticks out, nothing weighs too much."""

import gzip

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from motcua.core.dossiers.models import Dossier
from tests.journeys.board.conftest import Window
from tests.journeys.desk.conftest import PHONE
from tests.people import City

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
WIDTHS = (320, 390, 768, 1280, 1920)
HEAVIEST = 30_000

PAGES = {
    "index": "/chat-luong/",
    "index of a ward": "/chat-luong/?don-vi=H06.30.32",
    "nothing yet": "/chat-luong/?don-vi=H06.30.01&ky=2024-08",
    "group": "/chat-luong/nhom/4/",
    "indicator": "/chat-luong/chi-so/2.1/",
    "not counted": "/chat-luong/chi-so/2.1/?phan=rest",
    "services": "/chat-luong/chi-so/1.3/?phan=whole",
    "units": "/chat-luong/chi-so/4.7/?phan=whole",
    "no source": "/chat-luong/chi-so/3.6/",
    "course": "/chat-luong/dien-bien/",
    "ranking": "/chat-luong/xep-hang/?xep=2",
    "departments": "/chat-luong/xep-hang/?nhom=city-department",
    "map": "/chat-luong/ban-do/",
    "framed": "/chat-luong/nhung/ban-do/",
    "peers": "/chat-luong/so-sanh/?don-vi=H06.30.33",
    "no peers": "/chat-luong/so-sanh/",
    "day": "/chat-luong/trong-ngay/",
    "figure": "/chat-luong/received/?ky=2024-09",
}


def faults(page: Page) -> list[str]:
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
    found = Axe().run(page, options=WCAG).response["violations"]
    said = [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            said.append(f"sticks out at {width}")
    return said


def test_axe_finds_nothing_and_nothing_sticks_out(city: City, window: Window, late: Dossier) -> None:
    wrong: list[str] = []
    with window(size=PHONE) as page:
        for name, address in PAGES.items():
            page.set_viewport_size(PHONE)  # type: ignore[arg-type]
            page.goto(address)
            wrong += [f"{name}: {fault}" for fault in faults(page)]
    assert not wrong, "\n".join(wrong)


def test_what_a_finger_presses_is_44_pixels_high(window: Window, late: Dossier) -> None:
    low: dict[str, list[str]] = {}
    with window(size=PHONE) as page:
        for name, address in PAGES.items():
            page.goto(address)
            found = page.evaluate(
                """[...document.querySelectorAll("main :is(.btn, button, summary, .tabs a, select)")]
                .filter(each => each.offsetParent && each.getBoundingClientRect().height < 44)
                .map(each => each.outerHTML.slice(0, 100))"""
            )
            if found:
                low[name] = found
    assert low == {}


def test_no_page_weighs_too_much(window: Window, late: Dossier) -> None:
    heavy = {}
    with window() as page:
        for name, address in PAGES.items():
            answer = page.goto(address)
            assert answer is not None
            heavy[name] = len(gzip.compress(answer.body()))
    assert {name: weight for name, weight in heavy.items() if weight > HEAVIEST} == {}
