"""The calendar data that the product ships with, and how a year is prepared and confirmed."""

from datetime import date

import pytest

from motcua.kernel.errors import DomainError
from motcua.kernel.working_time.loading import parse_year, shipped, suggested_year


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_the_shipped_year_is_what_the_almanac_leads_to(year: int) -> None:
    kept = next(kept for kept in shipped().years if kept.year == year)
    free = {off.day for off in kept.days_off} | {swap.off for swap in kept.swaps}

    assert free == {date.fromisoformat(off["day"]) for off in suggested_year(year)["days_off"]}


def test_every_day_off_is_a_weekday_and_every_swap_a_weekend() -> None:
    for year in shipped().years:
        assert all(off.day.weekday() < 5 for off in year.days_off)
        assert all(swap.off.weekday() < 5 <= swap.worked.weekday() for swap in year.swaps)


def test_every_row_names_its_legal_basis() -> None:
    rows = [row for year in shipped().years for row in (*year.days_off, *year.swaps)]

    assert rows
    assert all(row.legal_basis for row in rows)


def test_a_coming_year_counts_only_once_confirmed() -> None:
    suggested = suggested_year(2027)
    confirmed = {**suggested, "confirmed": {"on": "2026-12-01", "legal_basis": "số liệu minh họa"}}

    assert parse_year(suggested).confirmed_on is None
    assert parse_year(confirmed).confirmed_on == date(2026, 12, 1)
    assert 2027 not in shipped().calendar().confirmed_years


def test_what_was_not_yet_announced_does_not_count() -> None:
    in_september = shipped().calendar(known_on=date(2024, 9, 13))

    assert in_september.confirmed_years == {2023, 2024}
    assert in_september.is_working_day(date(2025, 1, 29))
    assert not shipped().calendar().is_working_day(date(2025, 1, 29))


def test_rules_are_those_in_force_that_day() -> None:
    assert "61/2018" in shipped().rules_on(date(2024, 9, 13)).legal_basis
    assert "118/2025" in shipped().rules_on(date(2025, 7, 1)).legal_basis


def test_before_the_first_rules_there_are_none() -> None:
    with pytest.raises(DomainError, match="01/01/2010"):
        shipped().rules_on(date(2010, 1, 1))


def test_unknown_hours_and_stray_days_are_refused() -> None:
    stray = {"day": "2028-01-01", "name": "Tết Dương lịch", "legal_basis": "test"}

    with pytest.raises(DomainError, match="giờ làm việc"):
        shipped().calendar("night shift")
    with pytest.raises(DomainError, match="không thuộc năm 2027"):
        parse_year({"year": 2027, "confirmed": None, "days_off": [stray], "swaps": []})
