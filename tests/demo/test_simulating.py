"""`./motcua simulate`: a stretch of days, from the city clock on or from a given day."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from motcua.core.dossiers.models import Dossier
from motcua.demo import clock as city_clock
from motcua.demo import simulating
from motcua.kernel import clock
from tests.demo.conftest import one_habit
from tests.people import City

pytestmark = pytest.mark.django_db
TWO_DAYS = timedelta(days=2)


@pytest.fixture(autouse=True)
def small_city(city: City, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tests' city, in which people ask for one thing only, on its own clock."""
    monkeypatch.setattr(simulating, "habits", one_habit)
    before = clock.set_source(city_clock.now)
    city_clock.begin()
    yield
    clock.set_source(before)
    city_clock.look_again()


def test_from_a_given_day_the_clock_stays_where_it_is() -> None:
    asked = simulating.stretch(days=2, first=date(2024, 7, 15))
    days: list[int] = []
    tally = simulating.simulate_stretch(asked, per_day=2, seed=3, tell=days.append)
    assert (str(asked), sum(days)) == ("15/07/2024 – 17/07/2024", 2)
    assert tally.filed == Dossier.objects.count() > 0
    assert clock.now() - city_clock.START < timedelta(minutes=5)


def test_from_the_city_clock_on_it_stands_at_the_end_afterwards() -> None:
    simulating.simulate_stretch(simulating.stretch(days=2, first=None), per_day=1, seed=3)
    assert clock.now() >= city_clock.START + TWO_DAYS


def test_the_same_days_again_bring_nobody_twice() -> None:
    asked = simulating.stretch(days=2, first=date(2024, 7, 15))
    simulating.simulate_stretch(asked, per_day=2, seed=3)
    come = Dossier.objects.count()
    assert simulating.simulate_stretch(asked, per_day=2, seed=3).filed == 0
    assert Dossier.objects.count() == come


def test_nothing_happens_after_the_last_day() -> None:
    asked = simulating.stretch(days=2, first=date(2024, 7, 15))
    simulating.simulate_stretch(asked, per_day=2, seed=3)
    end = datetime(2024, 7, 17, tzinfo=clock.TIME_ZONE)
    assert not Dossier.objects.filter(submitted_at__gte=end).exists()
