"""Units end in the middle of a year; what they received stays counted, once, in whoever carries it on."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from motcua.core.dossiers.models import DossierFact
from motcua.core.identity import queries as identity
from motcua.core.identity.models import Unit, UnitPlacement
from motcua.core.identity.services.end_unit import end_unit
from motcua.core.identity.services.place_unit import place_unit
from motcua.core.index import queries
from motcua.core.index.engine import live
from motcua.core.index.engine.audit import Audit
from motcua.core.index.engine.conditions import Part
from motcua.core.index.periods import Period
from motcua.core.index.queries.asked import scope_of, units_asked
from motcua.core.index.queries.scored import lists_of
from motcua.core.index.services.compare import compare
from motcua.core.index.services.export_facts import export_facts
from motcua.kernel.errors import DomainError
from tests.core.index.lives import DAY, Life, at
from tests.people import FOUNDED, City, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("morning")]

LAST, AFTER = date(2024, 9, 6), date(2024, 9, 7)
RECEIVED = at("09-02 09:00")


@pytest.fixture
def twelfth(city: City) -> Unit:
    """A ward with one dossier in time, beside Phường 1 with one that is late."""
    ward = make_unit("H06.30.32", "UBND Phường 12", "Phường 12", "committee", "commune", parent=city.committee)
    Life(unit=ward.pk).accepted(RECEIVED, RECEIVED + 30 * DAY).fact().save(force_insert=True)
    Life(unit=city.ward.pk).accepted(RECEIVED, RECEIVED + DAY).fact().save(force_insert=True)
    return ward


def on_time(code: str, period: str) -> tuple[int | None, int | None]:
    (found,) = queries.asked_figures(code, period)
    count = found.scores["2.1"].count
    return count.numerator, count.denominator


@pytest.mark.parametrize("period", ["2024-09", "2024-Q3", "2024"])
def test_what_an_ended_unit_received_stays_in_the_city(city: City, twelfth: Unit, period: str) -> None:
    assert on_time("root", period) == (1, 2)
    end_unit(twelfth, actor=city.lan.actor, last_day=LAST)
    assert on_time("root", period) == (1, 2)
    assert on_time(twelfth.code, period) == (1, 1)


def test_a_successor_counts_what_it_carries_on_and_only_from_then_on(city: City, twelfth: Unit) -> None:
    Life(unit=twelfth.pk).accepted(at("08-05 09:00"), at("08-30 09:00")).done(at("08-20 09:00")).fact().save()
    end_unit(twelfth, actor=city.lan.actor, last_day=LAST, successor=city.ward)
    assert (on_time(city.ward.code, "2024-09"), on_time("root", "2024-09")) == ((1, 2), (1, 2))
    assert (on_time(city.ward.code, "2024-08"), on_time(twelfth.code, "2024-08")) == ((0, 0), (1, 1))


def test_whoever_follows_the_successor_counts_it_too(city: City, twelfth: Unit) -> None:
    last = make_unit("H06.30.33", "UBND Phường 13", "Phường 13", "committee", "commune", parent=city.committee)
    end_unit(twelfth, actor=city.lan.actor, last_day=LAST, successor=last)
    end_unit(last, actor=city.lan.actor, last_day=AFTER, successor=city.ward)
    later = AFTER + timedelta(days=1)
    assert {twelfth.pk, last.pk} < identity.subtree_ids(city.ward, later)
    assert twelfth.pk not in identity.subtree_ids(city.ward, AFTER)
    assert [unit.code for unit in identity.ancestors(twelfth, later)] == [
        last.code,
        city.ward.code,
        city.committee.code,
    ]


def test_it_goes_where_its_last_parent_goes(city: City, twelfth: Unit) -> None:
    place_unit(twelfth, actor=city.lan.actor, parent=city.office, from_day=date(2024, 9, 1))
    end_unit(twelfth, actor=city.lan.actor, last_day=LAST)
    place_unit(city.office, actor=city.lan.actor, parent=city.planning, from_day=date(2024, 9, 10))
    assert twelfth.pk in identity.subtree_ids(city.planning, date(2024, 9, 10))
    assert twelfth.pk not in identity.subtree_ids(city.planning, date(2024, 9, 9))


def test_rows_of_a_period_make_up_its_whole(city: City, twelfth: Unit) -> None:
    end_unit(twelfth, actor=city.lan.actor, last_day=LAST)
    city_row, *rows = queries.asked_figures("root", "2024-09", children=True)
    assert twelfth in [row.unit for row in rows]
    assert sum(row.scores["2.1"].count.denominator or 0 for row in rows) == city_row.scores["2.1"].count.denominator
    assert twelfth not in identity.children(city.committee, AFTER)
    assert twelfth.code in [one.unit.code for one in identity.tree(AFTER, since=LAST)]


def test_the_audit_counts_by_the_same_units(city: City, twelfth: Unit, tmp_path: Path) -> None:
    end_unit(twelfth, actor=city.lan.actor, last_day=LAST, successor=city.ward)
    export_facts(tmp_path)
    shown = [row for one in queries.asked_figures("root", "2024", children=True) for row in queries.plain_rows(one)]
    with Audit(tmp_path) as audit:
        again = queries.asked_figures("root", "2024", children=True, engine=audit.count)
    assert [row for one in again for row in queries.plain_rows(one)] == shown


def test_units_begin_and_end_at_the_midnight_of_the_city(city: City, twelfth: Unit, tmp_path: Path) -> None:
    """At three in the morning it is still yesterday in London."""
    end_unit(twelfth, actor=city.lan.actor, last_day=LAST)
    new = make_unit("H06.30.33", "UBND Phường 13", "Phường 13", "committee", "commune", parent=city.committee)
    Unit.objects.filter(pk=new.pk).update(valid_from=AFTER)
    window = Period.day(AFTER).asked(at("09-07 03:00"))
    asked, lists = units_asked("root", AFTER), lists_of(queries.set_on(AFTER))
    there = live.ids("certified_copies", Part.WHOLE, scope_of(asked), window, lists)
    assert there == sorted([city.ward.pk, new.pk])
    export_facts(tmp_path)
    with Audit(tmp_path) as audit:
        (counted,) = audit.count(scope_of(asked), window, lists).values()
    assert counted["certified_copies"].denominator == 2


@pytest.mark.parametrize("successor", ["twelfth", "planning"])
def test_who_does_not_work_the_day_after_succeeds_nobody(city: City, twelfth: Unit, successor: str) -> None:
    end_unit(city.planning, actor=city.lan.actor, last_day=date(2024, 9, 1))
    with pytest.raises(DomainError) as refusal:
        end_unit(
            twelfth, actor=city.lan.actor, last_day=LAST, successor=twelfth if successor == "twelfth" else city.planning
        )
    assert (refusal.value.code, refusal.value.field) == ("unit.successor", "successor")


def test_who_watches_above_still_sees_what_an_ended_unit_has(city: City, twelfth: Unit) -> None:
    from motcua.core.index.policies import watched

    end_unit(twelfth, actor=city.lan.actor, last_day=LAST)
    assert twelfth.pk in watched(city.phuc.actor)
    (asked,) = units_asked(twelfth.code, date(2024, 9, 30))
    assert asked.counted == {twelfth.pk}


def test_the_comparison_finds_dossiers_that_nobody_counts(city: City, twelfth: Unit) -> None:
    DossierFact.objects.all().delete()
    UnitPlacement.objects.filter(unit=twelfth).delete()
    Life(unit=twelfth.pk).accepted(RECEIVED, None).fact().save(force_insert=True)
    Life(unit=999_999).accepted(RECEIVED, None).fact().save(force_insert=True)
    early = at(f"{FOUNDED.year - 1}-12-31 10:00")
    Life(unit=city.ward.pk).accepted(early, None).fact().save(force_insert=True)
    said = {str(one) for one in compare().differences}
    assert said >= {
        "index.counted_nowhere: H06.30.32: 1 dossiers",
        "index.counted_nowhere: 999999: 1 dossiers",
        f"index.unit_not_there_yet: {city.ward.code}: 1 dossiers",
    }
