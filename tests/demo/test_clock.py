"""The city clock: pushed in one process, heard in all; asleep while nobody serves the city."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from motcua.demo import clock as city_clock
from motcua.demo.models import DemoCity
from motcua.kernel import clock

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def ticking(db: None) -> Iterator[None]:
    """The city's clock is the clock of this process, and has just begun."""
    before = clock.set_source(city_clock.now)
    city_clock.begin()
    yield
    clock.set_source(before)
    city_clock.look_again()


def _is_about(moment: object) -> bool:
    return abs(clock.now() - moment) < MINUTE  # type: ignore[operator]


def test_the_city_begins_on_the_friday_of_its_reports(ticking: None) -> None:
    assert _is_about(city_clock.START)
    assert clock.now().isoformat().startswith("2024-09-13T08:00")


def test_before_there_is_a_city_its_beginning_is_now(db: None) -> None:
    city_clock.look_again()
    assert city_clock.now() == city_clock.START


def test_an_hour_later_is_an_hour_later(ticking: None) -> None:
    city_clock.forward(HOUR)
    assert _is_about(city_clock.START + HOUR)


def test_nobody_pushes_the_clock_back(ticking: None) -> None:
    with pytest.raises(ValueError, match="forward"):
        city_clock.forward(-HOUR)


def test_the_next_working_morning_is_a_monday(ticking: None) -> None:
    assert city_clock.next_working_morning().isoformat() == "2024-09-16T08:00:00+07:00"


def test_reset_begins_anew(ticking: None) -> None:
    city_clock.forward(HOUR)
    city_clock.reset()
    assert _is_about(city_clock.START)


def test_another_process_hears_of_a_push_within_a_second(ticking: None) -> None:
    clock.now()
    known = DemoCity.objects.get()
    DemoCity.objects.update(offset=known.offset + HOUR)
    assert _is_about(city_clock.START)
    city_clock._Known.until = 0.0  # a second has passed
    assert _is_about(city_clock.START + HOUR)


def test_the_city_sleeps_while_nobody_serves_it(ticking: None) -> None:
    DemoCity.objects.update(seen_at=clock.real_now() - 5 * HOUR)
    city_clock.move_to(city_clock.START + HOUR)
    DemoCity.objects.update(seen_at=clock.real_now() - 3 * HOUR)
    city_clock.wake()
    assert _is_about(city_clock.START - 2 * HOUR)


def test_a_short_absence_is_no_sleep(ticking: None) -> None:
    DemoCity.objects.update(seen_at=clock.real_now() - 20 * timedelta(seconds=1))
    city_clock.wake()
    assert _is_about(city_clock.START)
