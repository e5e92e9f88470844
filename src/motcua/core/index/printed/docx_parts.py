"""Small pieces of a Word draft: a line of text, a drawn line, a page number."""

import re
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FACE = "Times New Roman"
CENTRE, RIGHT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
LEFT = WD_ALIGN_PARAGRAPH.LEFT
_LINK = RGBColor(0x0B, 0x4F, 0x8A)
_NUMBERED_WARD = re.compile(r"(?<=hường) (?=\d)")


def line(document: Any, text: str, *, align: Any = CENTRE, indent: bool = False, before: float = 0, after: float = 0,
         stays: bool = False, **looks: Any) -> None:  # fmt: skip
    """A paragraph of its own; `stays` keeps it on the page of what follows."""
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after, shape.keep_with_next = Pt(before), Pt(after), stays
    if indent:
        shape.first_line_indent = Mm(10)
    run(paragraph, text, **looks)


def into(cell: Any, text: str, *, align: Any = CENTRE, **looks: Any) -> None:
    """One more paragraph in a cell; the first one is there from the beginning."""
    paragraph = cell.paragraphs[0] if not cell.paragraphs[0].text else cell.add_paragraph()
    paragraph.alignment = align
    run(paragraph, text, **looks)


def run(paragraph: Any, text: str, *, size: float, bold: bool = False, italic: bool = False, link: bool = False) -> Any:
    """Words in the face of official papers; the number of a ward is never left alone on a line."""
    found = paragraph.add_run(_NUMBERED_WARD.sub("\N{NO-BREAK SPACE}", text))
    found.font.name, found.font.size = FACE, Pt(size)
    found.bold, found.italic = bold, italic
    if link:
        found.font.color.rgb = _LINK
    return found


def rule(cell: Any, *, length: int, room: int) -> None:
    """A line of `length` mm in the middle of a cell that is `room` mm wide."""
    paragraph = cell.add_paragraph()
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm((room - length) / 2)
    shape.space_before, shape.line_spacing = Pt(1), Pt(4)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def number_of_page(paragraph: Any) -> None:
    paragraph.alignment = CENTRE
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run(paragraph, "", size=13)._r.append(part)
