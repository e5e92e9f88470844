"""What is kept of a period that is over is what the facts say: whatever is changed afterwards, by whoever it is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from motcua.core.catalogue.models import ServiceFact
from motcua.core.dossiers import facts
from motcua.core.dossiers.models import DossierFact
from motcua.core.identity import queries as identity
from motcua.core.identity.models import Unit, UnitPlacement
from motcua.core.index import queries
from motcua.core.index.engine import kept, live
from motcua.core.index.engine.counting import places
from motcua.core.index.models import KeptPeriod, Revision
from motcua.core.index.periods import Period
from motcua.core.index.queries.asked import scope_of, with_all_below
from motcua.core.index.queries.scored import lists_of
from motcua.core.index.services.compare import compare
from motcua.core.index.services.keep_figures import keep_figures, keep_last_periods
from motcua.core.index.services.rebuild import rebuild
from motcua.core.ledger.definitions import system
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from tests.core.index.lives import Life, at
from tests.core.index.test_histories import NEW_YEAR, hours, lives
from tests.people import MORNING, City, make_unit

AUGUST = Period.month(2024, 8)
WINDOW = AUGUST.asked(MORNING)
LISTS = (("certified_copy", ("2.000815",)),)


def asked() -> list[queries.UnitAsked]:
    day = WINDOW.tree_day
    return with_all_below(identity.subtree(identity.root(day), day), day)


def right() -> set[str]:
    """Short names of the units whose kept figures hold."""
    found = kept.right({one.unit.pk: one.counted for one in asked()}, WINDOW, lists_of(queries.set_on(WINDOW.tree_day)))
    return {one.unit.short_name for one in asked() if one.unit.pk in found}


def is_exact() -> bool:
    scope, lists = scope_of(asked()), lists_of(queries.set_on(WINDOW.tree_day))
    return kept.count(scope, WINDOW, lists) == live.count(scope, WINDOW, lists)


@pytest.fixture
def dossier(city: City, morning: None) -> DossierFact:
    """Received in August at the planning division, late and still in hand; then August is kept."""
    fact = Life(unit=city.planning.pk).accepted(at("08-05 09:00"), at("08-12 17:00")).fact()
    fact.save(force_insert=True)
    assert keep_figures(AUGUST).counted == len(asked())
    return fact


def test_what_is_kept_is_read_and_not_counted_again(dossier: DossierFact) -> None:
    assert len(right()) == len(asked()) and is_exact()
    assert keep_figures(AUGUST).counted == 0


def late_entry(fact: DossierFact) -> None:
    Life(unit=fact.competent_unit_id).accepted(at("08-31 16:00"), None).fact().save(force_insert=True)


def ruling(fact: DossierFact) -> None:
    DossierFact.objects.filter(pk=fact.pk).update(rulings=["handled_on_time:met"])


def told_otherwise(fact: DossierFact) -> None:
    fact.accepted_at = at("09-02 09:00")
    DossierFact.objects.filter(pk=fact.pk).delete()
    facts._write([fact])


def offered_since_june(fact: DossierFact) -> None:
    said = {"sector_code": "s", "service_level": "full", "online": True, "has_fee": False, "returns_document": True}
    more = {"for_citizens": True, "on_population": False, "complete": True, "valid_from": at("06-01 00:00")}
    ServiceFact.objects.create(procedure_code="q", unit_id=fact.competent_unit_id, **said, **more)


def moved_below(fact: DossierFact) -> None:
    above = Unit.objects.get(short_name="TNMT")
    UnitPlacement.objects.filter(unit_id=fact.competent_unit_id).update(parent=above)


# What happens → whose kept figures do not hold any more: the unit's own, and those of everything above it.
REACHES_BACK: dict[Callable[[DossierFact], None], set[str]] = {
    late_entry: {"QLĐT", "TP Vũng Tàu"},
    ruling: {"QLĐT", "TP Vũng Tàu"},
    told_otherwise: {"QLĐT", "TP Vũng Tàu"},
    offered_since_june: {"QLĐT", "TP Vũng Tàu"},
    moved_below: {"TNMT"},
}


@pytest.mark.parametrize("change", REACHES_BACK)
def test_what_reaches_back_is_counted_anew(dossier: DossierFact, change: Callable[[DossierFact], None]) -> None:
    before = right()
    change(dossier)
    assert before - right() == REACHES_BACK[change] and is_exact()


def finished_today(fact: DossierFact) -> None:
    fact.finished_at, fact.outcome, fact.worked_minutes = MORNING, "done", 480
    fact.electronic_result_at = fact.rated_at = fact.unhappy_at = MORNING
    fact.save()


def told_the_same(fact: DossierFact) -> None:
    fact.save()


def renamed(fact: DossierFact) -> None:
    Unit.objects.filter(pk=fact.competent_unit_id).update(name="Phòng Đô thị")


@pytest.mark.parametrize("change", [finished_today, told_the_same, renamed])
def test_what_happens_today_changes_nothing_of_august(dossier: DossierFact, change: Callable[[Any], None]) -> None:
    change(dossier)
    assert len(right()) == len(asked()) and not Revision.objects.exists() and is_exact()


def test_as_long_as_nothing_is_kept_nothing_is_noted(city: City, morning: None) -> None:
    late_entry(DossierFact(competent_unit_id=city.planning.pk))
    assert not Revision.objects.exists()


def test_an_import_of_many_rows_notes_a_unit_only_where_it_reaches_further_back(dossier: DossierFact) -> None:
    for day in (20, 21, 9, 22, 10, 23):
        life = Life(unit=dossier.competent_unit_id).accepted(at(f"08-{day:02} 09:00"), None)
        life.fact().save(force_insert=True)
    noted = Revision.objects.filter(unit_id=dossier.competent_unit_id).order_by("pk")
    assert [one.since for one in noted] == [at("08-20 09:00"), at("08-09 09:00")] and is_exact()


def test_what_runs_is_not_kept(city: City, morning: None) -> None:
    with pytest.raises(DomainError, match="đã kết thúc"):
        keep_figures(Period.month(2024, 9))


def test_each_night_what_ended_last_is_kept_and_compared(dossier: DossierFact) -> None:
    kept_then = [one.period for one in keep_last_periods()]
    assert {"2023-09", "2023-Q3", "2023", "2024-Q2", "2024-08"} <= set(kept_then)
    assert not {"2022", "2024-09", "2024-Q3"} & set(kept_then)  # before the city, and running
    KeptPeriod.objects.get(period="2024-08").sums.update(sums=[7] * 2 * len(places()))
    assert any((one.period, one.shown) == ("2024-08", (7, 7)) for one in compare().differences)


def test_facts_written_anew_forget_what_was_kept(dossier: DossierFact) -> None:
    rebuild(actor=system("test"))
    assert not KeptPeriod.objects.exists() and right() == set() and is_exact()


class Revised(TestCase):
    """Two units and what stands above them, through the turn of a year; some lives go on after it was kept."""

    @pytest.mark.slow
    @settings(max_examples=15)
    @given(st.lists(lives(), min_size=1, max_size=5), st.data(), st.sampled_from(["2023-12", "2023-Q4", "2023"]))
    def test_kept_and_revised_is_counted(self, told: list[Life], data: st.DataObject, period: str) -> None:
        with clock.at(NEW_YEAR + timedelta(days=60)):
            top = make_unit("T", "T", "T", "committee", "city", None)
            units = [make_unit(f"U{n}", f"U{n}", f"U{n}", "department", "city", top) for n in (1, 2)]
            for life in told:
                life.events[0].data["dimensions"]["competent_unit_id"] = data.draw(st.sampled_from(units)).pk
            short = [Life(**{**vars(life), "events": life.events[: data.draw(st.integers(1, 9))]}) for life in told]
            DossierFact.objects.bulk_create(life.fact() for life in short)
            window = Period.parse(period, NEW_YEAR.date()).asked(clock.now())
            below = identity.subtrees([top.pk, *(unit.pk for unit in units)], window.tree_day)
            scope = [(root, unit) for root, of in below.items() for unit in of]
            keep_figures(window.period)
            assert set(kept.right(below, window, LISTS)) == set(below)
            late = data.draw(st.lists(st.sampled_from(told), unique_by=id))
            for life in late:
                life.fact(paid_online_at=NEW_YEAR + data.draw(hours)).save(force_update=True)
            assert kept.count(scope, window, LISTS) == live.count(scope, window, LISTS)
