"""The desk in a real browser: the small city, its clock on Friday 13 September 2024, 08:00, an officer signed in."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from motcua.core.documents.services.receive_file import receive_file
from motcua.core.dossiers.models import Dossier, DossierPaper
from motcua.kernel import clock
from motcua.web.ui.assets import build_assets
from tests.core.dossiers.walk import walked
from tests.people import MORNING, City, make_city
from tests.web.desk.conftest import BACKEND

# Playwright runs a loop of its own in this thread; the ORM is asked between its calls, never within one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}

AtDesk = Callable[..., AbstractContextManager[Page]]


def with_photo(city: City, stop: str = "submitted") -> Dossier:
    """An's dossier at a stop of its way, with a sketch that can be looked at."""
    dossier = walked(city, stop)
    picture = BytesIO()
    Image.new("RGB", (400, 600), "white").save(picture, "JPEG")
    owner = f"party:{city.an.party.pk}"
    kept = receive_file(actor=city.an.actor, owner=owner, content=picture.getvalue(), name="so-do.jpg").file
    DossierPaper.objects.filter(dossier=dossier, component_code="sketch").update(file=kept)
    return dossier


def tap(page: Page, key: str) -> None:
    """Keys are heard once the module that hears them has come."""
    expect(page.locator("[aria-keyshortcuts]").first).to_be_attached()
    page.keyboard.press(key)


def press(page: Page, key: str) -> None:
    """A key that leads to another page."""
    with page.expect_navigation():
        tap(page, key)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def hand(transactional_db: None) -> Iterator[clock.Hand]:
    """The city's clock, for the server's threads too."""
    hand = clock.Hand(MORNING)
    before = clock.set_source(hand)
    yield hand
    clock.set_source(before)
    connections.close_all()


@pytest.fixture
def city(hand: clock.Hand) -> City:
    build_assets(settings.ASSETS_HOME)
    return make_city()


@pytest.fixture
def at_desk(chromium: Browser, city: City, live_server: Any) -> AtDesk:
    """`with at_desk(city.dung) as page`: her window. A script's error or a breach of the content policy fails."""

    @contextmanager
    def window(who: Any, size: dict[str, int] = DESK, *, javascript: bool = True) -> Iterator[Page]:
        client = Client()
        client.force_login(who.user, backend=BACKEND)
        context = chromium.new_context(
            viewport=size,  # type: ignore[arg-type]
            locale="vi-VN",
            base_url=live_server.url,
            java_script_enabled=javascript,
            has_touch=size is PHONE,
        )
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        page = context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if "Content Security" in line.text else None)
        yield page
        context.close()
        assert complaints == []

    return window
