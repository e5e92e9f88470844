"""The working calendar of a unit, by cases that a clerk would check by hand."""

from datetime import date, datetime

import pytest

from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.errors import DomainError
from motcua.kernel.working_time import Calendar, DatedHours, DayOff, Span, SwapDay, WorkingHours


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=TIME_ZONE)


NEXT_MOMENTS = {
    "before opening": ("13/09/2024 06:10", "13/09/2024 07:00"),
    "at opening": ("13/09/2024 07:00", "13/09/2024 07:00"),
    "at work": ("13/09/2024 09:41", "13/09/2024 09:41"),
    "lunch begins": ("13/09/2024 11:30", "13/09/2024 13:30"),
    "in lunch": ("13/09/2024 12:05", "13/09/2024 13:30"),
    "at closing": ("12/09/2024 17:00", "13/09/2024 07:00"),
    "friday evening": ("13/09/2024 18:00", "16/09/2024 07:00"),
    "sunday": ("15/09/2024 10:00", "16/09/2024 07:00"),
    "eve of National Day": ("30/08/2024 17:00", "04/09/2024 07:00"),
    "Tết": ("07/02/2024 17:30", "15/02/2024 07:00"),
    "year's end": ("29/12/2023 17:00", "02/01/2024 07:00"),
    "a day off moved": ("26/04/2024 17:00", "02/05/2024 07:00"),
    "the Saturday worked instead": ("03/05/2024 17:00", "04/05/2024 07:00"),
}


@pytest.mark.parametrize("case", NEXT_MOMENTS)
def test_time_waits_for_the_next_opening(office: Calendar, case: str) -> None:
    asked, expected = NEXT_MOMENTS[case]

    assert office.next_working_moment(moment(asked)) == moment(expected)


SUMS = {
    "within a morning": ("13/09/2024 08:00", 60, "13/09/2024 09:00"),
    "ends at lunch, not after it": ("13/09/2024 08:00", 210, "13/09/2024 11:30"),
    "over lunch": ("13/09/2024 11:00", 60, "13/09/2024 14:00"),
    "ends at closing": ("13/09/2024 07:00", 480, "13/09/2024 17:00"),
    "over a weekend": ("13/09/2024 16:30", 60, "16/09/2024 07:30"),
    "over Tết": ("07/02/2024 16:00", 120, "15/02/2024 08:00"),
    "over the swap": ("26/04/2024 16:00", 60 + 480 + 480 + 480, "04/05/2024 17:00"),
    "a working year": ("02/01/2024 07:00", 251 * 480, "31/12/2024 17:00"),
    "backwards": ("16/09/2024 07:30", -60, "13/09/2024 16:30"),
    "backwards to an opening": ("13/09/2024 17:00", -480, "13/09/2024 07:00"),
    "nothing, at night": ("13/09/2024 20:00", 0, "16/09/2024 07:00"),
}


@pytest.mark.parametrize("case", SUMS)
def test_working_minutes_are_added_exactly(office: Calendar, case: str) -> None:
    start, minutes, expected = SUMS[case]

    assert office.add_working_minutes(moment(start), minutes) == moment(expected)
    assert office.working_minutes_between(moment(start), moment(expected)) == minutes


def test_seconds_are_cut_and_other_zones_understood(office: Calendar) -> None:
    utc = datetime.fromisoformat("2024-09-13T01:15:59Z")

    assert office.next_working_moment(utc) == moment("13/09/2024 08:15")


DAYS = {
    "the next day": (date(2024, 9, 12), 1, date(2024, 9, 13)),
    "over a weekend": (date(2024, 9, 13), 1, date(2024, 9, 16)),
    "over National Day": (date(2024, 8, 30), 2, date(2024, 9, 5)),
    "from a day off": (date(2024, 9, 2), 1, date(2024, 9, 4)),
    "none from a day off": (date(2024, 9, 2), 0, date(2024, 9, 4)),
    "none": (date(2024, 9, 13), 0, date(2024, 9, 13)),
    "the worked Saturday counts": (date(2024, 5, 2), 2, date(2024, 5, 4)),
    "back": (date(2024, 9, 16), -1, date(2024, 9, 13)),
    "back from a day off": (date(2024, 9, 3), -1, date(2024, 8, 30)),
    "over the year": (date(2023, 12, 29), 1, date(2024, 1, 2)),
}


@pytest.mark.parametrize("case", DAYS)
def test_working_days_are_added(office: Calendar, case: str) -> None:
    start, count, expected = DAYS[case]

    assert office.add_working_days(start, count) == expected


def test_the_worked_saturday_has_the_hours_of_the_day_it_replaces() -> None:
    short_mondays = WorkingHours.from_data({"mon": ["07:00-11:00"], "tue": ["07:00-11:30"]})
    swap = SwapDay(date(2024, 4, 29), date(2024, 5, 4), "Công văn 2450/VPCP-KGVX")
    calendar = Calendar("test", (DatedHours(date(2024, 1, 1), short_mondays),), swaps=(swap,))

    assert calendar.spans_on(date(2024, 5, 4)) == (Span(420, 660),)


def test_new_hours_hold_from_their_day() -> None:
    summer = DatedHours(date(2024, 4, 16), WorkingHours.from_data({"tue": ["07:00-11:00"]}))
    winter = DatedHours(date(2024, 10, 15), WorkingHours.from_data({"tue": ["07:30-11:30"]}))
    calendar = Calendar("test", (summer, winter))

    assert calendar.opening(date(2024, 10, 8)).hour == 7
    assert calendar.opening(date(2024, 10, 15)).minute == 30


def test_a_day_cannot_be_free_and_worked_at_once() -> None:
    hours = (DatedHours(date(2024, 1, 1), WorkingHours.from_data({"mon": ["07:00-11:00"]})),)
    swap = SwapDay(date(2024, 4, 29), date(2024, 5, 4), "test")
    off = DayOff(date(2024, 5, 4), "test", "test")

    with pytest.raises(DomainError, match="04/05/2024"):
        Calendar("test", hours, days_off={off.day: off}, swaps=(swap,))


BAD_HOURS = {
    "not a span": {"mon": ["morning"]},
    "backwards": {"mon": ["11:30-07:00"]},
    "overlapping": {"mon": ["07:00-11:30", "11:00-17:00"]},
    "after midnight": {"mon": ["07:00-24:30"]},
    "no such day": {"thứ hai": ["07:00-11:30"]},
    "never": {"mon": []},
}


@pytest.mark.parametrize("case", BAD_HOURS)
def test_impossible_hours_are_refused(case: str) -> None:
    with pytest.raises(DomainError, match=r"\.$"):
        WorkingHours.from_data(BAD_HOURS[case])


def test_hours_are_written_as_they_are_read() -> None:
    data = {"mon": ["07:00-11:30", "13:30-17:00"], "sat": ["07:00-11:30"]}

    assert WorkingHours.from_data(data).as_data() == data


def test_a_limit_beyond_all_calendars_is_refused(office: Calendar) -> None:
    with pytest.raises(DomainError, match="vượt quá"):
        office.add_working_minutes(moment("13/09/2024 08:00"), 40 * 250 * 480)
