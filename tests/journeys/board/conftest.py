"""The board in a real browser: a small city with some wards, its clock in October 2024, one dossier late."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from motcua.core.dossiers.models import Dossier, DossierFact
from motcua.kernel import clock
from tests.browser import Window, windows
from tests.core.index.lives import DAY, Life, at
from tests.journeys.desk.conftest import city, hand, with_photo
from tests.people import City, make_unit

__all__ = ["city", "hand"]

WARDS = (("26509", "Phường 2", 4), ("26512", "Phường 3", 3), ("26545", "Xã Long Sơn", 1), ("26542", "Phường 12", 0))


@pytest.fixture
def late(city: City, hand: clock.Hand) -> Dossier:
    """An's dossier at Em's, overdue; and wards of which the last has done nothing."""
    dossier = with_photo(city, "assigned")
    with_photo(city, "numbered")
    for n, (code, name, in_time) in enumerate(WARDS, start=2):
        more = {"parent": city.committee, "area_code": code}
        unit = make_unit(f"H06.30.3{n}", f"Ủy ban nhân dân {name}", name, "committee", "commune", **more)
        DossierFact.objects.bulk_create(_facts(unit, in_time))
    hand.advance(days=20)
    return dossier


def _facts(unit: Any, in_time: int) -> Iterator[DossierFact]:
    due = at("10-02 17:00")
    for n in range(4 if in_time else 0):
        life = Life(unit=unit.pk, procedure="1.008455").accepted(at("09-25 09:00"), due)
        yield life.done(due - DAY if n < in_time else due + DAY / 2).fact()


@pytest.fixture
def window(chromium: Browser, live_server: Any) -> Window:
    return windows(chromium, live_server.url)
