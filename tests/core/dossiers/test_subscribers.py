"""What follows a move, once the outbox is drained."""

from typing import Any

import pytest

from motcua.core.catalogue.queries import kept_version
from motcua.core.documents.models import PersonalPaper
from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.events import NOTICES
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.core.dossiers.services.number_result import number_result
from motcua.core.ledger.models import FailedDelivery
from motcua.core.ledger.services.drain_outbox import drain_once
from motcua.core.notifications.models import Message
from tests.core.dossiers.walk import walked
from tests.people import City

pytestmark = pytest.mark.usefixtures("morning")


def drain() -> None:
    while drain_once():
        pass
    assert not FailedDelivery.objects.exists()


def inbox_of(city: City) -> list[str]:
    return list(Message.objects.filter(party=city.an.party, channel="inbox").values_list("kind", flat=True))


def test_an_hears_of_every_step_that_concerns_her(city: City) -> None:
    walked(city, "numbered")
    drain()
    assert inbox_of(city) == [
        "dossier.submitted",
        "dossier.accepted",
        "dossier.numbered",
        "dossier.handed_over",
    ]


def test_to_tell_of_a_submission_asks_little_and_nothing_of_what_she_wrote(
    city: City, django_assert_num_queries: Any
) -> None:
    drain()
    kept_version(walked(city, "submitted").procedure_id)
    with django_assert_num_queries(20) as asked:
        drain_once()
    assert not [one["sql"] for one in asked if "eventpayload" in one["sql"]]


def test_a_result_asked_for_online_is_handed_over_by_itself_and_kept_for_her(city: City) -> None:
    dossier = walked(city, "numbered")
    drain()
    again = Dossier.objects.get(pk=dossier.pk)
    paper = PersonalPaper.objects.get(party=city.an.party)
    assert again.state == State.RETURNED
    assert (paper.number, paper.source, paper.dossier_code) == ("01/UBND-QLĐT", "result", dossier.code)


def test_a_result_to_be_fetched_waits_at_the_counter(city: City) -> None:
    dossier = walked(city, "approved")
    Dossier.objects.filter(pk=dossier.pk).update(return_way="counter")
    walked_on = Dossier.objects.get(pk=dossier.pk)
    number_result(walked_on, actor=city.hanh.actor, version=walked_on.version)
    drain()
    assert Dossier.objects.get(pk=dossier.pk).state == State.FINISHED


def test_the_notice_of_a_supplement_lists_every_defect(city: City) -> None:
    dossier = walked(city, "assigned")
    items = [
        {"component": "sketch", "name": "Sơ đồ", "problem": "Ảnh mờ."},
        {"component": "request", "name": "Đơn", "problem": "Thiếu số tờ."},
    ]
    ask_supplement(dossier, actor=city.em.actor, version=dossier.version, items=items)
    drain()
    body = Message.objects.get(kind="dossier.supplement_asked", channel="inbox").body
    assert "- Sơ đồ: Ảnh mờ." in body and "- Đơn: Thiếu số tờ." in body


@pytest.mark.parametrize("kind", NOTICES)
def test_no_notice_has_a_place_that_nobody_fills(kind: str) -> None:
    known = {
        "code", "procedure", "unit", "due", "due_sentence", "check_due", "reason", "items", "number", "return_sentence",
    }  # fmt: skip
    words = dict.fromkeys(known, "x")
    assert NOTICES[kind].subject.format_map(words) and NOTICES[kind].body.format_map(words)
