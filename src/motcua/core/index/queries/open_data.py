"""Tables of figures for whoever counts further: whole for who watches the units, small cells hidden for the public.

Nothing in them is about one dossier or person; a number of very few dossiers could still tell of somebody (ADR 0015).
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from motcua.core.identity import queries as identity
from motcua.core.identity.definitions import DECIDING
from motcua.core.identity.models import Unit
from motcua.core.index.declarations import RATIOS, Relation
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.errors import moment_not_permitted
from motcua.core.index.figures import FIGURES
from motcua.core.index.periods import Window, asked_window
from motcua.core.index.publicity import ABOUT_THE_OFFICE
from motcua.core.index.queries.asked import UnitAsked, with_all_below
from motcua.core.index.queries.form_06a import COLUMNS, lines_by_unit
from motcua.core.index.queries.numbers import values_by_unit
from motcua.core.index.queries.plain import plain_rows
from motcua.core.index.queries.ranked import has_worked
from motcua.core.index.queries.scored import figures
from motcua.core.index.queries.sets import set_on
from motcua.core.index.rules import rounded
from motcua.core.index.suppression import FREE, Edge, completed
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

CONFIGURED = Path(__file__).parents[3] / "law" / "open_data" / "tables.json"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """A row with the two sums over rows that anybody may know; None where the row tells of no person.

    `part_of`: a number → the whole of which what it leaves over tells of people, though that is not written.
    """

    row: Row
    edge: Edge | None
    part_of: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OpenTable:
    """`hidden` counts the numbers that were emptied because they, or what follows from them, are small."""

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

    Raises `open_data.no_table`, `period.not_understood`, `period.not_begun`, `index.no_set`;
    `period.moment_not_permitted` where cells are hidden.
    """
    told = configured()["tables"].get(name)
    if told is None:
        raise DomainError(
            "open_data.no_table",
            Sentence("Không có bảng này. Các bảng: {tables}.", tables=", ".join(table_names())),
            field="name",
        )
    window = asked_window(period, clock.now())
    if window.is_fixed and whole_of is None:  # two moments side by side would tell what small cells hide
        raise moment_not_permitted()
    chosen = set_on(window.tree_day)
    wanted = None if whole_of is None else frozenset(whole_of)
    asked = [one for one in _deciding(window) if wanted is None or one.unit.pk in wanted]
    cells = list(_TABLES[name](asked, window, chosen))
    hidden = 0 if wanted is not None else hide_small(cells, told, configured()["suppress_below"])
    rows = [{**cell.row, "period": window.code} for cell in cells]
    return OpenTable(name, told["title"], window.code, window.at.isoformat(), chosen.version, rows, hidden)


def hide_small(cells: Sequence[Cell], told: Mapping[str, Any], below: int) -> int:
    """Empties, in place, what is small but not zero and what would betray it; returns how many numbers are gone.

    `small` are groups of numbers that go together, `sums` those that the groups add up to: where one of them goes the
    whole row goes, for it follows from the rest. Then what the sums over rows would tell (`suppression`). Zero tells
    of nobody.
    """
    sums, groups = told.get("sums", []), told["small"]
    everything = [*sums, *(name for group in groups for name in group)]
    gone = _completed(cells, sums, below, frozenset())
    lost = {number: set(everything) for number in gone}
    for group in groups:
        for number in _completed(cells, group, below, gone):
            lost.setdefault(number, set()).update(group)
    hidden = 0
    for number, names in lost.items():
        row = cells[number].row
        hidden += sum(row[name] is not None for name in names)
        row.update(dict.fromkeys([*names, *told.get("with", ())]))
    return hidden


def _completed(cells: Sequence[Cell], names: Sequence[str], below: int, gone: Collection[int]) -> set[int]:
    small = {
        number
        for number, cell in enumerate(cells)
        if cell.edge is not None and any(0 < size < below for size in _told(cell, names))
    }
    sizes = [sum(cell.row[name] or 0 for name in names) for cell in cells]
    return completed(small | set(gone), [cell.edge or (FREE, FREE) for cell in cells], sizes)


def _told(cell: Cell, names: Sequence[str]) -> Iterator[int]:
    """The numbers of a row, and what is left over of a whole: twelve less nine is three."""
    for name in names:
        yield cell.row[name] or 0
        if name in cell.part_of:
            yield (cell.row[cell.part_of[name]] or 0) - (cell.row[name] or 0)


@cache
def configured() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(CONFIGURED.read_text(encoding="utf-8"))
    return found


def _deciding(window: Window) -> list[UnitAsked]:
    day = window.tree_day
    units = [unit for unit in identity.subtree(identity.root(day), day) if unit.kind in DECIDING]
    return with_all_below(units, day)


def _totals(asked: list[UnitAsked], window: Window, chosen: IndicatorSet) -> Iterable[Cell]:
    for one in figures(asked, window, chosen):
        worked = has_worked(one)
        groups = {
            f"group_{group.code}": rounded(one.group(group.code).points, 4) if worked else None
            for group in chosen.groups
        }
        row = {
            **_named(one.unit),
            "points": rounded(one.total.points, 4) if worked else None,
            "possible": rounded(one.total.possible, 4) if worked else None,
            "total": rounded(one.total.scaled, 4) if worked else None,
            "band": one.total.band.name if worked and one.total.band else "",
            **groups,
            "rule_version": chosen.version,
        }
        yield Cell(row, None)


def _figures(asked: list[UnitAsked], window: Window, chosen: IndicatorSet) -> Iterable[Cell]:
    """A unit's number is the sum of those below it. What counts procedures or offices tells of nobody."""
    above = _above(window)
    for one in figures(asked, window, chosen):
        for row in plain_rows(one):
            told = {**_named(one.unit), **{name: row[name] for name in _FIGURE_COLUMNS}}
            code = row["indicator"]
            counts = one.scores[code].indicator.counts
            of_people = RATIOS.get(counts).part.relation in _OF_PEOPLE
            up = (code, above[one.unit.pk]) if above[one.unit.pk] else FREE
            down = (code, one.unit.pk) if one.unit.pk in above.values() else FREE
            part_of = {} if counts in ABOUT_THE_OFFICE else {"numerator": "denominator"}
            yield Cell(told, (up, down) if of_people and row["numerator"] is not None else None, part_of)


_FIGURE_COLUMNS = ("indicator", "numerator", "denominator", "ratio", "points", "max", "standing", "rule_version")
_OF_PEOPLE = (Relation.DOSSIER, Relation.PETITION)


def _above(window: Window) -> dict[int, int | None]:
    """For each deciding unit the next one above it that decides as well."""
    way: list[tuple[int, int]] = []
    found: dict[int, int | None] = {}
    for branch in identity.tree(window.tree_day):
        if branch.unit.kind in DECIDING:
            way = [step for step in way if step[0] < branch.depth]
            found[branch.unit.pk] = way[-1][1] if way else None
            way.append((branch.depth, branch.unit.pk))
    return found


def _form_06a(asked: list[UnitAsked], window: Window, chosen: IndicatorSet) -> Iterable[Cell]:
    """Each unit with its own dossiers only: rows add up, by unit on the board and by sector in the city's report."""
    found = lines_by_unit([one.unit.pk for one in asked], window)
    for one in asked:
        for line in found.get(one.unit.pk, ()):
            numbers = {column: line.numbers[column] for column in COLUMNS}
            row = {**_named(one.unit), "sector": line.sector, "sector_name": line.name, **numbers}
            yield Cell(row, (("unit", one.unit.pk), ("sector", line.level, line.sector)))


def _day(asked: list[UnitAsked], window: Window, chosen: IndicatorSet) -> Iterable[Cell]:
    units = {one.unit.pk: one.unit for one in asked}
    found = values_by_unit(units, window)
    for unit_id, values in found.items():
        row = _named(units[unit_id])
        for code, figure in FIGURES.items():
            row[code] = values[code].numerator
            if figure.is_ratio:
                row[f"{code}_of"] = values[code].denominator
        yield Cell(row, ("all", FREE), {"from_afar": "from_afar_of"})


def _named(unit: Unit) -> Row:
    return {"unit": unit.code, "unit_name": unit.name, "level": unit.level}


_TABLES: Final[Mapping[str, Callable[[list[UnitAsked], Window, IndicatorSet], Iterable[Cell]]]] = {
    "totals": _totals,
    "figures": _figures,
    "form_06a": _form_06a,
    "day": _day,
}
