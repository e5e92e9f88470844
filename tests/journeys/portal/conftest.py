"""The small city served to a real browser, its clock on Friday 13 September 2024, 08:14."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from motcua.core.catalogue.services.publish import publish
from motcua.core.catalogue.services.publish_shipped import shipped
from motcua.core.identity.models import Area
from motcua.core.ledger.definitions import system
from motcua.kernel import clock
from motcua.kernel.text import unaccented
from tests.people import MORNING, City, make_city, offer

# Playwright runs a loop of its own in this thread; the ORM is asked between its calls, never within one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "locale": "vi-VN"}
WARDS = (("26506", "Phường 1", "phường", "Châu Thành"), ("26545", "Long Sơn", "xã", ""))

SignIn = Callable[[BrowserContext, Any], None]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def hand(transactional_db: None) -> Iterator[clock.Hand]:
    """The city's clock, for the server's threads too."""
    hand = clock.Hand(MORNING.replace(minute=14))
    before = clock.set_source(hand)
    yield hand
    clock.set_source(before)
    connections.close_all()


@pytest.fixture
def city(hand: clock.Hand) -> City:
    """The city of the tests, with the planning and wastewater procedures as they are shipped."""
    city = make_city()
    type(city.an.party).objects.filter(pk=city.an.party.pk).update(phone="+84901234567", address="12 Lê Lợi")
    records = {record.code: record for record in shipped()}
    publish(records["1.008455"], actor=system("test"))
    offer(publish(records["1.008603"], actor=system("test")), city.one_stop, city.environment)
    for code, name, kind, former in WARDS:
        Area.objects.create(
            code=code, name=name, kind=kind, parent_name="thành phố Vũng Tàu", former_names=[former] if former else [],
            search_text=f" {unaccented(f'{name} {kind} {former}')} ", sort_key=name, valid_from=date(2004, 1, 1),
        )  # fmt: skip
    return city


@pytest.fixture
def address(city: City, live_server: Any) -> str:
    return str(live_server.url)


@pytest.fixture
def sign_in(address: str) -> SignIn:
    """Sign a person of the city in, without the walk through the sign-on."""

    def signed_in(context: BrowserContext, person: Any) -> None:
        client = Client()
        client.force_login(person.user)
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])

    return signed_in


@pytest.fixture
def phone(chromium: Browser, address: str) -> Iterator[Page]:
    """A phone with nobody signed in. A script's error or a breach of the content policy fails the test."""
    context = chromium.new_context(**PHONE, base_url=address)
    yield from _watched(context)


@pytest.fixture
def ans_phone(chromium: Browser, address: str, city: City, sign_in: SignIn) -> Iterator[Page]:
    context = chromium.new_context(**PHONE, base_url=address)
    sign_in(context, city.an)
    yield from _watched(context)


@pytest.fixture
def plain_phone(chromium: Browser, address: str, city: City, sign_in: SignIn) -> Iterator[Page]:
    """An's phone with JavaScript switched off."""
    context = chromium.new_context(**PHONE, base_url=address, java_script_enabled=False)
    sign_in(context, city.an)
    yield from _watched(context)


def _watched(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if "Content Security" in line.text else None)
    yield page
    context.close()
    assert complaints == []
