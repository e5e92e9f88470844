"""A real browser: its windows, who sits before them, and what its console complains of."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from motcua.config.browsers import LIGHT, WHOLE, first_of
from tests.answering import all_answered

# Playwright runs a loop of its own in this thread; the ORM is asked between its calls, never within one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# What must be quick says so itself; everything else may take its time on a machine with much to do.
expect.set_options(timeout=20_000)

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
_QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip

Window = Callable[..., AbstractContextManager[Page]]


@contextmanager
def launched() -> Iterator[Browser]:
    program = first_of((LIGHT, *WHOLE))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


def windows(browser: Browser, address: str) -> Window:
    """`with opened(city.dung) as page`: her window; nobody's without. `mobile`: as telephones see the width."""

    @contextmanager
    def opened(
        who: Any = None, size: dict[str, int] = DESK, *, javascript: bool = True, mobile: bool = False
    ) -> Iterator[Page]:
        context = browser.new_context(
            viewport=size,  # type: ignore[arg-type]
            locale="vi-VN",
            base_url=address,
            java_script_enabled=javascript,
            has_touch=size["width"] < 500,
            is_mobile=mobile,
        )
        if who is not None:
            _sign_in(context, who, address)
        with watched(context) as page:
            yield page

    return opened


@contextmanager
def watched(context: BrowserContext) -> Iterator[Page]:
    """A window in which a script's error fails the test, and a breach of the content policy too."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if "Content Security" in line.text else None)
    yield page
    context.close()
    assert all_answered()
    assert wrong == []


def awake(page: Page) -> Page:
    """The page once its modules have come: before that it is one without JavaScript, and answers no key."""
    expect(page.locator("html[data-awake]")).to_be_attached()
    return page


def _sign_in(context: BrowserContext, who: Any, address: str) -> None:
    """Without the walk through the sign-on."""
    client = Client()
    client.force_login(who.user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
