"""What a real browser fetches for a page, byte by byte as it travels."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from motcua.config.browsers import LIGHT, WHOLE, first_of
from motcua.config.errors import CommandError

PHONE = {"width": 390, "height": 844}


def transferred(port: int, cookies: Mapping[str, str], paths: Sequence[str]) -> list[int]:
    """The bytes of each page in turn, everything that it loads included, in one new window: only the first is cold."""
    with opened_browser(port, cookies, **PHONE) as context:
        return _sizes(context, paths)


@contextmanager
def opened_browser(port: int, cookies: Mapping[str, str], *, width: int, height: int) -> Iterator[Any]:
    """A new window that knows the served city by relative addresses."""
    if find_spec("playwright") is None or not (program := first_of((*WHOLE, LIGHT))):
        raise CommandError("bench.browser", "this needs a browser: ./motcua test installs what it takes.")
    from playwright.sync_api import sync_playwright

    address = f"http://127.0.0.1:{port}"
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN", base_url=address)
        context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
        yield context
        browser.close()


def _sizes(context: Any, paths: Sequence[str]) -> list[int]:
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    arrived: list[int] = []
    wire.on("Network.loadingFinished", lambda event: arrived.append(int(event["encodedDataLength"])))
    sizes = []
    for path in paths:
        arrived.clear()
        answer = page.goto(path, wait_until="load")
        page.wait_for_timeout(1000)  # what comes after: fonts, modules, regions that fetch themselves
        if answer is None or not answer.ok:
            raise CommandError("bench.browser", f"{path} was answered by {answer and answer.status}.")
        sizes.append(sum(arrived))
    return sizes
