"""Tables of figures for whoever counts further: whole for who watches the units, small cells hidden for the public.

Nothing in them is about one dossier or person; a number of very few dossiers could still tell of somebody.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from motcua.core.identity import queries as identity
from motcua.core.identity.definitions import UnitKind
from motcua.core.identity.models import Unit
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.figures import FIGURES
from motcua.core.index.periods import Period, Window
from motcua.core.index.queries.asked import UnitAsked, with_all_below
from motcua.core.index.queries.form_06a import COLUMNS, lines
from motcua.core.index.queries.numbers import values_by_unit
from motcua.core.index.queries.plain import plain_rows
from motcua.core.index.queries.ranked import has_worked
from motcua.core.index.queries.scored import figures
from motcua.core.index.queries.sets import set_on
from motcua.core.index.rules import rounded
from motcua.kernel import clock
from motcua.kernel.errors import DomainError

CONFIGURED = Path(__file__).parents[3] / "law" / "open_data" / "tables.json"
_DECIDING = frozenset({UnitKind.COMMITTEE, UnitKind.OFFICE, UnitKind.DEPARTMENT})

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OpenTable:
    """`hidden` counts the cells that were emptied because they are small."""

    name: str
    title: str
    period: str
    as_of: str
    rule_version: str
    rows: list[Row]
    hidden: int = 0


def table_names() -> list[str]:
    return list(configured()["tables"])


def open_table(name: str, period: str, *, whole_of: Iterable[int] | None = None) -> OpenTable:
    """A table of a period, with small cells hidden. `whole_of`: only these units, and nothing hidden.

    Raises `open_data.no_table`, `period.not_understood`, `index.no_set`.
    """
    told = configured()["tables"].get(name)
    if told is None:
        raise DomainError(
            "open_data.no_table", f"Không có bảng này. Các bảng: {', '.join(table_names())}.", field="name"
        )
    now = clock.now()
    window = Period.parse(period, now.date()).asked(now)
    chosen = set_on(window.tree_day)
    wanted = None if whole_of is None else frozenset(whole_of)
    asked = [one for one in _deciding(window) if wanted is None or one.unit.pk in wanted]
    rows = [{**row, "period": window.code} for row in _TABLES[name](asked, window, chosen)]
    hidden = 0 if wanted is not None else hide_small(rows, told, configured()["suppress_below"])
    return OpenTable(name, told["title"], window.code, window.at.isoformat(), chosen.version, rows, hidden)


def hide_small(rows: Iterable[Row], told: Mapping[str, Any], below: int) -> int:
    """Empties, in place, each group of cells in which one is small but not zero; returns how many.

    The whole group: a single gap would be found by subtracting. Zero tells of nobody.
    """
    hidden = 0
    for row in rows:
        small = False
        for group in told["small"]:
            if any(row[cell] is not None and 0 < row[cell] < below for cell in group):
                hidden += sum(row[cell] is not None for cell in group)
                row.update(dict.fromkeys(group))
                small = True
        if small:
            row.update(dict.fromkeys(told.get("with", ())))
    return hidden


@cache
def configured() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(CONFIGURED.read_text(encoding="utf-8"))
    return found


def _deciding(window: Window) -> list[UnitAsked]:
    day = window.tree_day
    units = [unit for unit in identity.subtree(identity.root(day), day) if unit.kind in _DECIDING]
    return with_all_below(units, day)


def _totals(asked: list[UnitAsked], window: Window, chosen: IndicatorSet) -> Iterable[Row]:
    for one in figures(asked, window, chosen):
        worked = has_worked(one)
        groups = {
            f"group_{group.code}": rounded(one.group(group.code).points, 4) if worked else None
            for group in chosen.groups
        }
        yield {
            **_named(one.unit),
            "points": rounded(one.total.points, 4) if worked else None,
            "possible": rounded(one.total.possible, 4) if worked else None,
            "total": rounded(one.total.scaled, 4) if worked else None,
            "band": one.total.band.name if worked and one.total.band else "",
            **groups,
            "rule_version": chosen.version,
        }


def _figures(asked: list[UnitAsked], window: Window, chosen: IndicatorSet) -> Iterable[Row]:
    for one in figures(asked, window, chosen):
        for row in plain_rows(one):
            yield {**_named(one.unit), **{name: row[name] for name in _FIGURE_COLUMNS}}


_FIGURE_COLUMNS = ("indicator", "numerator", "denominator", "ratio", "points", "max", "standing", "rule_version")


def _form_06a(asked: list[UnitAsked], window: Window, chosen: IndicatorSet) -> Iterable[Row]:
    """Each unit with its own dossiers only: rows add up."""
    for one in asked:
        for line in lines([one.unit.pk], window):
            numbers = {column: line.numbers[column] for column in COLUMNS}
            yield {**_named(one.unit), "sector": line.sector, "sector_name": line.name, **numbers}


def _day(asked: list[UnitAsked], window: Window, chosen: IndicatorSet) -> Iterable[Row]:
    units = {one.unit.pk: one.unit for one in asked}
    found = values_by_unit(units, window)
    for unit_id, values in found.items():
        row = _named(units[unit_id])
        for code, figure in FIGURES.items():
            row[code] = values[code].numerator
            if figure.is_ratio:
                row[f"{code}_of"] = values[code].denominator
        yield row


def _named(unit: Unit) -> Row:
    return {"unit": unit.code, "unit_name": unit.name, "level": unit.level}


_TABLES: Final[Mapping[str, Callable[[list[UnitAsked], Window, IndicatorSet], Iterable[Row]]]] = {
    "totals": _totals,
    "figures": _figures,
    "form_06a": _form_06a,
    "day": _day,
}
