"""What costs points, and what may yet: exactly by the score law, for each dossier, in a fixed number of questions."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from motcua.core.dossiers.models import DossierFact
from motcua.core.identity.models import Unit
from motcua.core.index import queries
from motcua.core.index.engine import judging
from motcua.core.index.engine.conditions import Part
from motcua.core.index.periods import Period
from motcua.core.index.queries.costs import Costs, costly_page, costs_of
from motcua.core.index.queries.opened import opened
from motcua.core.index.queries.risks import Danger, DuePlace, is_late, open_by_due, points_at_risk
from tests.core.index.lives import DAY, HOUR, Life, at
from tests.people import FOUNDED, MORNING, City

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]

SEPTEMBER = Period.month(2024, 9).asked(MORNING)
SOME_DAY, DUE = at("09-02 09:00"), at("09-10 17:00")


def costs(unit: Unit) -> tuple[Costs, Any]:
    (asked,) = queries.units_asked(unit.code, SEPTEMBER.tree_day)
    (found,) = queries.figures([asked], SEPTEMBER, queries.set_on(SEPTEMBER.tree_day))
    return costs_of(asked, found), asked


def kept(unit: Unit, *lives: Life, **more: Any) -> list[DossierFact]:
    facts = []
    for life in lives:
        fact = life.fact(**more)
        fact.competent_unit_id = unit.pk
        fact.save(force_insert=True)
        facts.append(fact)
    return facts


def test_the_dearest_dossier_comes_first_with_the_indicators_that_it_costs(city: City) -> None:
    (late,) = kept(city.planning, Life(channel=2).accepted(SOME_DAY, DUE))
    kept(city.planning, Life(channel=2, identity_verified=True).accepted(SOME_DAY, MORNING + DAY))
    found, asked = costs(city.planning)
    rows, after = costly_page(asked, SEPTEMBER, found)
    assert (rows[0].dossier_id, after) == (late.dossier_id, None)
    worth = rows[0].cost.each.by_indicator
    assert (worth["2.1"], worth["4.6"]) == (Fraction(10), Fraction(1))
    assert worth["5.3"] == Fraction(6) - Fraction(6) * Fraction(5, 9)


def test_a_dossier_whose_target_is_reached_anyway_costs_nothing(city: City) -> None:
    papers = {"components_reused": 2}
    online = {"channel": 2, "papers": papers, "returns_document": False}
    kept(city.planning, *(Life(**online).accepted(SOME_DAY, MORNING + DAY) for _ in range(9)))
    kept(city.planning, Life(channel=1, papers=papers).accepted(SOME_DAY, MORNING + DAY))
    found, _ = costs(city.planning)
    assert all("3.3" not in one.each.by_indicator for one in found.groups)


def test_pages_go_on_where_they_ended_and_show_every_dossier_once(city: City) -> None:
    kept(city.planning, *(Life(channel=1 + n % 2).accepted(SOME_DAY + n * HOUR, DUE) for n in range(7)))
    found, asked = costs(city.planning)
    seen, after = costly_page(asked, SEPTEMBER, found, size=3)
    while after:
        rows, after = costly_page(asked, SEPTEMBER, found, after=after, size=3)
        seen += rows
    assert len({row.dossier_id for row in seen}) == len(seen) == sum(one.dossiers for one in found.groups) == 7
    assert [row.cost.each.points for row in seen] == sorted((row.cost.each.points for row in seen), reverse=True)


def test_only_one_group_is_listed_when_asked_for(city: City) -> None:
    kept(city.planning, *(Life(channel=1 + n % 2).accepted(SOME_DAY, DUE) for n in range(5)))
    found, asked = costs(city.planning)
    mask = found.groups[-1].mask
    rows, _ = costly_page(asked, SEPTEMBER, found, only=mask)
    assert len(rows) == found.groups[-1].dossiers and {row.cost.mask for row in rows} == {mask}


class TheMaskIsWhatTheFigureSays(TestCase):
    @pytest.mark.slow
    @given(st.lists(st.tuples(st.integers(1, 2), st.booleans(), st.integers(0, 3)), max_size=6))
    def test_as_many_dossiers_lack_an_indicator_as_its_list_has(self, drawn: list[tuple[int, bool, int]]) -> None:
        unit = Unit.objects.create(code="U", name="U", kind="committee", level="commune", valid_from=FOUNDED)
        ways = {0: lambda life: life, 1: lambda life: life.done(DUE), 2: lambda life: life.done(DUE + HOUR),
                3: lambda life: life.asked(DUE).answered(DUE + HOUR).asked(DUE + 2 * HOUR)}  # fmt: skip
        for channel, known, way in drawn:
            kept(unit, ways[way](Life(channel=channel, identity_verified=known).accepted(SOME_DAY, DUE)))
        asked = queries.UnitAsked(unit, frozenset({unit.pk}))
        chosen = queries.set_on(SEPTEMBER.tree_day)
        among = (1 << len(judging.judged_codes())) - 1
        found = judging.masks([(unit.pk, unit.pk)], SEPTEMBER, tuple(sorted(chosen.lists.items())), among)
        for code in judging.judged_codes():
            if code != "dossiers_synced":
                listed = opened(code, Part.REST, asked, SEPTEMBER, chosen).ids
                assert len(listed) == sum(n for mask, n in found.items() if code in judging.codes_of(mask)), code


def test_a_dossier_in_time_risks_what_its_lateness_would_cost(city: City) -> None:
    (fact,) = kept(city.planning, Life(papers={"components_digital": 1}).accepted(SOME_DAY, MORNING + DAY))
    risk = points_at_risk([fact.dossier_id])[fact.dossier_id]
    assert set(risk.dangers) == {Danger.LATE}
    assert risk.dangers[Danger.LATE].by_indicator == {"2.1": Fraction(20), "5.3": Fraction(6)}
    assert risk.points == 26


SAFE = ["handled_on_time:met", "dossiers_satisfied:met"]
RISKS: dict[str, tuple[Life, dict[str, Any], set[Danger]]] = {
    "late already: those points are gone": (Life(papers={"components_digital": 1}).accepted(SOME_DAY, DUE), {}, set()),
    "not scanned yet": (Life().accepted(SOME_DAY, MORNING + DAY), {}, {Danger.LATE, Danger.UNSCANNED}),
    "finished": (Life().accepted(SOME_DAY, DUE).done(DUE - HOUR), {}, set()),
    "not accepted yet": (Life().filed(SOME_DAY), {}, set()),
    "a contest was upheld": (
        Life(papers={"components_digital": 1}).accepted(SOME_DAY, MORNING + DAY), {"rulings": SAFE}, set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", RISKS)
def test_what_an_open_dossier_may_still_lose(city: City, case: str) -> None:
    life, more, dangers = RISKS[case]
    (fact,) = kept(city.planning, life, **more)
    found = points_at_risk([fact.dossier_id])
    assert set(found[fact.dossier_id].dangers if found else {}) == dangers


def test_a_fee_not_paid_online_is_at_risk_once_payments_are_fed(city: City) -> None:
    papers = {"components_digital": 1}
    paid = Life(has_fee=True, papers=papers).accepted(SOME_DAY, MORNING + DAY)
    silent, unpaid = (Life(has_fee=True, papers=papers).accepted(SOME_DAY, MORNING + DAY) for _ in range(2))
    (silent,) = kept(city.planning, silent, tells_payments=False)
    assert Danger.UNPAID not in points_at_risk([silent.dossier_id])[silent.dossier_id].dangers
    kept(city.planning, paid, paid_at=DUE, paid_online_at=DUE)
    (unpaid,) = kept(city.planning, unpaid)
    assert Danger.UNPAID not in points_at_risk([silent.dossier_id])[silent.dossier_id].dangers
    found = points_at_risk([unpaid.dossier_id])[unpaid.dossier_id]
    assert found.dangers[Danger.UNPAID].by_indicator == {"3.6": Fraction(3)}


@pytest.mark.parametrize("dossiers", [1, 6])
def test_the_inboxs_risks_cost_the_same_questions_however_many(
    city: City, django_assert_max_num_queries: Any, dossiers: int
) -> None:
    facts = kept(city.planning, *(Life().accepted(SOME_DAY, MORNING + DAY) for _ in range(dossiers)))
    with django_assert_max_num_queries(6):
        assert len(points_at_risk([fact.dossier_id for fact in facts])) == dossiers


def test_open_dossiers_come_as_they_are_due_page_by_page_and_at_the_end_what_is_late(city: City) -> None:
    dues = [MORNING + DAY / 2, MORNING + DAY, None, DUE]  # of each two, for places may be equal
    pairs = [kept(city.planning, *(Life().accepted(SOME_DAY, due) for _ in range(2))) for due in dues]
    found = list(open_by_due([city.planning.pk], MORNING))
    assert [{one.pk for one in found[at : at + 2]} for at in (0, 2, 4, 6)] == [{one.pk for one in two} for two in pairs]
    for number, fact in enumerate(found, start=1):
        assert list(open_by_due([city.planning.pk], MORNING, DuePlace.of(fact, MORNING))) == found[number:]


def test_who_waits_for_the_applicant_is_not_late_and_who_asked_twice_is(city: City) -> None:
    waits = Life().accepted(SOME_DAY, DUE).asked(DUE - DAY)
    twice = Life().asked_first(SOME_DAY).accepted(SOME_DAY + DAY, MORNING + DAY).asked(SOME_DAY + 2 * DAY)
    pair = kept(city.planning, waits, twice)
    assert [is_late(fact, MORNING) for fact in pair] == [False, True]
    assert [fact.pk for fact in open_by_due([city.planning.pk], MORNING)] == [fact.pk for fact in pair]
