from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel import dates
from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.errors import DomainError

FRIDAY = datetime(2024, 9, 13, 8, 16, tzinfo=TIME_ZONE)


@pytest.mark.parametrize(
    "typed", ["13/09/2024", "13/9/2024", "13-09-2024", "13.9.2024", " 13092024 ", "13 09 2024", "13 / 9 / 2024"]
)
def test_a_date_is_read_as_people_type_it(typed: str) -> None:
    assert dates.parse_date(typed) == FRIDAY.date()


@pytest.mark.parametrize("typed", ["31/02/2019", "31-2-2019", "31022019"])
def test_an_impossible_date_is_named(typed: str) -> None:
    with pytest.raises(DomainError) as refusal:
        dates.parse_date(typed, field="born")

    assert refusal.value.code == "date.impossible"
    assert str(refusal.value) == "Ngày 31/02/2019 không có trong lịch. Xin kiểm tra lại."
    assert refusal.value.field == "born"


@pytest.mark.parametrize("typed", ["", "hôm nay", "2024-09-13", "13/09/24", "130924", "13/09", "٣١/٠٢/٢٠١٩ abc"])
def test_what_is_no_date_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(DomainError, match="13/09/2024") as refusal:
        dates.parse_date(typed)

    assert refusal.value.code == "date.not_understood"


@pytest.mark.parametrize("typed", ["00/01/2024", "01/13/2024", "29/02/2023", "01/01/0000"])
def test_days_that_never_were_are_refused(typed: str) -> None:
    with pytest.raises(DomainError, match="không có trong lịch"):
        dates.parse_date(typed)


@given(st.dates())
def test_a_written_date_reads_back(day: date) -> None:
    assert dates.parse_date(dates.format_date(day)) == day


def test_moments_are_written_as_vietnam_writes_them() -> None:
    assert dates.format_date(FRIDAY) == "13/09/2024"
    assert dates.format_day(FRIDAY) == "thứ Sáu 13/09/2024"
    assert dates.format_time(FRIDAY) == "08:16"
    assert dates.format_moment(FRIDAY.astimezone(UTC)) == "08:16, thứ Sáu 13/09/2024"
    assert dates.format_day(date(2024, 9, 15)) == "Chủ nhật 15/09/2024"


LONG = {
    date(2024, 9, 13): "ngày 13 tháng 9 năm 2024",
    date(2024, 2, 5): "ngày 05 tháng 02 năm 2024",
    date(2024, 10, 1): "ngày 01 tháng 10 năm 2024",
}


@pytest.mark.parametrize("day", LONG)
def test_papers_carry_the_long_date(day: date) -> None:
    assert dates.format_long(day) == LONG[day]
