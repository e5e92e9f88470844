"""Periods begin and end at midnight in Vũng Tàu, over month, quarter and year."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.index.periods import Period, asked_window
from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.errors import DomainError
from tests.people import MORNING

TODAY = MORNING.date()
ENDS = {
    "2024-09": ("2024-09-01T00:00:00+07:00", "2024-10-01T00:00:00+07:00"),
    "2024-9": ("2024-09-01T00:00:00+07:00", "2024-10-01T00:00:00+07:00"),
    "2024-12": ("2024-12-01T00:00:00+07:00", "2025-01-01T00:00:00+07:00"),
    "2024-Q3": ("2024-07-01T00:00:00+07:00", "2024-10-01T00:00:00+07:00"),
    "2024-Q4": ("2024-10-01T00:00:00+07:00", "2025-01-01T00:00:00+07:00"),
    "2024": ("2024-01-01T00:00:00+07:00", "2025-01-01T00:00:00+07:00"),
    "2024-09-13": ("2024-09-13T00:00:00+07:00", "2024-09-14T00:00:00+07:00"),
    "now": ("2024-09-01T00:00:00+07:00", "2024-10-01T00:00:00+07:00"),
}


@pytest.mark.parametrize("code", ENDS)
def test_a_period_begins_and_ends_at_midnight_in_vung_tau(code: str) -> None:
    period = Period.parse(code, TODAY)
    assert (period.start.isoformat(), period.end.isoformat()) == ENDS[code]
    assert Period.parse(period.code, TODAY) == period


@pytest.mark.parametrize(
    "code", ["", "2024-13", "2024-00", "hôm qua", "2024-02-30", "--", "2024-9-9-9", "2024-Q5", "Q3", "20२4", "9999"]
)
def test_a_period_that_is_none_is_refused_in_words(code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        Period.parse(code, TODAY)
    assert refusal.value.code == "period.not_understood"


@pytest.mark.parametrize(
    ("code", "before"), [("2024-01", "2023-12"), ("2024-Q1", "2023-Q4"), ("2024", "2023"), ("2024-03-01", "2024-02-29")]
)
def test_what_came_before(code: str, before: str) -> None:
    assert Period.parse(code, TODAY).previous().code == before


def test_a_month_that_is_over_is_asked_as_of_its_end_and_the_running_one_as_of_now() -> None:
    august, september = (Period.parse(code, TODAY).asked(MORNING) for code in ("2024-08", "2024-09"))
    assert (august.at + timedelta(microseconds=1), august.is_final) == (august.period.end, True)
    assert (september.at, september.is_final) == (MORNING, False)


def test_a_month_to_come_counts_nothing_yet() -> None:
    october = Period.month(2024, 10).asked(MORNING)
    assert (october.at, october.is_final) == (october.start, False)


def test_the_tree_of_a_month_that_is_over_is_that_of_its_last_day() -> None:
    days = [Period.parse(code, TODAY).asked(MORNING).tree_day.isoformat() for code in ("2024-08", "2024-09", "2024-10")]
    assert days == ["2024-08-31", "2024-09-13", "2024-10-01"]


@pytest.mark.parametrize("code", ["2024-10", "2024-Q4", "2025", "2024-09-14", "2030-01"])
def test_of_what_has_not_begun_nothing_can_be_asked(code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        asked_window(code, MORNING)
    assert (refusal.value.code, refusal.value.field) == ("period.not_begun", "period")


def test_a_period_is_asked_as_of_any_moment_of_it_and_again_later() -> None:
    asked = asked_window("2024-09@2024-09-05T10:30", MORNING)
    assert asked.at.isoformat() == "2024-09-05T10:30:00+07:00" and asked.is_fixed
    assert asked_window(asked.words, MORNING + timedelta(days=40)) == asked
    assert asked_window("2024-09@2024-09-05T03:30+00:00", MORNING) == asked


@given(st.datetimes(MORNING.replace(day=1, hour=0, tzinfo=None), MORNING.replace(tzinfo=None)))
def test_what_is_asked_now_can_be_asked_again_to_the_microsecond(moment: datetime) -> None:
    window = Period.month(2024, 9).asked(moment.replace(tzinfo=TIME_ZONE)).fixed()
    assert asked_window(window.words, MORNING) == window


def test_what_is_over_needs_no_moment() -> None:
    august = asked_window("2024-08", MORNING)
    assert august.fixed() == august and august.words == "2024-08"


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("2024-09@2024-09-13T08:01", "period.moment_outside"),
        ("2024-09@2024-08-31T23:59", "period.moment_outside"),
        ("2024-08@2024-09-01T00:00", "period.moment_outside"),
        ("2024-09@", "period.not_understood"),
        ("2024-09@hôm qua", "period.not_understood"),
        ("2024-10@2024-10-01T00:00", "period.not_begun"),
    ],
)
def test_a_moment_that_is_none_of_the_period_is_refused_in_words(code: str, why: str) -> None:
    with pytest.raises(DomainError) as refusal:
        asked_window(code, MORNING)
    assert refusal.value.code == why
