"""Every page of the desk in a real browser: axe finds nothing, nothing sticks out, nothing weighs too much."""

from datetime import timedelta

import pytest

from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.core.ledger.models import Event, FailedDelivery
from motcua.core.notifications.models import Message
from motcua.core.notifications.services.notify import notify
from motcua.kernel import clock
from tests.browser import DESK, Window
from tests.core.dossiers.walk import STOPS
from tests.journeys.desk.conftest import with_photo
from tests.journeys.sound import faults
from tests.people import City

HEAVIEST = 30_000

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
    "letters": ("lan", "/can-bo/quan-tri/thu/"),
    "deliveries": ("lan", "/can-bo/quan-tri/viec-tu-dong/"),
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
    for letter in notify(party=city.an.party, kind="dossier.accepted", subject="Đã tiếp nhận", body="Hẹn trả."):
        Message.objects.filter(pk=letter.pk).update(channel="email", state="failed", why="recipient", attempts=1)
    said = {"error": "IntegrityError: x", "attempts": 10, "next_attempt_at": clock.now() + timedelta(days=9999)}
    last = Event.objects.filter(aggregate="dossier").latest("pk")
    FailedDelivery.objects.create(event=last, subscriber="motcua.core.index.subscribers.move_the_board", **said)
    hand.advance(days=20)
    return {stop: dossier.code for stop, dossier in dossiers.items()}


def test_every_page_is_sound(city: City, at_desk: Window, places: dict[str, str]) -> None:
    addresses = {name: (who, address.format(**places)) for name, (who, address) in PAGES.items()}
    assert unsound(addresses, city, at_desk) == {}


def unsound(pages: dict[str, tuple[str, str]], city: City, at_desk: Window) -> dict[str, list[str]]:
    """By page, what is wrong with it. Everybody has one window for all of hers."""
    found: dict[str, list[str]] = {}
    for who in sorted({who for who, _ in pages.values()}):
        with at_desk(getattr(city, who), DESK) as page:
            hers = {name: address for name, (whose, address) in pages.items() if whose == who}
            found |= {name: faults(page, address, size=DESK, heaviest=HEAVIEST) for name, address in hers.items()}
    return {name: wrong for name, wrong in found.items() if wrong}
