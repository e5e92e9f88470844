"""When a procedure must be decided on and made public, and which of its parts lack (NĐ 63/2010)."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from motcua.core.catalogue.definitions.records import ProcedureRecord
from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.working_time.calendar import Calendar

DEADLINES = Path(__file__).parents[3] / "law" / "publication" / "deadlines.json"
_PEOPLE = ("công dân việt nam", "người việt nam định cư ở nước ngoài", "người nước ngoài", "cá nhân", "hộ gia đình")

_PARTS: tuple[tuple[str, Callable[[ProcedureRecord], bool]], ...] = (
    ("tên", lambda record: bool(record.name.strip())),
    ("trình tự thực hiện", lambda record: bool(record.steps_text.strip())),
    ("cách thức thực hiện", lambda record: bool(record.limits or record.reception_address.strip())),
    ("thành phần hồ sơ", lambda record: bool(record.components)),
    ("số lượng hồ sơ", lambda record: any(paper.originals or paper.copies for paper in record.components)),
    ("thời hạn giải quyết", lambda record: bool(record.limits)),
    ("đối tượng thực hiện", lambda record: bool(record.audience)),
    ("cơ quan thực hiện", lambda record: bool((record.implementing_agency or record.competent_agency).strip())),
)


@dataclass(frozen=True, slots=True)
class PublicationDays:
    """Working days: to decide before the legal basis takes effect, to make public after the decision."""

    valid_from: date
    level: str
    decide_days_before: int
    public_days_after: int
    legal_basis: str


def missing_parts(record: ProcedureRecord) -> list[str]:
    """The parts of NĐ 63/2010 Điều 8 khoản 2 that the record does not tell. Empty: complete (indicator 1.3)."""
    return [name for name, told in _PARTS if not told(record)]


def is_for_people(record: ProcedureRecord) -> bool:
    """A person is among those who may ask for it (indicator 4.5)."""
    return any(said in who.lower() for who in record.audience for said in _PEOPLE)


def uses_population_data(record: ProcedureRecord) -> bool:
    """Its form is filled in from the account's population data, so that nobody types them again (indicator 4.5)."""
    return any((field.prefill or "").startswith("party.") for field in record.form.every_field())


def public_by(decided: date, days: PublicationDays, calendar: Calendar) -> datetime:
    """The first moment that is too late."""
    return _after(calendar.add_working_days(decided, days.public_days_after))


def days_on(day: date) -> PublicationDays:
    return max((one for one in _all() if one.valid_from <= day), key=lambda one: one.valid_from, default=_all()[0])


def _after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), TIME_ZONE)


@cache
def _all() -> tuple[PublicationDays, ...]:
    rows = json.loads(DEADLINES.read_text(encoding="utf-8"))
    return tuple(PublicationDays(**{**row, "valid_from": date.fromisoformat(row["valid_from"])}) for row in rows)
