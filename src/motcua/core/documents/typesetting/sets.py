"""Dated sets of printed forms: which law's form is printed on which day. The sets are data, in `law/printed`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from motcua.kernel.dates import format_date
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

PRINTED = Path(__file__).parents[3] / "law" / "printed"


@dataclass(frozen=True, slots=True)
class PrintedSet:
    """The forms of one legal text, in force from `valid_from` through `valid_to` (None: until replaced).

    `forms` gives the template (a path below `law/printed`) of each form by its name.
    """

    code: str
    name: str
    legal_basis: str
    valid_from: date
    valid_to: date | None
    forms: Mapping[str, str]

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def template(self, form: str) -> Path:
        return PRINTED / self.forms[form]


def set_for(day: date, form: str) -> PrintedSet:
    """The set whose `form` is printed on `day`; DomainError `printed.no_set` if the law knew none that day."""
    found = [one for one in all_sets() if form in one.forms and one.holds_on(day)]
    if not found:
        raise DomainError(
            "printed.no_set",
            Sentence("Chưa có mẫu giấy tờ “{form}” có hiệu lực vào ngày {day}.", form=form, day=format_date(day)),
            detail={"form": form, "day": day.isoformat()},
        )
    return max(found, key=lambda one: one.valid_from)


@cache
def all_sets() -> tuple[PrintedSet, ...]:
    """Every set that the product ships, oldest first."""
    return tuple(sorted(map(_read, PRINTED.glob("*/set.json")), key=lambda one: (one.valid_from, one.code)))


def _read(file: Path) -> PrintedSet:
    data = json.loads(file.read_text(encoding="utf-8"))
    return PrintedSet(
        code=file.parent.name,
        name=data["name"],
        legal_basis=data["legal_basis"],
        valid_from=date.fromisoformat(data["valid_from"]),
        valid_to=date.fromisoformat(data["valid_to"]) if data["valid_to"] else None,
        forms=MappingProxyType({name: f"{file.parent.name}/{path}" for name, path in data["forms"].items()}),
    )
