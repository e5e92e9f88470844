"""The order of very many units is the order by exact shares: for any counts, with every tie and every near miss."""

from collections.abc import Sequence
from fractions import Fraction
from statistics import median
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.core.identity.models import Unit
from motcua.core.index import queries
from motcua.core.index.definitions import IndicatorSet, NotApplicable
from motcua.core.index.engine.counting import NOT_TOLD, Counted, fed_by, places
from motcua.core.index.periods import Period
from motcua.core.index.queries.ranked import placed
from motcua.core.index.queries.ranking import Peers, Spread, ranking
from motcua.core.index.rules import near_ranks, ranks
from motcua.core.index.weighing import Sort
from tests.core.index.lives import DAY, Life, at
from tests.core.index.test_rules import DOCUMENT, PORTAL
from tests.people import MORNING, City

SEPTEMBER = Period.month(2024, 9).asked(MORNING)
DUE = at("09-10 17:00")
SOURCES = ("payments", "fee_data", "decisions", "exchange", "petitions")

A_THIRD = Fraction(1, 3)
shares = st.one_of(st.fractions(0, 1, max_denominator=9), st.sampled_from([A_THIRD, A_THIRD + Fraction(1, 10**13)]))


@given(st.lists(st.one_of(st.none(), shares)))
def test_near_ranks_are_the_exact_ranks(known: list[Fraction | None]) -> None:
    items = list(enumerate(known))
    near = [(number, None if of is None else float(of)) for number, of in items]
    assert near_ranks(near, lambda number: known[number] or Fraction(0)) == ranks(items)


def test_only_who_comes_near_is_asked_exactly() -> None:
    asked: list[str] = []

    def exact(name: str) -> Fraction:
        asked.append(name)
        return Fraction(1, 2)

    found = near_ranks([("a", 0.7), ("b", 0.5), ("c", 0.5), ("d", 0.1)], exact)
    assert found == [(1, "a"), (2, "b"), (2, "c"), (4, "d")]
    assert asked == ["b", "c"]


counted_so = st.tuples(st.integers(0, 7), st.integers(0, 4)).map(lambda pair: (min(pair), pair[0]))
amounts = st.one_of(counted_so, counted_so, st.just((0, NOT_TOLD)))
SORTS = st.tuples(st.sampled_from(["commune", "city", "province"]), st.sampled_from(["committee", "department"]))
sums = st.lists(amounts, min_size=len(places()), max_size=len(places()))


@settings(max_examples=60)
@given(
    st.lists(st.tuples(sums, SORTS, st.integers(0, 3)), max_size=8),
    st.frozensets(st.sampled_from(SOURCES)),
    st.sampled_from([PORTAL, DOCUMENT, PORTAL.model_copy(update={"not_applicable": NotApplicable.ZERO})]),
    st.sampled_from(["", "1", "2", "3", "4", "5"]),
)
def test_units_stand_in_the_order_of_their_exact_shares(
    told: list[Any], sources: frozenset[str], chosen: IndicatorSet, group: str
) -> None:
    sorts = {number: Sort(*sort) for number, (_, sort, _) in enumerate(told)}
    national = {number: total for number, (_, _, total) in enumerate(told) if total}
    rows = {number: [amount for pair in pairs for amount in pair] for number, (pairs, _, _) in enumerate(told)}
    peers = Peers(sorts, SEPTEMBER, chosen, group, Counted(rows, fed_by(sources)), national)
    fast = peers.in_order()
    exact = placed([peers.figures(Unit(pk=pk, level=of.level, kind=of.kind)) for pk, of in sorts.items()], group)
    assert fast == [(one.rank, one.figures.unit.pk) for one in exact]


def test_who_has_only_what_leans_on_something_untold_has_not_worked() -> None:
    """In the document's way 3.3 leans on 1.4: where nobody tells of 1.4, nobody knows of 3.3 either."""
    rows = [0] * (2 * len(places()))
    rows[places()["dossiers_online"] + 1], rows[places()["dossiers_synced"] + 1] = 3, NOT_TOLD
    counted = Counted({1: rows}, fed_by(SOURCES))
    peers = Peers({1: Sort("city", "committee")}, SEPTEMBER, DOCUMENT, "", counted, {})
    assert peers.in_order() == [(None, 1)]


@pytest.mark.usefixtures("morning")
def test_a_page_of_the_ranking_is_what_all_units_scored_say(city: City) -> None:
    for unit, moment in ((city.planning, DUE + DAY), (city.environment, DUE - DAY)):
        Life(unit=unit.pk).accepted(at("09-02 09:00"), DUE).done(moment).fact().save(force_insert=True)
    everybody = queries.asked_figures("root", "2024-09", children=True)[1:]
    found = ranking(sorts_of(everybody), SEPTEMBER, queries.set_on(MORNING.date()))
    exact = placed(everybody)
    assert found.page(0, 99) == exact and found.page(1, 1) == exact[1:2]
    assert found.position(exact[1].figures.unit.pk) == 1 and found.position(-1) is None
    assert found.of(exact[1].figures.unit) == exact[1] and found.of(Unit(pk=-1)) is None


@pytest.mark.usefixtures("morning")
@pytest.mark.parametrize("group", ["", "2"])
def test_the_median_and_the_best_are_of_those_that_are_ranked(city: City, group: str) -> None:
    worked = {city.planning: DUE + DAY, city.environment: DUE - DAY, city.ward: DUE - DAY, city.office: DUE + DAY}
    for unit, moment in worked.items():
        Life(unit=unit.pk).accepted(at("09-02 09:00"), DUE).done(moment).fact().save(force_insert=True)
        everybody = queries.asked_figures("root", "2024-09", children=True)[1:]
        found = ranking(sorts_of(everybody), SEPTEMBER, queries.set_on(MORNING.date())).by(group)
        told = [one.share for one in placed(everybody, group) if one.share is not None]
        assert found.spread() == Spread(len(told), median(told), max(told)) and found.ranked == len(told)


@pytest.mark.django_db
def test_of_nobody_there_is_no_median(city: City) -> None:
    assert ranking({}, SEPTEMBER, queries.set_on(MORNING.date())).spread() == Spread(0, None, None)


def sorts_of(found: Sequence[queries.UnitFigures]) -> dict[int, Sort]:
    return {one.unit.pk: Sort(one.unit.level, one.unit.kind) for one in found}
