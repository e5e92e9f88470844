"""Golden worlds: for each indicator of Decision 766 a small September, counted by hand.

Unless said otherwise a world is asked on Friday 13 September 2024, 08:00, for one unit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

import pytest
from django.db import models

from motcua.core.catalogue.models import PublicationFact, ServiceFact
from motcua.core.dossiers.definitions import Way
from motcua.core.feedback.definitions import PetitionKind
from motcua.core.feedback.models import PetitionFact
from motcua.core.index.declarations import RATIOS
from motcua.core.index.engine import live
from motcua.core.index.engine.conditions import Part
from motcua.core.index.periods import Period
from tests.core.index.lives import DAY, HOUR, MINUTE, UNIT, Life, at
from tests.people import MORNING

LISTS = (("certified_copy", ("2.000815",)),)
SEPTEMBER = Period.month(2024, 9).asked(MORNING)
SOME_DAY, DUE = at("09-02 09:00"), at("09-10 17:00")
BEFORE, AFTER = at("08-20 09:00"), MORNING + HOUR


def online(**more: object) -> Life:
    return Life(way=Way.SELF_AFAR, channel=2, **more).accepted(SOME_DAY, DUE)  # type: ignore[arg-type]


def life(**more: object) -> Life:
    return Life(**more).accepted(SOME_DAY, DUE)  # type: ignore[arg-type]


def service(procedure: str = "p", unit: int = UNIT, **more: object) -> ServiceFact:
    said = {
        "sector_code": "s", "service_level": "full", "online": True, "has_fee": False, "returns_document": True,
        "for_citizens": True, "on_population": True, "complete": True, "valid_from": at("2024-01-02 00:00"),
    }  # fmt: skip
    return ServiceFact(procedure_code=procedure, unit_id=unit, **(said | more))


def petition(**more: object) -> PetitionFact:
    said = {"petition_id": uuid4(), "code": "PAKN", "unit_id": UNIT, "kind": "rules", "late_from": DUE}
    received = {"first_received_at": SOME_DAY, "received_at": SOME_DAY}
    return PetitionFact(**(said | received | more))


def publication(procedure: str, decided: datetime, **more: object) -> PublicationFact:
    said = {"decide_by": decided + DAY, "public_at": decided + DAY, "public_by": decided + 7 * DAY}
    number = f"{procedure} {decided}"
    return PublicationFact(
        procedure_code=procedure, unit_id=UNIT, decided_at=decided, decision_number=number, **(said | more)
    )


@dataclass(frozen=True)
class World:
    """Rows, and what the indicator counts of them."""

    rows: Sequence[models.Model]
    numerator: int | None
    denominator: int | None


WORLDS: dict[str, Callable[[], World]] = {
    "published_on_time: one in time; one twice, once late, is late": lambda: World(
        [
            publication("1.1", SOME_DAY),
            publication("2.2", SOME_DAY),
            publication("2.2", SOME_DAY + DAY, decide_by=SOME_DAY),
            publication("3.3", BEFORE),
        ], 1, 2,
    ),
    "published_on_time: nobody knows when a legal basis takes effect": lambda: World(
        [publication("1.1", SOME_DAY, decide_by=None)], None, None
    ),
    "public_on_time: in time, late, still missing, not due yet, due and public in August": lambda: World(
        [
            publication("1.1", SOME_DAY),
            publication("2.2", SOME_DAY, public_at=SOME_DAY + 8 * DAY),
            publication("3.3", SOME_DAY, public_at=None),
            publication("4.4", MORNING, public_at=None),
            publication("5.5", BEFORE - 10 * DAY),
        ], 1, 3,
    ),
    "content_full: complete, incomplete, no longer offered": lambda: World(
        [service("1.1"), service("2.2", complete=False), service("3.3", valid_to=SOME_DAY)], 1, 2
    ),
    "dossiers_synced: one sent on, one not yet": lambda: World(
        [life().fact(synced_at=SOME_DAY + HOUR), life().fact(synced_at=AFTER), life().fact()], 1, None
    ),
    "dossiers_synced: nothing is sent on at all": lambda: World([life().fact(tells_exchange=False)], None, None),
    "handled_on_time: done in time, overdue since August, done late": lambda: World(
        [
            life().done(DUE).fact(),
            Life().accepted(BEFORE, at("08-28 17:00")).fact(),
            life().done(DUE + MINUTE).fact(),
            Life().filed(SOME_DAY).fact(),
        ], 1, 3,
    ),
    "average_time: 480 and 960 minutes over two results": lambda: World(
        [
            life().done(DUE, worked=480).fact(),
            life().done(DUE + HOUR, worked=960).fact(),
            life().withdrawn(DUE).fact(),
            Life().accepted(BEFORE, DUE).done(DUE).fact(),
        ], 1440, 2,
    ),
    "services_online: two of three": lambda: World(
        [service("1.1"), service("2.2"), service("3.3", online=False), service("1.1", valid_from=AFTER)], 2, 3
    ),
    "services_used: one has had an online dossier, one only on paper, one only in August": lambda: World(
        [
            service("1.1"), service("2.2"), service("3.3"),
            online(procedure="1.1").fact(), online(procedure="1.1").fact(), life(procedure="2.2").fact(),
            Life(procedure="3.3", channel=2).accepted(BEFORE, DUE).fact(),
        ], 1, 3,
    ),
    "dossiers_online: in hand, with a result, without an electronic one, on paper": lambda: World(
        [
            online().fact(),
            online().done(DUE).fact(),
            online().done(DUE, electronic=False).fact(),
            online(returns_document=False).done(DUE, electronic=False).fact(),
            life().fact(),
            Life(channel=3).accepted(SOME_DAY, DUE).fact(),
        ], 2, 6,
    ),
    "fees_integrated: one of two that cost something": lambda: World(
        [service("1.1", has_fee=True, fee_synced_at=BEFORE), service("2.2", has_fee=True), service("3.3")], 1, 2
    ),
    "fees_integrated: no fee data go out yet": lambda: World([service("1.1", has_fee=True)], None, None),
    "services_paid_online: of two that cost something, one was paid online": lambda: World(
        [
            service("1.1", has_fee=True), service("2.2", has_fee=True), service("3.3"),
            online(procedure="1.1", has_fee=True).fact(paid_at=DUE, paid_online_at=DUE),
            online(procedure="2.2", has_fee=True).fact(paid_at=DUE),
        ], 1, 2,
    ),
    "dossiers_paid_online: online, in cash, not yet, free": lambda: World(
        [
            online(has_fee=True).fact(paid_at=DUE, paid_online_at=DUE),
            online(has_fee=True).fact(paid_at=DUE),
            online(has_fee=True).fact(),
            online().fact(),
        ], 1, 3,
    ),
    "dossiers_paid_online: nobody can pay yet": lambda: World(
        [online(has_fee=True).fact(tells_payments=False)], None, None
    ),
    "electronic_results: electronic, on paper, no paper due, in hand": lambda: World(
        [
            life().done(DUE).fact(),
            life().done(DUE, electronic=False).fact(),
            life(returns_document=False).done(DUE).fact(),
            life().fact(),
        ], 1, 2,
    ),
    "digitised: both, only the result, only the papers": lambda: World(
        [
            life(papers={"components_digital": 2}).done(DUE).fact(),
            life().done(DUE).fact(),
            life(papers={"components_digital": 2}).done(DUE, electronic=False).fact(),
        ], 1, 3,
    ),
    "reused: one paper was not asked for again": lambda: World(
        [life(papers={"components_reused": 1}).fact(), life(papers={"components_digital": 2}).fact()], 1, 2
    ),
    "shared: from her repository, into it, from a register only": lambda: World(
        [
            life(papers={"components_reused": 1}).fact(),
            life().done(DUE).fact(),
            life(papers={"components_reused": 1, "components_register": 1}).fact(),
        ], 2, 3,
    ),
    "services_on_population: of two for people, one": lambda: World(
        [service("1.1"), service("2.2", on_population=False), service("3.3", for_citizens=False)], 1, 2
    ),
    "dossiers_on_population: verified or not": lambda: World(
        [life(identity_verified=True).fact(), life().fact()], 1, 2
    ),
    "petitions_on_time: in time, open in time, late, open and late, from August": lambda: World(
        [
            petition(resolved_at=DUE, late_from=None),
            petition(late_from=AFTER),
            petition(resolved_at=DUE + MINUTE),
            petition(),
            petition(received_at=BEFORE, first_received_at=BEFORE, resolved_at=SOME_DAY, late_from=None),
            petition(received_at=BEFORE, first_received_at=BEFORE, resolved_at=BEFORE, late_from=None),
        ], 3, 5,
    ),
    "petitions_on_time: nobody feeds petitions": lambda: World([], None, None),
    "petitions_satisfied: liked, disliked, repeated, late": lambda: World(
        [
            petition(late_from=None),
            petition(late_from=None, disliked_at=DUE),
            petition(late_from=None, repeated_at=DUE),
            petition(),
        ], 1, 4,
    ),
    "petitions_on_rules: two about the rules, one about conduct, one since August": lambda: World(
        [
            petition(),
            petition(resolved_at=DUE, late_from=None),
            petition(kind=PetitionKind.CONDUCT),
            petition(first_received_at=BEFORE),
        ], 2, 3,
    ),
    "petitions_on_conduct: one about conduct, one since August": lambda: World(
        [
            petition(),
            petition(kind=PetitionKind.CONDUCT),
            petition(kind=PetitionKind.CONDUCT, first_received_at=BEFORE),
        ], 1, 2,
    ),
    "petitions_on_conduct: nobody feeds petitions": lambda: World([], None, None),
    "dossiers_satisfied: content, late, unhappy, both at once": lambda: World(
        [
            life().done(DUE).rated(DUE + HOUR, unhappy=False).fact(),
            life().fact(),
            life().done(DUE).rated(DUE + HOUR, unhappy=True).fact(),
            life().done(DUE + HOUR).rated(DUE + 2 * HOUR, unhappy=True).fact(),
        ], 1, 4,
    ),
    "dossiers_uncomplained: content, late, unhappy, both at once": lambda: World(
        [
            life().done(DUE).rated(DUE + HOUR, unhappy=False).fact(),
            life().fact(),
            life().done(DUE).rated(DUE + HOUR, unhappy=True).fact(),
            life().done(DUE + HOUR).rated(DUE + 2 * HOUR, unhappy=True).fact(),
        ], 2, 4,
    ),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("name", WORLDS)
def test_a_world_counted_by_hand(name: str) -> None:
    world, code = WORLDS[name](), name.partition(":")[0]
    for row in world.rows:
        row.save(force_insert=True)
    count = live.count([(UNIT, UNIT)], SEPTEMBER, LISTS)[UNIT][code]
    assert (count.numerator, count.denominator) == (world.numerator, world.denominator)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in WORLDS if "average_time" not in name])
def test_every_number_opens_to_its_rows(name: str) -> None:
    world, code = WORLDS[name](), name.partition(":")[0]
    for row in world.rows:
        row.save(force_insert=True)
    listed = {part: len(live.ids(code, part, [(UNIT, UNIT)], SEPTEMBER, LISTS)) for part in Part}
    if world.numerator is not None:
        assert listed[Part.PART] == world.numerator
    if world.denominator is not None:
        assert (listed[Part.WHOLE], listed[Part.REST]) == (world.denominator, world.denominator - world.numerator)


def test_no_indicator_is_without_a_world() -> None:
    elsewhere = {"certified_copies", "received", "finished", "in_hand", "overdue", "from_afar"}
    assert {code for code, _ in RATIOS.items()} == {name.partition(":")[0] for name in WORLDS} | elsewhere
