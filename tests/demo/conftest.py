"""A small world for the simulator: the tests' city and one procedure, so that a week takes seconds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from motcua.demo import clock as city_clock
from motcua.demo.seed import ensure_city
from motcua.demo.simulator.habits import Habit, habits
from motcua.demo.simulator.run import Run
from motcua.kernel import clock
from tests.lasting import for_a_while
from tests.people import City, make_city

MONDAY = datetime(2024, 9, 9, 0, 0, tzinfo=clock.TIME_ZONE)


def one_habit() -> dict[str, Habit]:
    """People ask for planning information, and for nothing else."""
    return {"1.008455": habits()["1.008455"]}


def live(seed: str, days: int = 14, per_day: float = 1.0) -> Run:
    """Some days of the small city from Monday 9 September 2024, by the name of the dice."""
    run = Run(habits=one_habit())
    until = MONDAY + timedelta(days=days)
    run.expect(seed=seed, per_day=per_day, start=MONDAY, until=until)
    run.until(until)
    return run


@dataclass(frozen=True)
class Lived:
    city: City
    run: Run


@pytest.fixture(scope="module")
def lived(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Lived]:
    """Two weeks, lived once for all tests of a module, then forgotten."""
    with for_a_while(django_db_blocker):
        yield Lived(make_city(), live("one"))


@pytest.fixture(scope="module")
def vung_tau(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole city, founded once for all tests of a module, then forgotten."""
    with for_a_while(django_db_blocker):
        ensure_city()
        yield
    city_clock.look_again()


@pytest.fixture
def demo_mode(settings: Any) -> None:
    settings.MOTCUA_MODE = "demo"
