"""Pictures of the real pages, for the READMEs.

Start `./motcua demo`, then run

    .venv/bin/python docs/pictures/take.py [http://localhost:8000]

It needs what the tests need: Playwright and Debian's chromium. It waits until the city's past is full,
and leaves a draft of An's behind.
"""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
PROCEDURE = "1.008455"
COLOURS = 200
LARGEST = 120_000


@dataclass(frozen=True, slots=True)
class Picture:
    """`who` of the demo's bar sees the page; `go` leads there from the home page."""

    name: str
    who: str
    go: Callable[[Page], object]
    width: int
    height: int


def at(address: str) -> Callable[[Page], object]:
    return lambda page: page.goto(address)


def papers(page: Page) -> None:
    """The papers of a new draft of An's."""
    page.goto(f"/nop/{PROCEDURE}/")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Bắt đầu").click()
    page.wait_for_url("**/nhap/**")
    draft = page.url.split("/nhap/")[1].split("/")[0]
    page.goto(f"/nhap/{draft}/giay-to/")


def declared(page: Page) -> None:
    """A dossier that waits for Khoa, opened at what was declared: a browser without a screen shows no PDF."""
    first_of("/can-bo/?tab=cho-trinh-ky", "/can-bo/ho-so/")(page)
    page.get_by_role("link", name="Nội dung đã khai").click()
    page.wait_for_load_state()


def first_of(address: str, link: str) -> Callable[[Page], object]:
    """Opens a list and then what its first link of this kind leads to."""

    def go(page: Page) -> None:
        page.goto(address)
        page.locator(f"main a[href^='{link}']").first.click()
        page.wait_for_load_state()

    return go


PICTURES = (
    Picture("home-390", "", at("/"), 390, 844),
    Picture("procedure-390", "", at(f"/thu-tuc/{PROCEDURE}/"), 390, 844),
    Picture("papers-390", "an", papers, 390, 844),
    Picture("following-390", "binh", first_of("/ho-so/?muc=dang-giai-quyet", "/ho-so/H"), 390, 844),
    Picture("inbox-1280", "em", at("/can-bo/"), 1280, 800),
    Picture("dossier-1280", "khoa", declared, 1280, 800),
    Picture("board-1280", "", at("/chat-luong/"), 1280, 900),
)


def main(address: str) -> None:
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        wait_for_the_past(browser, address)
        for picture in PICTURES:
            keep(picture.name, shot(browser, address, picture))
        browser.close()


def wait_for_the_past(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address)
    page.goto("/")
    page.wait_for_selector(".demo-now progress", state="detached", timeout=15 * 60_000)
    page.close()


def shot(browser: Browser, address: str, picture: Picture) -> bytes:
    size = {"width": picture.width, "height": picture.height}
    context = browser.new_context(base_url=address, viewport=size, locale="vi-VN", reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    if picture.who:
        become(page, picture.who)
    picture.go(page)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(500)  # what is live fetches itself once
    taken = page.screenshot(animations="disabled")
    context.close()
    return taken


def become(page: Page, who: str) -> None:
    page.goto("/")
    page.locator(".demo-people > summary").click()
    page.locator(f"button[name=who][value={who}]").click()
    page.wait_for_load_state()


def keep(name: str, taken: bytes) -> None:
    """With as many colours as the eye needs, so that a clone stays small."""
    picture = Image.open(BytesIO(taken)).convert("RGB")
    small = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    file = HERE / f"{name}.png"
    small.save(file, optimize=True)
    if file.stat().st_size > LARGEST:
        raise SystemExit(f"{file.name} is larger than {LARGEST} bytes: show less of the page.")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000")
