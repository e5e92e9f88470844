"""The calendar against a simulator that walks minute by minute, over Tết, swap days, lunches and the year's end."""

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.working_time import Calendar, DatedHours, Span, WorkingHours

moments = st.datetimes(datetime(2023, 12, 1), datetime(2024, 11, 15), timezones=st.just(TIME_ZONE)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
minutes = st.integers(1, 15 * 480)


@given(moments, minutes)
def test_adding_is_what_walking_finds(walked: Any, office: Calendar, start: datetime, count: int) -> None:
    assert office.add_working_minutes(start, count) == walked.after(start, count)


@given(moments, moments)
def test_between_is_what_counting_finds(walked: Any, office: Calendar, one: datetime, other: datetime) -> None:
    start, end = sorted((one, other))

    assert office.working_minutes_between(start, end) == walked.between(start, end)
    assert office.working_minutes_between(end, start) == -walked.between(start, end)


@given(moments, minutes)
def test_adding_and_between_undo_each_other(office: Calendar, start: datetime, count: int) -> None:
    assert office.working_minutes_between(start, office.add_working_minutes(start, count)) == count
    assert office.working_minutes_between(office.add_working_minutes(start, -count), start) == count


@given(moments, minutes, minutes)
def test_two_sums_are_one(office: Calendar, start: datetime, first: int, second: int) -> None:
    in_two = office.add_working_minutes(office.add_working_minutes(start, first), second)

    assert in_two == office.add_working_minutes(start, first + second)


@given(moments, moments, minutes)
def test_later_never_ends_earlier(office: Calendar, one: datetime, other: datetime, count: int) -> None:
    earlier, later = sorted((one, other))

    assert office.add_working_minutes(earlier, count) <= office.add_working_minutes(later, count)


@given(moments, minutes)
def test_a_sum_never_lands_outside_working_time(office: Calendar, start: datetime, count: int) -> None:
    assert office.is_working(office.add_working_minutes(start, count) - timedelta(minutes=1))
    assert office.is_working(office.add_working_minutes(start, -count))


@given(moments)
def test_the_next_working_moment_skips_no_working_minute(office: Calendar, start: datetime) -> None:
    found = office.next_working_moment(start)

    assert office.is_working(found)
    assert office.working_minutes_between(start, found) == 0
    assert found == office.add_working_minutes(start, 0) >= start


@given(st.dates(date(2023, 12, 1), date(2024, 10, 31)), st.integers(1, 40))
def test_working_days_are_those_that_work(walked: Any, office: Calendar, start: date, count: int) -> None:
    following = [day for day in walked.days() if day > start and walked.works_on(day)]

    assert office.add_working_days(start, count) == following[count - 1]
    assert office.working_days_between(start, following[count - 1]) == count
    assert office.next_working_day(start) == following[0]


def _spans(marks: list[int]) -> tuple[Span, ...]:
    return tuple(Span(a, b) for a, b in zip(marks[::2], marks[1::2], strict=False))


days = st.lists(st.integers(0, 1440), unique=True, max_size=6).map(sorted).map(_spans)
weeks = st.tuples(*[days] * 7).filter(any).map(WorkingHours)


@given(weeks, moments, st.integers(1, 3000))
def test_any_week_keeps_its_sums(week: WorkingHours, start: datetime, count: int) -> None:
    calendar = Calendar("any", (DatedHours(date(2020, 1, 1), week),))
    per_week = sum(span.minutes for spans in week.week for span in spans)

    assert calendar.working_minutes_between(start, start + timedelta(days=7)) == per_week
    end = calendar.add_working_minutes(start, min(count, per_week))
    assert calendar.working_minutes_between(start, end) == min(count, per_week)
    assert calendar.is_working(end - timedelta(minutes=1))
