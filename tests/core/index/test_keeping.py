"""Keeping while others write: nothing falls between the announcement, the count and the reader."""

import re
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from motcua.core.identity.models import Unit
from motcua.core.index.declarations import RATIOS, Asked, Measure, Relation
from motcua.core.index.engine import kept, live
from motcua.core.index.engine.relations import UNIT_COLUMN, table_name
from motcua.core.index.models import KeptPeriod
from motcua.core.index.periods import Period
from motcua.core.index.services import keep_figures as service
from motcua.kernel import clock
from tests.core.index.lives import Life, at
from tests.people import MORNING, make_unit

AUGUST = Period.month(2024, 8)
WINDOW = AUGUST.asked(MORNING)
LISTS = (("certified_copy", ("2.000815",)),)
LATER = "UPDATE dossiers_dossierfact SET late_from = accepted_at + interval '1 day'"


@pytest.fixture
def unit(transactional_db: None) -> Unit:
    """A unit with a dossier of August that was on time."""
    found: Unit = make_unit("T", "T", "T", "committee", "city", None)
    Life(unit=found.pk).accepted(at("08-05 09:00"), at("09-20 17:00")).fact().save(force_insert=True)
    return found


@pytest.fixture
def other(transactional_db: None) -> Iterator[BaseDatabaseWrapper]:
    """Somebody else's connection, in a transaction."""
    found = connection.copy()
    found.set_autocommit(False)
    yield found
    found.close()


def keep() -> None:
    with clock.at(MORNING):
        service.keep_figures(AUGUST)
    connection.close()


def is_right(unit: Unit) -> bool:
    return unit.pk in kept.right({unit.pk: [unit.pk]}, WINDOW, LISTS)


def on_time(unit: Unit) -> int | None:
    return kept.count([(unit.pk, unit.pk)], WINDOW, LISTS)[unit.pk]["handled_on_time"].numerator


def test_who_began_before_the_announcement_is_waited_for(unit: Unit, other: Any) -> None:
    other.cursor().execute(LATER)  # nothing is kept yet, so nothing is noted
    keeper = Thread(target=keep)
    keeper.start()
    while keeper.is_alive() and not KeptPeriod.objects.exists():
        keeper.join(0.05)
    keeper.join(0.3)
    assert keeper.is_alive()
    other.commit()
    keeper.join(20)
    assert is_right(unit) and on_time(unit) == 0


def test_nobody_waits_for_what_is_done_in_another_database(unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "PATIENCE", 0)
    elsewhere = connection.copy()
    elsewhere.settings_dict["NAME"] = "postgres"
    elsewhere.set_autocommit(False)
    elsewhere.cursor().execute("SELECT pg_current_xact_id()")
    keep()
    elsewhere.close()
    assert is_right(unit)


def test_what_commits_after_the_snapshot_is_not_taken_for_seen(
    unit: Unit, other: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def counted(*asked: Any) -> Any:
        other.cursor().execute(LATER)
        return sums(*asked)

    sums = live.sums
    monkeypatch.setattr(live, "sums", counted)
    keep()
    monkeypatch.undo()
    assert is_right(unit) and on_time(unit) == 1  # not committed: it has not happened
    other.commit()
    assert not is_right(unit) and on_time(unit) == 0


class Spied:
    """Stands for the rows of a relation, or a value of them, and remembers which columns were read."""

    def __init__(self) -> None:
        self.read: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.read.add(name)
        return Value()


class Value:
    def __getattr__(self, name: str) -> Any:
        return lambda *_: self

    def _with(self, other: object = None) -> "Value":
        return self

    __and__ = __or__ = __lt__ = __le__ = __gt__ = __ge__ = __invert__ = _with
    __eq__ = __ne__ = _with  # type: ignore[assignment]


def read_by(measure: Measure) -> Iterator[tuple[Relation, set[str]]]:
    asked = Asked(Value(), Value(), {"certified_copy": ()})
    facts = Spied()
    for question in filter(None, (measure.condition, measure.unless)):
        question(facts, asked)
    if measure.value is not None:
        measure.value(facts)
    yield measure.relation, facts.read | ({measure.key} if measure.key else set())
    if measure.having is not None:
        behind = Spied()
        measure.having.condition(behind, asked)
        yield measure.having.relation, behind.read | {measure.having.key}


@pytest.mark.django_db
def test_every_column_that_a_measure_reads_is_watched() -> None:
    watched, engine = _watched(), {Relation.DOSSIER: {"rulings"}}
    measures = [one for ratio in RATIOS for one in (ratio.part, ratio.whole) if one is not None]
    seen = set()
    for relation, read in (found for measure in measures for found in read_by(measure)):
        seen.add(relation)
        columns = (read - {"unit"}) | {UNIT_COLUMN[relation]} | engine.get(relation, set())
        assert columns <= watched[table_name(relation)]
    assert seen == set(Relation)


def _watched() -> dict[str, set[str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
            "WHERE tgname = 'note_revision'"
        )
        return {table: set(re.findall(r"OLD\.([a-z_]+)", source)) for table, source in cursor.fetchall()}
