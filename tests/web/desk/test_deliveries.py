"""Việc tự động chưa làm được: Lan sees what did not follow an event, no person in it, and has it tried again."""

from datetime import timedelta

import pytest

from motcua.core.dossiers.models import Dossier
from motcua.core.ledger.models import Event, FailedDelivery
from motcua.core.ledger.outbox import subscribe
from motcua.core.ledger.services.drain_outbox import drain_once
from motcua.kernel import clock
from motcua.web.desk.keeping.deliveries import DUTIES
from tests.core.dossiers.walk import walked
from tests.people import City
from tests.web.board.pages import plain
from tests.web.desk.conftest import SignIn, text_of

pytestmark = pytest.mark.usefixtures("morning")

DELIVERIES = "/can-bo/quan-tri/viec-tu-dong/"
HEARD = ("dossier.numbered", "dossier.handed_over", "facts.imported", "feedback.rated", "unit.ended")
TELLING = "motcua.core.dossiers.subscribers.tell_the_people_concerned"


def failed(dossier: Dossier, count: int = 1) -> list[FailedDelivery]:
    """As the drain leaves it, after its tenth failure."""
    events = Event.objects.filter(aggregate_id=dossier.pk).order_by("-sequence")[:count]
    said = {"error": "IntegrityError: duplicate key (email)=(an@example.vn)", "attempts": 10, "subscriber": TELLING}
    later = clock.real_now() + timedelta(minutes=15, seconds=30)
    rows = [FailedDelivery(event=event, next_attempt_at=later, **said) for event in events]
    return FailedDelivery.objects.bulk_create(rows)


def test_lan_reads_what_failed_how_often_and_when_it_is_tried_next(city: City, signed_in: SignIn) -> None:
    dossier = walked(city, "accepted")
    failed(dossier)
    page = text_of(signed_in(city.lan).get(DELIVERIES))
    said = plain(page.split("<main")[1])
    assert "Báo tin cho người liên quan Lỗi: IntegrityError Tiếp nhận" in said
    assert f"/can-bo/ho-so/{dossier.code}/" in page and "10 lần từ 1 phút trước thử lại sau 16 phút" in said
    assert not [hidden for hidden in ("an@example.vn", "Nguyễn Thị An") if hidden in page]


def test_the_first_page_and_the_menu_say_that_there_is_something(city: City, signed_in: SignIn) -> None:
    browser = signed_in(city.lan)
    assert "hệ thống phải tự làm" not in text_of(browser.get("/can-bo/"))
    failed(walked(city, "accepted"), 2)
    page = text_of(browser.get("/can-bo/"))
    assert "2 việc hệ thống phải tự làm đang gặp lỗi" in page
    assert f'href="{DELIVERIES}"' in page.split("<main")[1]


def test_she_has_all_of_them_tried_at_once_and_the_worker_does_it(city: City, signed_in: SignIn) -> None:
    while drain_once():
        pass
    rows = failed(walked(city, "accepted"), 2)
    browser = signed_in(city.lan)
    answer = browser.post(DELIVERIES, {"viec": [one.pk for one in rows]}, follow=True)
    assert "Hệ thống đang làm lại 2 việc." in text_of(answer)
    drain_once()
    assert not FailedDelivery.objects.exists()
    told = Event.objects.filter(kind="delivery.tried_again").order_by("pk")
    assert [(one.actor_id, one.data["subscriber"]) for one in told] == [(str(city.lan.officer.pk), TELLING)] * 2
    answer = browser.post(DELIVERIES, {"viec": [rows[0].pk, "x"]})
    assert answer.status_code == 409 and "Không có việc nào đang chờ" in text_of(answer)


@pytest.mark.parametrize("who", ["dung", "phuc", "giang", "an"])
def test_nobody_else_is_told_of_them(city: City, signed_in: SignIn, who: str) -> None:
    (one,), browser = failed(walked(city, "accepted")), signed_in(getattr(city, who))
    assert browser.get(DELIVERIES).status_code == 403
    assert browser.post(DELIVERIES, {"viec": one.pk}).status_code == 403
    assert DELIVERIES not in text_of(browser.get("/can-bo/"))
    assert not Event.objects.filter(kind="delivery.tried_again").exists()


def test_every_subscriber_is_called_by_what_it_does() -> None:
    heard = {one.name for kind in HEARD for one in subscribe.for_kind(kind)}
    assert heard and heard - set(DUTIES) == set()
