"""Days as records write them: 14-10-2024, 14/10/2024, 2024-10-14."""

import re
from datetime import date

from motcua.kernel.dates import parse_date
from motcua.kernel.errors import DomainError

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_FIRST, _LAST = 1945, 2100


def read_date(text: str) -> date | None:
    """None for what is no day of an age in which laws of ours were made."""
    iso = _ISO.fullmatch(text)
    try:
        day = date(int(iso[1]), int(iso[2]), int(iso[3])) if iso else parse_date(text)
    except (DomainError, ValueError):
        return None
    return day if _FIRST <= day.year <= _LAST else None
