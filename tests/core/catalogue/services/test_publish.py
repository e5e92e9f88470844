"""A procedure is published as a version; nothing that was published is ever edited."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from motcua.core.catalogue.definitions import ProcedureRecord
from motcua.core.catalogue.models import Procedure, ProcedureVersion
from motcua.core.catalogue.queries import record_of
from motcua.core.catalogue.services.publish import publish
from motcua.core.ledger.definitions import NOBODY, Actor, citizen, officer, system
from motcua.core.ledger.models import Event
from motcua.kernel.errors import DomainError
from tests.people import City

pytestmark = pytest.mark.django_db
KEEPER = system("test")


def record(**more: Any) -> ProcedureRecord:
    """A procedure with one of everything."""
    return ProcedureRecord.model_validate(
        {
            "code": "1.999001",
            "name": "Thủ tục thử",
            "sector": {"code": "thu", "name": "Thử"},
            "cases": [{"code": "a", "name": "Trường hợp A"}],
            "components": [{"code": "p1", "name": "Đơn", "originals": 1, "case": "a", "accepts": ["pdf"]}],
            "limits": [{"channel": "online", "amount": "0.5", "unit": "hours", "case": "a"}],
            "fees": [{"kind": "fee", "amount": "1.5", "currency": "USD"}, {"kind": "charge", "rule": "x.y"}],
            "legal_bases": [{"number": "1/2024/NĐ-CP", "issued_on": "2024-01-02"}],
            "route": {"steps": [
                {"code": "receive", "kind": "receive", "title": "Nhận", "role": "one_stop", "hours": "0"},
                {"code": "return", "kind": "return", "title": "Trả", "role": "one_stop", "hours": "0.5"},
            ]},
            "form": {"steps": [{"code": "s", "title": "S", "sections": [
                {"fields": [{"kind": "number", "name": "n", "label": "N", "minimum": "0.5", "places": 1}]}
            ]}]},
            "rules": {"same_day": True, "tables": {"x": {"y": [1]}}},
            "certainty": {"limits": {"level": "unverified", "note": "theo trí nhớ"}},
            "source": {"raw": ["như đã đăng"]},
            "unparsed": [{"path": "a", "text": "b", "reason": "c"}],
            **more,
        }
    )  # fmt: skip


def test_what_was_published_reads_back_as_it_was() -> None:
    version = publish(record(), actor=KEEPER)
    assert record_of(ProcedureVersion.objects.get(pk=version.pk)) == record()


def test_a_change_is_a_new_version_and_the_old_one_stays() -> None:
    first = publish(record(), actor=KEEPER)
    second = publish(record(name="Thủ tục thử mới"), actor=KEEPER)
    first.refresh_from_db()
    assert (first.state, first.superseded_at, first.name) == ("superseded", second.published_at, "Thủ tục thử")
    assert (second.number, second.state) == (2, "published")
    assert Procedure.objects.get().current == second


def test_the_same_again_is_no_new_version() -> None:
    first = publish(record(), actor=KEEPER)
    assert publish(record(), actor=KEEPER) == first
    assert publish(record(sector={"code": "thu", "name": "THỬ"}), actor=KEEPER) == first
    assert ProcedureVersion.objects.count() == 1


def test_each_publication_is_an_event_of_the_ledger() -> None:
    publish(record(), actor=KEEPER)
    publish(record(name="Khác"), actor=KEEPER)
    assert [(event.kind, event.data) for event in Event.objects.order_by("sequence")] == [
        ("procedure.published", {"version": 1, "supersedes": None}),
        ("procedure.published", {"version": 2, "supersedes": 1}),
    ]


ACTORS: dict[str, tuple[Callable[[City], Actor], bool]] = {
    "the city's monitor": (lambda city: officer(1, city.committee.pk, ["monitor"]), True),
    "the city's administrator": (lambda city: officer(1, city.committee.pk, ["administrator"]), True),
    "a ward's monitor": (lambda city: officer(1, city.ward.pk, ["monitor"]), False),
    "who receives and who leads": (lambda city: officer(1, city.committee.pk, ["one_stop", "leader"]), False),
    "a citizen": (lambda _: citizen("an"), False),
    "nobody": (lambda _: NOBODY, False),
}


@pytest.mark.parametrize("who", ACTORS)
def test_only_who_keeps_the_catalogue_may_publish(who: str, city: City) -> None:
    found, allowed = ACTORS[who]
    actor = found(city)
    if allowed:
        assert publish(record(), actor=actor).state == "published"
        return
    with pytest.raises(DomainError) as refusal:
        publish(record(), actor=actor)
    assert refusal.value.code == "catalogue.not_permitted"


def refused(change: Any) -> bool:
    """Whether the database itself refuses a change."""
    try:
        with transaction.atomic():
            change()
    except DatabaseError as error:
        return "catalogue.never_edited" in str(error)
    return False


def test_the_database_refuses_to_edit_what_was_published() -> None:
    version = publish(record(), actor=KEEPER)
    versions = ProcedureVersion.objects.filter(pk=version.pk)
    assert refused(lambda: versions.update(name="Khác"))
    assert refused(lambda: versions.update(state="draft"))
    assert refused(lambda: version.limits.update(amount=Decimal(9)))
    assert refused(lambda: version.components.all().delete())
    assert refused(lambda: version.fees.update(amount=0))
    assert refused(lambda: version.legal_bases.update(number="2"))
    assert refused(lambda: version.cases.update(name="B"))
    assert not refused(lambda: versions.update(state="superseded"))
