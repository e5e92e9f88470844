"""Dates, money, time left: as Vietnamese people write them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.money import Money
from motcua.web.ui.tags import filters

FRIDAY = datetime(2024, 9, 13, 1, 16, tzinfo=UTC)  # 08:16 in the city


def test_moments_are_told_in_the_time_of_the_city() -> None:
    assert filters.vi_datetime(FRIDAY) == "08:16, thứ Sáu 13/09/2024"
    assert filters.vi_weekday_date(date(2024, 9, 15)) == "Chủ nhật 15/09/2024"
    assert filters.vi_date(datetime(2024, 9, 12, 18, 0, tzinfo=UTC)) == "13/09/2024"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(480 + 180, "còn 1 ngày 3 giờ"), (120, "còn 2 giờ"), (95, "còn 1 giờ 35 phút"), (20, "còn 20 phút"),
     (0, "còn 0 phút"), (-180, "quá 3 giờ"), (-4 * 480, "quá 4 ngày"), (480 + 20, "còn 1 ngày")],
)  # fmt: skip
def test_time_left_is_told_in_working_days_and_hours(minutes: int, said: str) -> None:
    assert filters.remaining(minutes) == said
    assert filters.remaining(timedelta(minutes=minutes)) == said


@given(st.integers(min_value=0, max_value=10**6))
def test_a_length_of_time_never_says_nothing_and_never_negative(minutes: int) -> None:
    said = filters.working_time(minutes)
    assert said and "-" not in said


@pytest.mark.parametrize(
    ("value", "said"),
    [(1204, "1.204"), (76.4, "76,4"), (16.0, "16"), (Decimal("14.80"), "14,8"), (0, "0"), (None, "")],
)
def test_figures_have_points_between_thousands_and_a_comma_before_parts(value: float | None, said: str) -> None:
    assert filters.number(value) == said


def test_money_is_in_dong_unless_it_says_otherwise() -> None:
    assert filters.money(4_000_000) == "4.000.000 đồng"
    assert filters.money(Money("12.5", "USD")) == "12,50 đô la Mỹ"
    assert filters.money(None) == ""


@pytest.mark.parametrize(("size", "said"), [(0, "0 byte"), (900, "900 byte"), (84_000, "82 kB"), (1_268_000, "1,2 MB")])
def test_sizes_of_files_are_told_in_their_own_unit(size: int, said: str) -> None:
    assert filters.file_size(size) == said
