"""Where each unit stands on the tile map, and what its tile says."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from motcua.core.identity.models import Unit
from motcua.core.index.queries import UnitFigures
from motcua.core.index.queries.ranked import has_worked
from motcua.web.board import words
from motcua.web.board.drawing import Tile
from motcua.web.board.question import Question

COLUMNS = 5
Cell = tuple[int, int]


def tiles(found: Sequence[UnitFigures], question: Question) -> list[Tile]:
    """A tile for each unit, where the file of this installation places it, else in rows one after the other."""
    places = _placed([one.unit for one in found])
    return [_tile(one, question, places[one.unit.pk]) for one in found]


def short_label(unit: Unit) -> str:
    """Rạch Dừa for Phường Rạch Dừa; Phường 10 stays whole, for a bare number is no name."""
    rest = unit.short_name.partition(" ")[2]
    return unit.short_name if not rest or rest.isdigit() else rest


def _tile(found: UnitFigures, question: Question, cell: Cell) -> Tile:
    label, href = short_label(found.unit), question.of(found.unit).address()
    if not has_worked(found) or found.total.scaled is None:
        word = _("chưa phát sinh")
        said = _("%(unit)s: chưa phát sinh hồ sơ trong kỳ") % {"unit": found.unit.name}
        return Tile(label, "–", word, 0, href, *cell, said)
    value, band = words.points(found.total.scaled, 1), words.band_name(found.total.band)
    said = _("%(unit)s: %(points)s điểm, %(band)s") % {"unit": found.unit.name, "points": value, "band": band}
    return Tile(label, value, band, words.band_number(found.scored_by, found.total.band), href, *cell, said)


def _placed(units: Iterable[Unit]) -> dict[int, Cell]:
    """A place belongs to one unit: who finds its own taken, or has none, comes below the others."""
    known = _file(str(settings.MOTCUA_TILES))
    free: dict[int, Cell] = {}
    rest: list[Unit] = []
    for unit in units:
        cell = known.get(unit.area_code) or known.get(unit.code)
        if cell is None or cell in free.values():
            rest.append(unit)
        else:
            free[unit.pk] = cell
    below = max((row for _column, row in free.values()), default=-1) + 1
    return free | {unit.pk: (n % COLUMNS, below + n // COLUMNS) for n, unit in enumerate(rest)}


@cache
def _file(path: str) -> dict[str, Cell]:
    """By the code of the area, or of the unit: {"26506": [0, 4]}, column and row from the north-west."""
    if not path:
        return {}
    record = json.loads(Path(path).read_text(encoding="utf-8"))
    return {code: (column, row) for code, (column, row) in record["tiles"].items()}
