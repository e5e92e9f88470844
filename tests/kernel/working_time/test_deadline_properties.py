"""Deadlines against the same simulator: it walks through every minute and counts those that nobody paused."""

from datetime import datetime, time, timedelta
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.working_time import (
    Calendar,
    DeadlineEvents,
    DeadlineRules,
    LimitUnit,
    Pause,
    TimeLimit,
    compute_deadline,
)

Gaps = list[tuple[int, int]]

accepted_at = st.datetimes(datetime(2023, 12, 15), datetime(2024, 9, 15), timezones=st.just(TIME_ZONE)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
hours = st.builds(TimeLimit, st.integers(1, 60), st.just(LimitUnit.HOURS))
working_days = st.builds(TimeLimit, st.integers(1, 15), st.just(LimitUnit.WORKING_DAYS))
today = st.just(TimeLimit(0, LimitUnit.WORKING_DAYS))
almanac = st.builds(TimeLimit, st.integers(1, 3), st.just(LimitUnit.MONTHS)) | st.builds(
    TimeLimit, st.integers(1, 45), st.just(LimitUnit.DAYS)
)
limits = hours | working_days | today | almanac
# Minutes from the last event to the pause, and how long it lasts.
gaps = st.lists(st.tuples(st.integers(0, 6 * 1440), st.integers(0, 6 * 1440)), max_size=3)


def pauses_after(start: datetime, spaced: Gaps) -> tuple[Pause, ...]:
    found = []
    for wait, length in spaced:
        begun = start + timedelta(minutes=wait)
        start = begun + timedelta(minutes=length)
        found.append(Pause(begun, start, "chờ bổ sung"))
    return tuple(found)


def due(office: Calendar, rules: DeadlineRules, accepted: datetime, limit: TimeLimit, *pauses: Pause) -> datetime:
    found = compute_deadline(DeadlineEvents(accepted, limit, pauses), office, rules).due_at
    assert found is not None
    return found


def counted_as(walked: Any, accepted: datetime) -> datetime:
    """The cutoff and the opening, by walking."""
    begun = walked.after(accepted, 1) - timedelta(minutes=1)
    if begun.time() <= time(15):
        return begun
    return walked.after(datetime.combine(begun.date() + timedelta(days=1), time(), TIME_ZONE), 1) - timedelta(minutes=1)


@given(accepted_at, hours, gaps)
def test_hours_end_where_walking_ends(
    walked: Any, office: Calendar, rules: DeadlineRules, accepted: datetime, limit: TimeLimit, spaced: Gaps
) -> None:
    pauses = pauses_after(accepted, spaced)
    unpaused = [(pause.started, pause.ended) for pause in pauses]

    expected = walked.after(counted_as(walked, accepted), limit.amount * 60, unpaused)
    assert due(office, rules, accepted, limit, *pauses) == expected


@given(accepted_at, working_days, gaps)
def test_working_days_end_where_walking_ends(
    walked: Any, office: Calendar, rules: DeadlineRules, accepted: datetime, limit: TimeLimit, spaced: Gaps
) -> None:
    pauses = pauses_after(accepted, spaced)
    unpaused = [(pause.started, pause.ended) for pause in pauses]
    day_after = counted_as(walked, accepted).replace(hour=0, minute=0) + timedelta(days=1)

    assert due(office, rules, accepted, limit, *pauses) == walked.after(day_after, limit.amount * 480, unpaused)


@given(accepted_at, st.integers(1, 45), gaps)
def test_days_are_used_when_time_runs_at_their_end(
    walked: Any, office: Calendar, rules: DeadlineRules, accepted: datetime, amount: int, spaced: Gaps
) -> None:
    pauses = pauses_after(accepted, spaced)
    first_end = counted_as(walked, accepted).replace(hour=0, minute=0) + timedelta(days=2)
    ends = [first_end + timedelta(days=number) for number in range(90)]
    used = [end for end in ends if not any(p.started < end <= (p.ended or end) for p in pauses)]
    last = used[amount - 1] - timedelta(days=1)
    found = due(office, rules, accepted, TimeLimit(amount, LimitUnit.DAYS), *pauses)
    # A pause that begins in the days that a weekend has given is the next test's; one after the promise mends nothing.
    assume(all(pause.started < min(found, used[amount - 1]) for pause in pauses))

    assert found.date() == next(day for day in walked.days() if day >= last.date() and walked.works_on(day))


def test_a_pause_in_the_days_that_a_weekend_gave_counts_from_there(office: Calendar, rules: DeadlineRules) -> None:
    friday, sunday = datetime(2024, 9, 13, 10, tzinfo=TIME_ZONE), datetime(2024, 9, 29, 10, tzinfo=TIME_ZONE)
    to_wednesday = pauses_after(sunday, [(0, 3 * 1440)])

    assert due(office, rules, friday, TimeLimit(15, LimitUnit.DAYS)).day == 30  # the last day is Saturday the 28th
    assert due(office, rules, friday, TimeLimit(15, LimitUnit.DAYS), *to_wednesday).day == 3


@given(accepted_at, limits, gaps)
def test_a_promise_falls_at_the_end_of_a_working_minute(
    office: Calendar, rules: DeadlineRules, accepted: datetime, limit: TimeLimit, spaced: Gaps
) -> None:
    promised = due(office, rules, accepted, limit, *pauses_after(accepted, spaced))

    assert office.is_working(promised - timedelta(minutes=1))
    assert promised > accepted


@given(accepted_at, accepted_at, limits)
def test_who_comes_later_is_never_promised_an_earlier_date(
    office: Calendar, rules: DeadlineRules, one: datetime, other: datetime, limit: TimeLimit
) -> None:
    earlier, later = sorted((one, other))

    assert due(office, rules, earlier, limit) <= due(office, rules, later, limit)


@given(accepted_at, limits, st.integers(0, 20 * 1440))
def test_a_pause_of_no_length_changes_nothing(
    office: Calendar, rules: DeadlineRules, accepted: datetime, limit: TimeLimit, wait: int
) -> None:
    nothing = pauses_after(accepted, [(wait, 0)])

    assert due(office, rules, accepted, limit, *nothing) == due(office, rules, accepted, limit)


@given(accepted_at, limits, st.integers(0, 20 * 1440), st.integers(0, 6 * 1440), st.integers(0, 6 * 1440))
def test_splitting_a_pause_changes_nothing(
    office: Calendar, rules: DeadlineRules, accepted: datetime, limit: TimeLimit, wait: int, first: int, second: int
) -> None:
    whole = pauses_after(accepted, [(wait, first + second)])
    split = pauses_after(accepted, [(wait, first), (0, second)])

    assert due(office, rules, accepted, limit, *split) == due(office, rules, accepted, limit, *whole)


@given(accepted_at, limits, st.integers(0, 20 * 1440), st.integers(0, 6 * 1440), st.integers(0, 6 * 1440))
def test_a_longer_pause_never_promises_an_earlier_date(
    office: Calendar, rules: DeadlineRules, accepted: datetime, limit: TimeLimit, wait: int, length: int, more: int
) -> None:
    shorter = pauses_after(accepted, [(wait, length)])
    longer = pauses_after(accepted, [(wait, length + more)])

    assert due(office, rules, accepted, limit, *shorter) <= due(office, rules, accepted, limit, *longer)


# So long that the pause, ten to fourteen days after acceptance, always falls into counted time.
long_limits = st.sampled_from([TimeLimit(15, LimitUnit.WORKING_DAYS), TimeLimit(120, LimitUnit.HOURS)])


@given(accepted_at, long_limits, st.integers(10 * 1440, 14 * 1440), st.integers(0, 6 * 1440))
def test_what_was_left_when_it_stopped_is_left_when_it_goes_on(
    office: Calendar, rules: DeadlineRules, accepted: datetime, limit: TimeLimit, wait: int, length: int
) -> None:
    (pause,) = pauses_after(accepted, [(wait, length)])
    before = due(office, rules, accepted, limit)
    after = due(office, rules, accepted, limit, pause)

    assert pause.ended is not None
    left = office.working_minutes_between(pause.started, before)
    assert office.working_minutes_between(pause.ended, after) == left


@given(accepted_at, limits, limits)
def test_a_longer_limit_never_ends_earlier(
    office: Calendar, rules: DeadlineRules, accepted: datetime, one: TimeLimit, other: TimeLimit
) -> None:
    assume(one.unit == other.unit)
    shorter, longer = sorted((one, other), key=lambda limit: limit.amount)

    assert due(office, rules, accepted, shorter) <= due(office, rules, accepted, longer)
