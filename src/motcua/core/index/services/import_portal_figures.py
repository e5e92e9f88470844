"""Import the portal's own figures, from a CSV or JSON file: unit, period, indicator, points, ratio."""

from contextlib import suppress
from decimal import Decimal

from django.db import transaction

from motcua.core.identity.models import Unit
from motcua.core.index.models import PortalFigure
from motcua.core.index.policies import require_keeper
from motcua.core.index.reading import Line, decimal, lines_of, taken
from motcua.core.index.services.enter_portal_figure import enter_portal_figure
from motcua.core.ledger.definitions import Actor
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

COLUMNS = {
    "unit": ("Mã đơn vị", "đơn vị", "unit"),
    "period": ("Kỳ", "period"),
    "indicator": ("Chỉ số", "indicator"),
    "points": ("Điểm", "points"),
    "ratio": ("Tỷ lệ", "ratio"),
}
_PERCENT = Decimal(100)


@transaction.atomic
def import_portal_figures(content: bytes, *, actor: Actor, source: str = "") -> list[PortalFigure]:
    """A row an indicator. A ratio with % or above 1 is a percentage, and beside one above 1 so is each without %.

    All lines go in, or none, and each fault is told.
    """
    require_keeper(actor)
    lines = lines_of(content, COLUMNS, ("unit", "period", "indicator"))
    in_percent = any(_is_above_one(line.cells.get("ratio", "")) for line in lines)
    units = {unit.code: unit for unit in Unit.objects.filter(code__in={line.cells["unit"].strip() for line in lines})}

    def take(line: Line) -> PortalFigure:
        cells = {name: line.cells.get(name, "").strip() for name in COLUMNS}
        unit = units.get(cells["unit"])
        if unit is None:
            raise DomainError("unit.not_found", Sentence("Không có đơn vị mã “{code}”.", code=cells["unit"][:40]))
        return enter_portal_figure(
            actor=actor,
            unit=unit,
            period=cells["period"],
            indicator=cells["indicator"],
            points=decimal(cells["points"]),
            ratio=share(cells["ratio"], in_percent=in_percent),
            source=source,
        )

    return taken(lines, take)


def share(text: str, *, in_percent: bool = False) -> Decimal | None:
    """A share of 1, as typed: 0,954 or 95,4% or 95,4; `in_percent`: 0,8 is 0,8% too."""
    found = decimal(text)
    if found is None:
        return None
    return found / _PERCENT if in_percent or "%" in text or found > 1 else found


def _is_above_one(text: str) -> bool:
    with suppress(DomainError):  # what is no number is told with its line
        return (decimal(text) or 0) > 1 and "%" not in text
    return False
