"""The desk in a real browser: the small city, its clock on Friday 13 September 2024, 08:00, an officer signed in."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from PIL import Image
from playwright.sync_api import Browser, Page

from motcua.core.documents.services.receive_file import receive_file
from motcua.core.dossiers.models import Dossier, DossierPaper
from motcua.kernel import clock
from motcua.web.ui.assets import build_assets
from tests.browser import Window, awake, windows
from tests.core.dossiers.walk import walked
from tests.people import MORNING, City, make_city


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
    awake(page).keyboard.press(key)


def press(page: Page, key: str) -> None:
    """A key that leads to another page."""
    with page.expect_navigation():
        tap(page, key)


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
def at_desk(chromium: Browser, city: City, live_server: Any) -> Window:
    return windows(chromium, live_server.url)
