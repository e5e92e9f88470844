"""Import the national totals of many units and periods at once, from a CSV or JSON file."""

from django.db import transaction

from motcua.core.identity.models import Unit
from motcua.core.index.models import NationalTotal, TotalKind
from motcua.core.index.policies import require_keeper
from motcua.core.index.reading import Line, lines_of, taken, whole
from motcua.core.index.services.enter_total import enter_total
from motcua.core.ledger.definitions import Actor
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

COLUMNS = {
    "unit": ("Mã đơn vị", "đơn vị", "unit"),
    "period": ("Kỳ", "period"),
    "reported": ("Báo cáo quốc gia", "BCQG", "reported"),
    "synced": ("Cổng đã nhận", "đồng bộ", "synced"),
}


@transaction.atomic
def import_totals(content: bytes, *, actor: Actor, source: str = "") -> list[NationalTotal]:
    """A row a unit and period; an empty cell leaves what is known. All lines go in, or none and each fault is told.

    Raises `table.…` about the file, Problems with a sentence for each refused line.
    """
    require_keeper(actor)
    lines = lines_of(content, COLUMNS, ("unit", "period"))
    units = {unit.code: unit for unit in Unit.objects.filter(code__in={line.cells["unit"].strip() for line in lines})}

    def take(line: Line) -> list[NationalTotal]:
        unit = units.get(line.cells["unit"].strip())
        if unit is None:
            raise DomainError(
                "unit.not_found", Sentence("Không có đơn vị mã “{code}”.", code=line.cells["unit"].strip()[:40])
            )
        said = {kind: line.cells.get(kind, "").strip() for kind in TotalKind.values}
        if not any(said.values()):
            raise DomainError("total.nothing", Sentence("Dòng không có số nào."))
        period = line.cells["period"]
        return [
            enter_total(actor=actor, unit=unit, period=period, kind=kind, total=whole(text), source=source)
            for kind, text in said.items()
            if text
        ]

    return [row for rows in taken(lines, take) for row in rows]
