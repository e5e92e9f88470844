from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest

from motcua.kernel import clock

FRIDAY = datetime(2024, 9, 13, 8, 0, tzinfo=clock.TIME_ZONE)


@pytest.fixture
def restored() -> Iterator[None]:
    before = clock.set_source(None)
    yield
    clock.set_source(before)


def test_the_city_time_is_aware_and_told_in_the_city(restored: None) -> None:
    assert clock.now().tzinfo is clock.TIME_ZONE
    assert abs(clock.now() - clock.real_now()) < timedelta(seconds=5)


def test_frozen_time_stands_still_until_moved() -> None:
    with clock.frozen(FRIDAY) as hand:
        assert clock.now() == FRIDAY
        hand.advance(days=1, hours=2, minutes=30)
        assert clock.now() == datetime(2024, 9, 14, 10, 30, tzinfo=clock.TIME_ZONE)
        assert hand.move_to(FRIDAY) == clock.now()


def test_real_time_does_not_freeze() -> None:
    with clock.at(FRIDAY):
        assert clock.today() == date(2024, 9, 13)
        assert clock.real_now().year > 2024


def test_freezing_nests_and_ends() -> None:
    with clock.at(FRIDAY):
        with clock.at(FRIDAY + timedelta(days=3)):
            assert clock.today() == date(2024, 9, 16)
        assert clock.now() == FRIDAY


def test_a_failure_does_not_leave_time_frozen() -> None:
    with pytest.raises(ZeroDivisionError), clock.at(FRIDAY):
        _ = 1 / 0

    assert clock.now() != FRIDAY


def test_another_thread_does_not_see_frozen_time() -> None:
    with clock.at(FRIDAY), ThreadPoolExecutor(1) as threads:
        assert threads.submit(clock.now).result() != FRIDAY


def test_the_whole_process_can_follow_another_clock(restored: None) -> None:
    real = clock.set_source(lambda: datetime(2024, 9, 13, 1, 0, tzinfo=UTC))

    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(clock.now).result() == FRIDAY
    clock.set_source(real)
    assert clock.now() != FRIDAY


def test_a_naive_moment_is_taken_as_city_time() -> None:
    assert clock.in_city(datetime(2024, 9, 13, 8, 0)) == FRIDAY
    assert clock.in_city(datetime(2024, 9, 13, 1, 0, tzinfo=UTC)).hour == 8
