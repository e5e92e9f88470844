"""A report as a Word draft in the layout of NĐ 30/2020/NĐ-CP: heading, margins, faces, page numbers, signatures."""

from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from motcua.core.index.printed import docx_tables as tables
from motcua.core.index.printed.docx_parts import CENTRE, FACE, JUSTIFY, LEFT, RIGHT, into, line, number_of_page, rule
from motcua.core.index.printed.paper import Report
from motcua.kernel.clock import day_of, in_city
from motcua.kernel.dates import format_long

_MARGINS = 48  # mm: 30 at the left, 18 at the right (Phụ lục I, I.1)
_COMMITTEE = "ỦY BAN NHÂN DÂN "


def as_docx(report: Report, *, issued_at: datetime, seal: str) -> bytes:
    document = Document()
    wide = (297 if report.wide else 210) - _MARGINS
    _page(document, report)
    _letterhead(document, report, in_city(issued_at), wide)
    _title(document, report)
    for paragraph in report.paragraphs:
        line(document, paragraph, size=14, align=JUSTIFY, indent=True, after=6)
    for table in report.tables:
        line(document, table.title, size=13, bold=True, align=LEFT, before=8, after=4, stays=True)
        grid = tables.add(document, report, table, wide)
        if table.note:
            line(document, table.note, size=11, italic=True, align=LEFT, before=4, stays=table is report.tables[-1])
    tables.keep_end(grid)  # with the note, the legal basis and the signatures, which keep each other
    _basis(document, report, seal)
    if report.signature:
        _signatures(document, report, wide)
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
    section.left_margin, section.right_margin = Mm(30), Mm(_MARGINS - 30)
    section.different_first_page_header_footer = True
    number_of_page(section.header.paragraphs[0])
    style = document.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    style.paragraph_format.space_after = Pt(0)


def _letterhead(document: Any, report: Report, issued_at: datetime, wide: int) -> None:
    """Agency at the left, quốc hiệu and tiêu ngữ at the right, number and place below them (Phụ lục I, II.1–4)."""
    left, right = wide * 2 // 5, wide - wide * 2 // 5
    head = tables.bare(document, rows=2, widths=(left, right))
    agency, motto = head.rows[0].cells
    if report.authority:
        into(agency, _broken(report.authority), size=12)
    into(agency, _broken(report.office), size=12, bold=True)
    rule(agency, length=left * 2 // 5, room=left)
    into(motto, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    into(motto, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True)
    rule(motto, length=60, room=right)  # as long as the motto
    number, place = head.rows[1].cells
    into(number, f"Số:        /{report.symbol}", size=13)
    into(place, f"{report.place}, {format_long(day_of(issued_at))}", size=13, italic=True)


def _broken(name: str) -> str:
    """The name of a committee over two lines, as a person would break it."""
    name = name.upper()
    return f"{_COMMITTEE.strip()}\n{name.removeprefix(_COMMITTEE)}" if name.startswith(_COMMITTEE) else name


def _title(document: Any, report: Report) -> None:
    if report.form_code:
        line(document, report.form_code, size=12, italic=True, align=RIGHT)
    line(document, report.name.upper(), size=14, bold=True, before=12, stays=True)
    line(document, report.about, size=14, bold=True, after=8)


def _basis(document: Any, report: Report, seal: str) -> None:
    as_of = f"Số liệu đến {in_city(report.as_of):%H:%M:%S ngày %d/%m/%Y}; cách tính {report.rule_version}."
    told = (as_of, f"Căn cứ: {report.legal_basis}.", f"Mã kiểm tra SHA-256: {seal}.")
    for text in (" ".join(told),) if report.wide else told:  # across there is room beside, and none to lose below
        line(document, text, size=10, italic=True, align=LEFT, before=4, stays=True)  # no signature stands alone


def _signatures(document: Any, report: Report, wide: int) -> None:
    """Who gets it at the left, who signs at the right (Phụ lục I, II.7 and II.9); of a form, who drew it up."""
    line(document, "", size=6, stays=True)
    left, right = tables.bare(document, rows=1, widths=(wide // 2, wide - wide // 2)).rows[0].cells
    if report.drawn_up:
        into(left, report.drawn_up, size=13, bold=True)
        into(left, "(Ký, ghi rõ họ tên)", size=12, italic=True)
    else:
        into(left, "Nơi nhận:", size=12, bold=True, italic=True, align=LEFT)
        for one in report.recipients:
            into(left, f"- {one}", size=11, align=LEFT)
    for one in report.signature:
        into(right, one, size=13, bold=True)
    for _ in range(3 if report.wide else 4):
        into(right, " ", size=13, align=CENTRE)
