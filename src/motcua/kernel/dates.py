"""Dates and moments as people write and read them in Vietnam."""

import re
from datetime import date, datetime

from motcua.kernel.clock import in_city
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

WEEKDAYS = (
    Sentence("thứ Hai"), Sentence("thứ Ba"), Sentence("thứ Tư"), Sentence("thứ Năm"),
    Sentence("thứ Sáu"), Sentence("thứ Bảy"), Sentence("Chủ nhật"),
)  # fmt: skip

_TYPED = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")


def parse_date(text: str, *, field: str | None = None) -> date:
    """The date a person typed: dd/mm/yyyy, d/m/yyyy, with - or . or a space, or ddmmyyyy.

    Raises DomainError `date.not_understood` or `date.impossible` (31/02/2019).
    """
    typed = text.strip()
    match = _TYPED.fullmatch(typed) or _DIGITS.fullmatch(typed)
    if match is None:
        raise DomainError(
            "date.not_understood",
            Sentence(
                "Không đọc được ngày “{typed}”. Xin nhập theo dạng ngày/tháng/năm, ví dụ 13/09/2024.", typed=typed
            ),
            field=field,
        )
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise DomainError(
            "date.impossible",
            Sentence("Ngày {day} không có trong lịch. Xin kiểm tra lại.", day=f"{day:02d}/{month:02d}/{year:04d}"),
            field=field,
        ) from None


def format_date(day: date) -> str:
    """13/09/2024"""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_day(day: date) -> Sentence:
    """thứ Sáu 13/09/2024"""
    return Sentence.listing((WEEKDAYS[day.weekday()], format_date(day)))


def format_time(moment: datetime) -> str:
    """08:16, in the city's time"""
    return f"{in_city(moment):%H:%M}"


def format_moment(moment: datetime) -> str:
    """08:16, thứ Sáu 13/09/2024, in the city's time"""
    local = in_city(moment)
    return f"{local:%H:%M}, {format_day(local.date())}"


def format_long(day: date) -> str:
    """ngày 05 tháng 02 năm 2024: days below 10 and months 1 and 2 carry a zero (NĐ 30/2020, Phụ lục I, II.4)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
