"""A report as a workbook: numbers stay numbers, each linked to the page on which it opens."""

from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from motcua.core.index.printed.paper import Cell, Column, Report, Table
from motcua.kernel.clock import in_city

_FACE = "Times New Roman"
_LINE = 16
"""Points that a line of 12 points takes."""
_ROOM = 100
"""Letters that stand side by side on the sheet of words."""
_THIN = Side(style="thin", color="999999")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = PatternFill("solid", fgColor="E8EEF4")


def as_xlsx(report: Report, *, issued_at: datetime, seal: str) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, table in enumerate(report.tables, start=1):
        _sheet(book.create_sheet(f"Bảng {number}"), report, table)
    _basis(book.create_sheet("Căn cứ"), report, issued_at, seal)
    book.properties.title, book.properties.creator = f"{report.name} {report.about}", report.office
    book.properties.created = book.properties.modified = in_city(issued_at).replace(tzinfo=None)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(sheet: Worksheet, report: Report, table: Table) -> None:
    _say(sheet, 1, f"{report.name} {report.about}".upper(), Font(name=_FACE, size=13, bold=True))
    _say(sheet, 2, report.office, Font(name=_FACE, size=12))
    _say(sheet, 3, table.title, Font(name=_FACE, size=12, bold=True))
    first = 5
    if table.is_grouped:
        _groups(sheet, table, first)
        first += 1
    for place, column in enumerate(table.columns, start=1):
        cell = sheet.cell(first, place)
        _text(cell, column.label)
        _as_head(cell)
        sheet.column_dimensions[get_column_letter(place)].width = _letters(column)
    for line, row in enumerate(table.rows, start=first + 1):
        for place, told in enumerate(row, start=1):
            _fill(sheet.cell(line, place), told, report, numeric=table.columns[place - 1].numeric)
        _heighten(sheet, line, [(told.text, column) for told, column in zip(row, table.columns, strict=True)])
    _heighten(sheet, first, [(column.label, column) for column in table.columns])
    sheet.freeze_panes = sheet.cell(first + 1, 1)
    sheet.print_title_rows = f"5:{first}"
    _on_paper(sheet, "landscape" if report.wide else "portrait")
    if table.note:
        _say(sheet, first + len(table.rows) + 2, table.note, Font(name=_FACE, size=11, italic=True))


def _letters(column: Column) -> int:
    """How many letters of the face stand side by side in a column."""
    return 6 + 5 * column.width


def _heighten(sheet: Worksheet, line: int, said: list[tuple[str, Column]]) -> None:
    """As many lines as the longest words of a row take: not every program makes a row as high as its words."""
    sheet.row_dimensions[line].height = _LINE * max(_lines(text, _letters(column)) for text, column in said)


def _lines(text: str, letters: int) -> int:
    """How many lines these words take in so wide a column; words break a little before its edge."""
    return max(1, -(-len(text) // (letters - 2)))


def _on_paper(sheet: Worksheet, orientation: str) -> None:
    """As wide as the sheet of A4, however long."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = orientation, sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True


def _groups(sheet: Worksheet, table: Table, line: int) -> None:
    place = 1
    for title, width in table.groups():
        _text(sheet.cell(line, place), title)
        for each in range(place, place + width):
            _as_head(sheet.cell(line, each))
        if width > 1:
            sheet.merge_cells(start_row=line, end_row=line, start_column=place, end_column=place + width - 1)
        place += width


def _fill(cell: SheetCell, told: Cell, report: Report, *, numeric: bool) -> None:
    if told.value is None:
        _text(cell, told.text)
    else:
        cell.value = told.value
        cell.number_format = _format(told)
    cell.font = Font(name=_FACE, size=12, bold=told.strong, color="0B4F8A" if told.query else None)
    cell.alignment = Alignment(horizontal="right" if numeric else "left", vertical="center", wrap_text=not numeric)
    cell.border = _GRID
    if told.query:
        cell.hyperlink = report.link(told.query)


def _format(told: Cell) -> str:
    """As it is read: a share in percent, a length of time with its unit."""
    if told.text.endswith("%"):
        return "0.00%"
    _, space, unit = told.text.partition(" ")
    return ("#,##0" if isinstance(told.value, int) else "#,##0.00") + (f'"{space}{unit}"' if unit else "")


def _basis(sheet: Worksheet, report: Report, issued_at: datetime, seal: str) -> None:
    told = [
        ("Số liệu đến", f"{in_city(report.as_of):%H:%M:%S %d/%m/%Y}"),
        ("Lập lúc", f"{in_city(issued_at):%H:%M:%S %d/%m/%Y}"),
        ("Cách tính", report.rule_version),
        ("Căn cứ", report.legal_basis),
        ("Mã kiểm tra SHA-256", seal),
        *(("Nhận xét", paragraph) for paragraph in report.paragraphs),
    ]
    for line, (what, how) in enumerate(told, start=1):
        _text(sheet.cell(line, 1), what)
        _text(sheet.cell(line, 2), how)
        sheet.cell(line, 1).font = Font(name=_FACE, size=12, bold=True)
        sheet.cell(line, 2).font = Font(name=_FACE, size=12)
        sheet.cell(line, 1).alignment = sheet.cell(line, 2).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[line].height = _LINE * _lines(how, _ROOM)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, _ROOM
    _on_paper(sheet, "portrait")


def _say(sheet: Worksheet, line: int, text: str, font: Font) -> None:
    _text(sheet.cell(line, 1), text)
    sheet.cell(line, 1).font = font


def _text(cell: SheetCell, text: str) -> None:
    """Text stays text: a name that begins with = is no formula."""
    cell.value = text
    cell.data_type = "s"


def _as_head(cell: SheetCell) -> None:
    cell.font = Font(name=_FACE, size=12, bold=True)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border, cell.fill = _GRID, _HEAD
