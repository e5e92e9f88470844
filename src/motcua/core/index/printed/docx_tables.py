"""The tables of a report in a Word draft: columns as wide as they were meant, heads on every page, figures linked."""

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from motcua.core.index.printed.docx_parts import LEFT, RIGHT, into, run
from motcua.core.index.printed.paper import Cell, Report, Table

_SIZE = 11


TOGETHER = 3
"""Rows that go with a signature which finds no room: it never stands on a page alone."""


def add(document: Any, report: Report, table: Table, wide: int) -> Any:
    widths = [column.width * wide / sum(one.width for one in table.columns) for column in table.columns]
    grid = document.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    _fixed(grid, widths)
    _tighten(grid)
    if table.is_grouped:
        _groups(grid.add_row(), table)
    labels = grid.add_row()
    for cell, column in zip(labels.cells, table.columns, strict=True):
        into(cell, column.label, size=_SIZE, bold=True)
    if table.is_grouped:
        _join_alone(grid, table)
    for head in grid.rows:
        _mark(head, "w:tblHeader")  # stands on every page, and is announced as a head
    for row in table.rows:
        added = grid.add_row()
        for cell, told, column in zip(added.cells, row, table.columns, strict=True):
            _figure(document, cell, told, report.link(told.query), RIGHT if column.numeric else LEFT)
    _finish(grid, widths)
    return grid


def keep_end(grid: Any) -> None:
    """Keeps the last rows on the page of what follows the table."""
    for row in grid.rows[-TOGETHER:]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def bare(document: Any, *, rows: int, widths: Sequence[float]) -> Any:
    """A grid without lines, to lay things side by side."""
    grid = document.add_table(rows=rows, cols=len(widths))
    _fixed(grid, widths)
    _finish(grid, widths, centred=False)
    return grid


def _fixed(grid: Any, widths: Sequence[float]) -> None:
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)


def _tighten(grid: Any) -> None:
    """A millimetre at each side of a cell: Word's own two are too much for a dozen columns."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("start", "end"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(Mm(1).twips))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    grid._tbl.tblPr.append(margins)


def _finish(grid: Any, widths: Sequence[float], *, centred: bool = True) -> None:
    for row in grid.rows:
        _mark(row, "w:cantSplit")
        for element, width in zip(row._tr.tc_lst, widths, strict=False):
            if element.grid_span == 1:
                element.width = Mm(width)
        for cell in row.cells if centred else ():
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def _groups(row: Any, table: Table) -> None:
    place = 0
    cells = row.cells
    for title, width in table.groups():
        cell = cells[place].merge(cells[place + width - 1]) if width > 1 else cells[place]
        into(cell, title, size=_SIZE, bold=True)
        place += width


def _join_alone(grid: Any, table: Table) -> None:
    """A column below no group is one cell over both lines of the head."""
    above, labels = grid.rows[0].cells, grid.rows[1].cells
    for place, column in enumerate(table.columns):
        if not column.above:
            labels[place].paragraphs[0].clear()
            joined = above[place].merge(labels[place])
            for spare in joined.paragraphs[1:]:
                spare._p.getparent().remove(spare._p)
            into(joined, column.label, size=_SIZE, bold=True)


def _mark(row: Any, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _figure(document: Any, cell: Any, told: Cell, link: str, align: Any) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
    written = run(paragraph, told.text, size=_SIZE, bold=told.strong, link=bool(link))
    if link:
        anchor = OxmlElement("w:hyperlink")
        anchor.set(qn("r:id"), document.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        anchor.append(written._r)
        paragraph._p.append(anchor)
