"""Units beside each other: only who has worked is ranked; median and best are those of the ranked."""

from fractions import Fraction
from typing import Any

import pytest

from motcua.core.dossiers.models import DossierFact
from motcua.core.index import queries
from motcua.core.index.periods import Period
from motcua.core.index.queries.course import course
from motcua.core.index.queries.opened import counted_among
from motcua.core.index.queries.ranked import has_worked, placed, share
from tests.core.index.lives import DAY, Life, at
from tests.people import MORNING, City

pytestmark = pytest.mark.usefixtures("morning")

SEPTEMBER = Period.month(2024, 9).asked(MORNING)
DUE = at("09-10 17:00")


def figures(city: City) -> list[Any]:
    return queries.asked_figures("root", "2024-09", children=True)[1:]


def done(unit: Any, moment: Any = DUE - DAY) -> DossierFact:
    fact = Life(unit=unit.pk).accepted(at("09-02 09:00"), DUE).done(moment).fact()
    fact.save(force_insert=True)
    return fact


def test_a_unit_without_a_dossier_has_not_worked_though_it_offers_services(city: City) -> None:
    planning = next(one for one in figures(city) if one.unit == city.planning)
    assert planning.scores["1.3"].count.denominator == 1
    assert not has_worked(planning) and share(planning) is None


def test_who_has_not_worked_comes_last_without_a_rank(city: City) -> None:
    done(city.environment)
    ranked = placed([one for one in figures(city) if one.unit.kind == "department"])
    assert [(one.rank, one.figures.unit.short_name) for one in ranked] == [(1, "TNMT"), (None, "QLĐT")]


def test_of_some_rows_those_are_counted_that_the_figure_counts(city: City) -> None:
    good, bad = done(city.planning), done(city.planning, DUE + DAY)
    asked = queries.units_asked(city.planning.code, MORNING.date())[0]
    chosen = queries.set_on(MORNING.date())
    found = counted_among([good.pk, bad.pk], "handled_on_time", asked, SEPTEMBER, chosen)
    assert found == {good.pk}
    assert counted_among([], "handled_on_time", asked, SEPTEMBER, chosen) == frozenset()


def test_the_course_tells_each_month_as_it_stood_at_its_end(city: City) -> None:
    life = Life(unit=city.planning.pk).accepted(at("08-28 09:00"), at("09-05 17:00")).done(at("09-06 09:00"))
    life.fact().save(force_insert=True)
    months = [Period.month(2024, month).asked(MORNING) for month in (7, 8, 9)]
    found = course(city.planning, months, queries.set_on(MORNING.date()))
    ratios = [one.scores["2.1"].count.ratio for one in found]
    assert ratios == [None, Fraction(1), Fraction(0)]


def test_a_month_before_any_set_was_in_force_is_left_out(city: City) -> None:
    months = [Period.month(2022, month).asked(MORNING) for month in (5, 7)]
    found = course(city.planning, months, queries.set_on(MORNING.date()))
    assert [one.window.code for one in found] == ["2022-07"]
    always = course(city.planning, months, queries.set_on(MORNING.date()), always=True)
    assert [one.window.code for one in always] == ["2022-05", "2022-07"]
