"""Cells as they come (text, numbers, dates of a sheet) as values that can be reckoned with."""

import re
from datetime import date, datetime, time
from typing import Any

from motcua.kernel.clock import TIME_ZONE, day_of, in_city
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import tidy, unaccented

_PACKED = re.compile(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(\d{1,2})[:hg](\d\d)(?::(\d\d))?)?", re.ASCII)
_HOUR_FIRST = re.compile(r"(\d{1,2})[:hg](\d\d)(?::(\d\d))?[ ,]+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_YES = frozenset({"1", "true", "co", "x", "yes", "da"})
_NO = frozenset({"0", "false", "khong", "no", "chua"})
_YEARS = range(2000, 2100)
_LAST = time(23, 59, 59)


def text(value: Any) -> str:
    """A cell as text; a whole number of a sheet loses its ".0"."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return tidy(str(value))


def is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and value.strip() in ("", "null", "NULL"))


def moment(value: Any, field: str, *, end_of_day: bool = False) -> datetime:
    """`yyyyMMddHHmmss`, ISO, or dd/mm/yyyy HH:MM; without an hour the beginning of the day, or its end."""
    try:
        found, has_time = _moment(value)
        if found.year not in _YEARS:
            raise ValueError(found.year)
    except ValueError:
        raise DomainError(
            "import.date_not_understood",
            Sentence(
                "{field} không phải ngày giờ hợp lệ; viết 20240913080000, 2024-09-13T08:00 hoặc 13/09/2024 08:00.",
                field=field,
            ),
            field=field,
        ) from None
    if has_time or not end_of_day:
        return in_city(found)
    return datetime.combine(day_of(found), _LAST, TIME_ZONE)


def flag(value: Any, field: str) -> bool:
    said = unaccented(text(value))
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise DomainError(
        "import.flag_not_understood", Sentence("{field} phải là 1 (có) hoặc 0 (không).", field=field), field=field
    )


def number(value: Any, field: str) -> int:
    """A whole number of things or of đồng; thousands may be set apart by dots or commas."""
    said = text(value).replace(".", "").replace(",", "").replace(" ", "")
    if not said.isascii() or not said.isdigit() or len(said) > 12:
        raise DomainError(
            "import.number_not_understood", Sentence("{field} phải là số nguyên không âm.", field=field), field=field
        )
    return int(said)


def _moment(value: Any) -> tuple[datetime, bool]:
    """The moment, and whether an hour was said. Raises ValueError."""
    if isinstance(value, datetime):
        return value, value.time() != time()
    if isinstance(value, date):
        return datetime.combine(value, time()), False
    said = text(value)
    if packed := _PACKED.fullmatch(said):
        year, month, day, *rest = packed.groups()
        return _built((year, month, day), rest)
    if day_first := _DAY_FIRST.fullmatch(said):
        day, month, year, *rest = day_first.groups()
        return _built((year, month, day), rest)
    if hour_first := _HOUR_FIRST.fullmatch(said):
        hour, minute, second, day, month, year = hour_first.groups()
        return _built((year, month, day), [hour, minute, second])
    return datetime.fromisoformat(said), len(said) > 10


def _built(day: tuple[str, str, str], rest: list[str | None]) -> tuple[datetime, bool]:
    hour, minute, second = (int(part or 0) for part in rest)
    year, month, of_month = map(int, day)
    return datetime(year, month, of_month, hour, minute, second, tzinfo=TIME_ZONE), rest[0] is not None
