"""What if, and what may be: other rules over the same counts, and a band that says how it was made."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.core.dossiers.services.withdraw import withdraw
from motcua.core.index import queries
from motcua.core.index.models import IndexSet
from motcua.core.index.periods import Period
from motcua.core.index.queries.forecast import Forecast, forecast
from motcua.core.index.queries.own import Own, own_counts, own_page
from motcua.core.index.supposing import supposed
from motcua.core.ledger.models import Event
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from tests.core.dossiers.walk import walked
from tests.people import City

pytestmark = [pytest.mark.django_db]


def now_set() -> Any:
    return queries.set_on(clock.today())


def test_other_weights_score_the_same_counts_and_store_nothing(city: City, morning: clock.Hand) -> None:
    walked(city, "accepted")
    changed = supposed(now_set(), {"2.1": Decimal(40)}, {"3.3": Decimal(1)})
    asked = queries.units_asked(city.planning.code, clock.today())
    window = Period.month(2024, 9).asked(clock.now())
    events = Event.objects.count()
    (plain,), (other,) = queries.figures(asked, window, now_set()), queries.figures(asked, window, changed)
    assert (plain.scores["2.1"].points, other.scores["2.1"].points) == (Fraction(20), Fraction(40))
    assert plain.scores["2.1"].count == other.scores["2.1"].count
    assert (Event.objects.count(), IndexSet.objects.count()) == (events, 0)


def test_groups_stay_the_sum_of_what_is_in_them(morning: clock.Hand) -> None:
    changed = supposed(now_set(), {"2.1": Decimal("12.5")}, {})
    for group in changed.groups:
        assert group.max == sum(one.max for one in group.indicators)


@pytest.mark.parametrize(
    ("weights", "targets", "field"),
    [
        ({"2.1": Decimal(101)}, {}, "2.1"),
        ({"2.1": Decimal(-1)}, {}, "2.1"),
        ({}, {"3.3": Decimal(0)}, "3.3"),
        ({}, {"3.3": Decimal("1.5")}, "3.3"),
        ({"9.9": Decimal(1)}, {}, "9.9"),
        ({"2.2": Decimal(5)}, {}, "2.2"),
    ],
)
def test_an_impossible_supposition_is_refused_beside_its_box(
    morning: clock.Hand, weights: dict[str, Decimal], targets: dict[str, Decimal], field: str
) -> None:
    with pytest.raises(DomainError) as refused:
        supposed(now_set(), weights, targets)
    assert refused.value.field == field


def told(city: City) -> Forecast:
    (asked,) = queries.units_asked(city.planning.code, clock.today())
    return forecast(asked, Period.month(clock.now().year, clock.now().month).asked(clock.now()))


def test_the_band_lies_between_all_in_time_and_nothing_more_done(city: City, morning: clock.Hand) -> None:
    walked(city, "accepted")
    found = told(city)
    assert found.high.scores["2.1"].points == Fraction(20)
    assert found.low.scores["2.1"].points == Fraction(0)
    low, high = found.low.total.scaled, found.high.total.scaled
    assert low is not None and high is not None and low <= high


def test_what_is_due_only_after_the_month_widens_no_band(city: City, morning: clock.Hand) -> None:
    morning.advance(days=13)
    walked(city, "accepted")
    found = told(city)
    assert found.low.scores["2.1"] == found.high.scores["2.1"]


def test_what_waits_for_the_citizen_cannot_fall_late_by_time_alone(city: City, morning: clock.Hand) -> None:
    dossier = walked(city, "assigned")
    items = [{"component": "sketch", "name": "Sơ đồ", "problem": "Mờ."}]
    ask_supplement(dossier, actor=city.em.actor, version=dossier.version, items=items)
    found = told(city)
    assert found.low.scores["2.1"].points == Fraction(20)


def test_em_sees_what_she_did_and_khoa_sees_his_own(city: City, morning: clock.Hand) -> None:
    walked(city, "numbered")
    dossier = walked(city, "assigned")
    items = [{"component": "sketch", "name": "Sơ đồ", "problem": "Mờ."}]
    ask_supplement(dossier, actor=city.em.actor, version=dossier.version, items=items)
    window = Period.month(2024, 9).asked(clock.now())
    em, khoa = own_counts(city.em.actor, window), own_counts(city.khoa.actor, window)
    assert (em[Own.ANSWERED], em[Own.ANSWERED_ON_TIME], em[Own.SUPPLEMENTS], em[Own.AGAIN]) == (1, 1, 1, 0)
    assert em[Own.STEPS_ON_TIME] == em[Own.STEPS] >= 1
    assert (khoa[Own.ANSWERED], khoa[Own.SUPPLEMENTS]) == (0, 0)
    for actor, counts in ((city.em.actor, em), (city.khoa.actor, khoa)):
        assert {one: len(own_page(actor, window, one).rows) for one in Own} == counts


def test_what_was_taken_back_is_nothing_that_she_answered(city: City, morning: clock.Hand) -> None:
    dossier = walked(city, "assigned")
    withdraw(dossier, actor=city.an.actor, version=dossier.version)
    window = Period.month(2024, 9).asked(clock.now())
    assert own_counts(city.em.actor, window)[Own.ANSWERED] == 0


def test_her_own_rows_come_page_by_page_each_once(city: City, morning: clock.Hand) -> None:
    for _ in range(3):
        walked(city, "proposed")
    window = Period.month(2024, 9).asked(clock.now())
    first = own_page(city.em.actor, window, Own.STEPS, size=2)
    second = own_page(city.em.actor, window, Own.STEPS, after=first.after, size=2)
    assert (len({row.pk for row in [*first.rows, *second.rows]}), second.after) == (3, None)


def test_only_an_officer_has_figures_of_her_own(city: City, morning: clock.Hand) -> None:
    with pytest.raises(ValueError, match="officer"):
        own_counts(city.an.actor, Period.month(2024, 9).asked(clock.now()))
