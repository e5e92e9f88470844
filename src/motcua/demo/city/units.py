"""Units, their tree, and the wards as places on forms."""

from datetime import date

from motcua.core.identity.definitions import UnitKind, UnitLevel
from motcua.core.identity.models import Unit
from motcua.core.identity.services.keep_area import keep_area
from motcua.core.identity.services.make_unit import make_unit
from motcua.core.ledger.definitions import Actor
from motcua.demo.data import load

_PARTICULARS = ("area_code", "address", "phone", "website", "head_title")


def build_units(*, actor: Actor) -> dict[str, Unit]:
    """Every unit by its code; each stands below one that was made before it."""
    told = load("units")
    found: dict[str, Unit] = {}
    for row in told["units"]:
        found[row["code"]] = make_unit(
            actor=actor,
            code=row["code"],
            name=row["name"],
            short_name=row["short_name"],
            kind=UnitKind(row["kind"]),
            level=UnitLevel(row["level"]),
            parent=found[row["parent"]] if row["parent"] else None,
            valid_from=date.fromisoformat(told["valid_from"]),
            **{name: row[name] for name in _PARTICULARS if name in row},
        )
    return found


def build_areas(*, actor: Actor) -> None:
    told = load("areas")
    for row in told["areas"]:
        keep_area(
            actor=actor,
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            parent_name=told["parent_name"],
            former_names=row["former_names"],
            valid_from=date.fromisoformat(told["valid_from"]),
        )
