"""A report as a Word draft in the layout of NĐ 30/2020/NĐ-CP: heading, margins, faces, page numbers; figures linked."""

from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from motcua.core.index.printed.paper import Cell, Report, Table
from motcua.kernel.clock import in_city

_FACE = "Times New Roman"
_CENTRE, _RIGHT, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
_LEFT = WD_ALIGN_PARAGRAPH.LEFT


def as_docx(report: Report, *, issued_at: datetime, seal: str) -> bytes:
    document = Document()
    _page(document, report)
    _letterhead(document, report, in_city(issued_at))
    _line(document, report.name.upper(), size=14, bold=True, before=12)
    _line(document, report.about, size=14, bold=True, after=8)
    for paragraph in report.paragraphs:
        _line(document, paragraph, size=14, align=_JUSTIFY, indent=True, after=6)
    for table in report.tables:
        _line(document, table.title, size=13, bold=True, align=_LEFT, before=8, after=4)
        _table(document, report, table)
        if table.note:
            _line(document, table.note, size=11, italic=True, align=_LEFT, before=4)
    _foot(document, report, seal)
    document.core_properties.title = f"{report.name} {report.about}"
    document.core_properties.author = report.office
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Any, report: Report) -> None:
    """A4; margins as in Phụ lục I, I.1 and I.5; the page's number above in the middle, from the second page on."""
    section = document.sections[0]
    width, height = (Mm(297), Mm(210)) if report.wide else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if report.wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(18)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = _CENTRE
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        _field(number.add_run(), kind, text)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FACE, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FACE)
    style.paragraph_format.space_after = Pt(0)


def _letterhead(document: Any, report: Report, issued_at: datetime) -> None:
    """Agency at the left, quốc hiệu and tiêu ngữ at the right, number and place below them (Phụ lục I, II.1–4)."""
    head = document.add_table(rows=2, cols=2)
    head.autofit = True
    agency, motto = head.rows[0].cells
    if report.authority:
        _into(agency, report.authority.upper(), size=12)
    _into(agency, report.office.upper(), size=12, bold=True)
    _into(motto, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    _into(motto, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True, underline=True)
    number, place = head.rows[1].cells
    _into(number, "Số:        /BC-", size=13)
    day = f"ngày {issued_at:%d} tháng {_month(issued_at.month)} năm {issued_at.year}"
    _into(place, f"{report.place}, {day}", size=13, italic=True)


def _month(number: int) -> str:
    return f"{number:02d}" if number <= 2 else str(number)  # Phụ lục I, II.4: months 1 and 2 carry a zero


def _table(document: Any, report: Report, table: Table) -> None:
    grid = document.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    if table.is_grouped:
        _groups(grid.add_row(), table)
    labels = grid.add_row()
    for cell, column in zip(labels.cells, table.columns, strict=True):
        _into(cell, column.label, size=11, bold=True)
    for head in grid.rows:
        _repeat(head)
    for row in table.rows:
        for cell, told, column in zip(grid.add_row().cells, row, table.columns, strict=True):
            _figure(document, cell, told, report.link(told.query), _RIGHT if column.numeric else _LEFT)


def _groups(line: Any, table: Table) -> None:
    place = 0
    cells = line.cells
    for title, width in table.groups():
        cell = cells[place].merge(cells[place + width - 1]) if width > 1 else cells[place]
        _into(cell, title, size=11, bold=True)
        place += width


def _repeat(row: Any) -> None:
    """The head stands on every page, and is announced as one."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _figure(document: Any, cell: Any, told: Cell, link: str, align: Any) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    if not link:
        _run(paragraph, told.text, size=11, bold=told.strong)
        return
    anchor = OxmlElement("w:hyperlink")
    anchor.set(qn("r:id"), document.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = _run(paragraph, told.text, size=11, bold=told.strong)
    anchor.append(run._r)
    paragraph._p.append(anchor)


def _foot(document: Any, report: Report, seal: str) -> None:
    as_of = f"Số liệu đến {in_city(report.as_of):%H:%M:%S ngày %d/%m/%Y}; cách tính {report.rule_version}."
    for text in (as_of, f"Căn cứ: {report.legal_basis}.", f"Mã kiểm tra SHA-256: {seal}."):
        _line(document, text, size=10, italic=True, align=_LEFT, before=4)


def _line(document: Any, text: str, *, align: Any = _CENTRE, indent: bool = False, before: float = 0, after: float = 0,
          size: float, bold: bool = False, italic: bool = False) -> None:  # fmt: skip
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(10)
    _run(paragraph, text, size=size, bold=bold, italic=italic)


def _into(cell: Any, text: str, **looks: Any) -> None:
    paragraph = cell.paragraphs[0] if not cell.paragraphs[0].text else cell.add_paragraph()
    paragraph.alignment = _CENTRE
    _run(paragraph, text, **looks)


def _run(paragraph: Any, text: str, *, size: float, bold: bool = False, italic: bool = False,
         underline: bool = False) -> Any:  # fmt: skip
    run = paragraph.add_run(text)
    run.font.name, run.font.size = _FACE, Pt(size)
    run.bold, run.italic, run.underline = bold, italic, underline
    return run


def _field(run: Any, kind: str, text: str) -> None:
    part = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        part.set(qn("w:fldCharType"), kind)
    else:
        part.text = text
    run._r.append(part)
