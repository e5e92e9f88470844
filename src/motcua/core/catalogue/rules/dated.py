"""Law as data: rows with a first and a last day, and the one in force on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from pydantic import Field

from motcua.core.catalogue.definitions.base import Definition
from motcua.core.catalogue.definitions.words import Certainty
from motcua.kernel.dates import format_date
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


class Dated(Definition):
    """What holds from a day to a day (both included; no last day: until further notice), and by what law."""

    valid_from: date = Field(alias="from")
    valid_to: date | None = Field(default=None, alias="to")
    basis: str = Field(min_length=1)
    certainty: Certainty = Certainty.VERIFIED


class HasDays(Protocol):
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_to(self) -> date | None: ...


Row = TypeVar("Row", bound=HasDays)


def holds_on(row: HasDays, day: date) -> bool:
    return (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or day <= row.valid_to)


def in_force(rows: Iterable[Row], day: date, what: Sentence) -> Row:
    """The one row in force on `day`; raises `law.not_in_force` where the data has none."""
    for row in rows:
        if holds_on(row, day):
            return row
    raise DomainError(
        "law.not_in_force", Sentence("Chưa có {what} áp dụng cho ngày {day}.", what=what, day=format_date(day))
    )
