"""The rows behind a number, as its page lists them: a page by keys, each row with why it counted or not."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from django.utils.translation import gettext_lazy, pgettext_lazy

from motcua.core.index.declarations import Relation
from motcua.core.index.engine.conditions import Part
from motcua.core.index.engine.live import Place
from motcua.core.index.publicity import Detail
from motcua.core.index.queries import Opened, opened_page
from motcua.core.index.queries.opened import counted_among
from motcua.core.ledger.definitions import Actor
from motcua.web.board.question import Question
from motcua.web.board.relations import CELLS, Known, Line
from motcua.web.ui.parts import Column, Words
from motcua.web.ui.places import opened, sealed

PER_PAGE = 50
OF_ROWS = "rows"

COLUMNS: dict[Relation, tuple[Words, ...]] = {
    Relation.DOSSIER: (
        gettext_lazy("Hồ sơ"), gettext_lazy("Đơn vị giải quyết"), gettext_lazy("Tiếp nhận lúc"),
        gettext_lazy("Hẹn trả"), gettext_lazy("Xong lúc"),
    ),
    Relation.SERVICE: (gettext_lazy("Thủ tục"), gettext_lazy("Mức dịch vụ"), gettext_lazy("Đơn vị giải quyết")),
    Relation.UNIT: (gettext_lazy("Đơn vị"),),
    Relation.PETITION: (
        gettext_lazy("Phản ánh, kiến nghị"), gettext_lazy("Đơn vị"), gettext_lazy("Nhận lúc"),
        gettext_lazy("Giải quyết lúc"),
    ),
    Relation.PUBLICATION: (
        gettext_lazy("Thủ tục"), gettext_lazy("Quyết định"), gettext_lazy("Ngày ký"), gettext_lazy("Công khai lúc"),
        gettext_lazy("Hạn công khai"),
    ),
}  # fmt: skip
WHY = pgettext_lazy("counted", "Vì sao")


class ToldLine(Protocol):
    @property
    def told(self) -> Detail: ...


@dataclass(frozen=True, slots=True)
class ListedRow:
    """`counted` says in a word whether the numerator has it; None where there is nothing to tell apart."""

    line: Line
    counted: bool
    cells: Sequence[tuple[Words, str]]


@dataclass(frozen=True, slots=True)
class Listing:
    relation: Relation
    columns: Sequence[Column]
    rows: Sequence[ListedRow]
    first_href: str
    more_href: str
    told: Detail
    """How exactly the row is told that is told least."""


def listed(
    counts: str,
    part: Part,
    question: Question,
    actor: Actor,
    *,
    at_row: str,
    here: str,
    contested: bool = True,
    procedure: str = "",
) -> Listing:
    """One page. `here` is the address of this list; `at_row` where the page before ended, as its link said it.

    Where rows are not `contested` none offers it: what has not happened cannot be counted wrongly.
    """
    window, chosen = question.window, question.scored_by
    after = place_of(at_row)
    found = opened_page(counts, part, question.asked, window, chosen, after=after, size=PER_PAGE, procedure=procedure)
    relation, period = found.measure.relation, window.code if contested else ""
    known = Known(counts, window.at, window.start, question.unit_ids, actor, period, question.source)
    lines = CELLS[relation](list(found.ids), _counted(counts, part, question, found.ids), known)
    heads = COLUMNS[relation]
    rows = [ListedRow(line, line.counted, list(zip(heads[1:], line.cells, strict=False))) for line in lines]
    if relation is Relation.DOSSIER and not any(line.cells[0] for line in lines):
        heads, rows = heads[1:], [replace(row, cells=row.cells[1:]) for row in rows]  # each is called by its unit
    first = f"{here}#danh-sach" if at_row else ""
    columns = [Column(label) for label in (*heads, WHY)]
    return Listing(relation, columns, rows, first, _more(found, here), least_told(lines))


def place_of(said: str, of: str = OF_ROWS) -> Place | None:
    """The place that a link named; a mangled one begins at the beginning."""
    moment, key = opened(of, said) or (None, "")
    return Place(moment, key) if moment and key else None


def least_told(lines: Iterable[ToldLine]) -> Detail:
    """How exactly the row is told that is told least."""
    said = {line.told for line in lines}
    return next((one for one in (Detail.MONTH, Detail.DAY) if one in said), Detail.WHOLE)


def _counted(counts: str, part: Part, question: Question, ids: Collection[Any]) -> Collection[Any]:
    """Which of the page's rows the numerator counts."""
    if part is Part.WHOLE:
        return counted_among(ids, counts, question.asked, question.window, question.scored_by)
    return ids if part is Part.PART else ()


def _more(found: Opened, here: str) -> str:
    """Where the list goes on."""
    if found.after is None:
        return ""
    return f"{here}&sau={sealed(OF_ROWS, found.after.moment, found.after.id)}#danh-sach"
