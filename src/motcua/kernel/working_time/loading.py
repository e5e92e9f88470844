"""From dated data to calendars and rules.

A year of holidays counts only once a person has confirmed it; `suggested_year` is what there is to confirm. The
parsing takes plain dicts and is pure; the two readers at the end are the only ones that touch files.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import holidays

from motcua.kernel.dates import format_date
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.kernel.working_time.calendar import Calendar, DatedHours, DayOff, SwapDay
from motcua.kernel.working_time.hours import WorkingHours
from motcua.kernel.working_time.limits import DeadlineRules

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """The days off and swap days of a year, and since when they are known (None: nobody has confirmed them)."""

    year: int
    confirmed_on: date | None
    days_off: tuple[DayOff, ...]
    swaps: tuple[SwapDay, ...]


@dataclass(frozen=True, slots=True)
class DatedRules:
    """Rules that hold from `valid_from` until the next ones."""

    valid_from: date
    rules: DeadlineRules


@dataclass(frozen=True, slots=True)
class CalendarData:
    """All that a folder of calendar data says."""

    hours: Mapping[str, tuple[DatedHours, ...]]
    years: tuple[HolidayYear, ...]
    rules: tuple[DatedRules, ...]

    def calendar(
        self,
        name: str = "office",
        hours: Iterable[DatedHours] | None = None,
        *,
        known_on: date | None = None,
    ) -> Calendar:
        """A calendar with the confirmed years, for the hours called `name` or for those given.

        With `known_on` only what had been confirmed by that day counts. Building one is cheap, but it learns its
        years as it is asked: keep it.
        """
        years = [year for year in self.years if _is_confirmed(year, known_on)]
        return Calendar(
            name=name,
            hours=tuple(hours) if hours is not None else self._hours_called(name),
            days_off={off.day: off for year in years for off in year.days_off},
            swaps=tuple(swap for year in years for swap in year.swaps),
            confirmed_years=frozenset(year.year for year in years),
        )

    def rules_on(self, day: date) -> DeadlineRules:
        """The rules in force on `day`; refused before the first ones."""
        in_force = [dated for dated in self.rules if dated.valid_from <= day]
        if not in_force:
            raise DomainError(
                "calendar.no_rules", Sentence("Chưa có quy định về thời hạn cho ngày {day}.", day=format_date(day))
            )
        return max(in_force, key=lambda dated: dated.valid_from).rules

    def _hours_called(self, name: str) -> tuple[DatedHours, ...]:
        if name not in self.hours:
            raise DomainError(
                "calendar.unknown_hours", Sentence("Chưa khai báo giờ làm việc “{name}”.", name=name), field="hours"
            )
        return self.hours[name]


def parse_year(data: Data) -> HolidayYear:
    """One year of holidays, in the form of `law/calendars/public_holidays`."""
    confirmed = data.get("confirmed")
    year = HolidayYear(
        year=data["year"],
        confirmed_on=date.fromisoformat(confirmed["on"]) if confirmed else None,
        days_off=tuple(
            DayOff(date.fromisoformat(off["day"]), off["name"], off["legal_basis"]) for off in data["days_off"]
        ),
        swaps=tuple(
            SwapDay(date.fromisoformat(swap["off"]), date.fromisoformat(swap["worked"]), swap["legal_basis"])
            for swap in data["swaps"]
        ),
    )
    stray = [off.day for off in year.days_off if off.day.year != year.year]
    if stray:
        raise DomainError(
            "calendar.other_year",
            Sentence("Ngày {day} không thuộc năm {year}.", day=format_date(stray[0]), year=year.year),
        )
    return year


def parse_hours(entries: Iterable[Data]) -> dict[str, tuple[DatedHours, ...]]:
    """The sets of hours, in the form of `law/calendars/working_hours.json`."""
    found: dict[str, tuple[DatedHours, ...]] = {}
    for entry in entries:
        dated = DatedHours(date.fromisoformat(entry["valid_from"]), WorkingHours.from_data(entry["hours"]))
        found[entry["name"]] = (*found.get(entry["name"], ()), dated)
    return found


def parse_rules(entries: Iterable[Data]) -> tuple[DatedRules, ...]:
    """The dated rules, in the form of `law/calendars/deadline_rules.json`."""
    return tuple(
        DatedRules(
            date.fromisoformat(entry["valid_from"]),
            DeadlineRules(
                cutoff=time.fromisoformat(entry["cutoff"]) if entry["cutoff"] else None,
                online_check_hours=entry["online_check_hours"],
                legal_basis=entry["legal_basis"],
            ),
        )
        for entry in entries
    )


def suggested_year(year: int) -> dict[str, Any]:
    """What the Labour Code and the almanac lead one to expect of `year`, for a person to confirm or mend.

    The days that fall on a weekend are left out, those given instead are in. A swap day is known only once announced.
    """
    expected = holidays.country_holidays("VN", years=year, language="vi")
    basis = "Bộ luật Lao động 2019, Điều 111 khoản 3 và Điều 112 (dự kiến)"
    days = [
        {"day": day.isoformat(), "name": name, "legal_basis": basis}
        for day, name in sorted(expected.items())
        if day.year == year and day.weekday() < 5
    ]
    return {"year": year, "confirmed": None, "days_off": days, "swaps": []}


def _is_confirmed(year: HolidayYear, known_on: date | None) -> bool:
    return year.confirmed_on is not None and (known_on is None or year.confirmed_on <= known_on)


def read(folder: Traversable) -> CalendarData:
    """Reads a folder of calendar data."""
    years = sorted((parse_year(data) for data in _read_all(folder / "public_holidays")), key=lambda year: year.year)
    return CalendarData(
        hours=parse_hours(_read_json(folder / "working_hours.json")),
        years=tuple(years),
        rules=parse_rules(_read_json(folder / "deadline_rules.json")),
    )


@cache
def shipped() -> CalendarData:
    """The data that the product ships with."""
    return read(files("motcua") / "law" / "calendars")


def _read_all(folder: Traversable) -> Iterator[Any]:
    return (_read_json(file) for file in folder.iterdir() if file.name.endswith(".json"))


def _read_json(file: Traversable) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))
