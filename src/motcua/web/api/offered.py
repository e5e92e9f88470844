"""What can be asked about: units, periods, sets."""

from datetime import date, datetime
from typing import Any

from motcua.core.identity import queries as identity
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.periods import Period
from motcua.core.index.queries.offered import offered_periods


def units(day: date) -> list[dict[str, Any]]:
    """The tree, each behind the one above it. The unit above is the last one seen that lies one level higher."""
    above: list[str] = []
    found = []
    for branch in identity.tree(day):
        del above[branch.depth :]
        unit = branch.unit
        found.append(
            {
                "code": unit.code, "name": branch.name, "kind": unit.kind, "level": unit.level, "depth": branch.depth,
                "parent": above[-1] if above else None, "valid_from": unit.valid_from, "valid_to": unit.valid_to,
            }
        )  # fmt: skip
        above.append(unit.code)
    return found


def periods(now: datetime) -> list[dict[str, Any]]:
    return [_period(period, now) for found in offered_periods(now.date()).values() for period in found]


def described(one: IndicatorSet) -> dict[str, Any]:
    indicators = [
        {
            "code": indicator.code, "name": indicator.name, "group": group.name, "max": float(indicator.max),
            "target": float(indicator.target), "scored": indicator.scored, "explanation": indicator.explanation,
            "legal_basis": indicator.legal_basis,
        }
        for group in one.groups
        for indicator in group.indicators
    ]  # fmt: skip
    said = {"version": one.version, "name": one.name, "valid_from": one.valid_from, "valid_to": one.valid_to}
    return {**said, "total": float(one.total), "indicators": indicators}


def _period(period: Period, now: datetime) -> dict[str, Any]:
    window = period.asked(now)
    return {
        "code": period.code, "kind": period.kind.value, "start": period.start, "end": period.end,
        "as_of": window.at, "final": window.is_final,
    }  # fmt: skip
