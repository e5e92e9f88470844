"""The small city served to a real browser, its clock on Friday 13 September 2024, 08:14."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page

from motcua.core.catalogue.services.publish import publish
from motcua.core.catalogue.services.publish_shipped import shipped
from motcua.core.identity.models import Area
from motcua.core.ledger.definitions import system
from motcua.kernel import clock
from motcua.kernel.text import unaccented
from tests.browser import PHONE, Window, windows
from tests.people import MORNING, City, make_city, offer

WARDS = (("26506", "Phường 1", "phường", "Châu Thành"), ("26545", "Long Sơn", "xã", ""))


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
def window(chromium: Browser, city: City, live_server: Any) -> Window:
    return windows(chromium, live_server.url)


@pytest.fixture
def phone(window: Window) -> Iterator[Page]:
    """A phone with nobody signed in."""
    with window(size=PHONE, mobile=True) as page:
        yield page


@pytest.fixture
def ans_phone(window: Window, city: City) -> Iterator[Page]:
    with window(city.an, PHONE, mobile=True) as page:
        yield page


@pytest.fixture
def plain_phone(window: Window, city: City) -> Iterator[Page]:
    """An's phone with JavaScript switched off."""
    with window(city.an, PHONE, mobile=True, javascript=False) as page:
        yield page
