"""`thanh_phan_ho_so`: the papers asked for. `ghi_chu` says how many; `so_luong` mostly holds the files of the forms."""

import re
from dataclasses import dataclass
from typing import Any

from motcua.core.catalogue.definitions.records import ComponentRecord
from motcua.core.catalogue.rules.national.heard import Heard
from motcua.core.catalogue.rules.national.text import as_text, one_line
from motcua.kernel.text import unaccented

_COUNTS = {
    "originals": re.compile(r"ban chinh\s*:?\s*0*(\d{1,4})\b"),
    "copies": re.compile(r"ban sao\s*:?\s*0*(\d{1,4})\b"),
}
_COUNTS_BEFORE = {
    "originals": re.compile(r"\b0*(\d{1,4}) ban chinh\b"),
    "copies": re.compile(r"\b0*(\d{1,4}) ban sao\b"),
}
_ONLY_COUNTS = re.compile(r"[\s\d:;,.+]|ban chinh|ban sao")
_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|rtf|odt|zip|rar|png|jpe?g|tiff?)\b", re.IGNORECASE)
_COUNT_ALONE = re.compile(r"0*(\d{1,3})(?: (?:ban|bo|to|cai))?")


@dataclass(frozen=True, slots=True)
class PaperReading:
    originals: int = 0
    copies: int = 0
    templates: str = ""
    note: str = ""
    unparsed: tuple[tuple[str, str], ...] = ()  # (cell, reason)
    doubt: str = ""


def read_paper(quantity: str, remark: str) -> PaperReading:
    """The counts from both cells; a file name is a template; whatever else is kept as a note and said."""
    counts = _counts(remark)
    templates, unparsed = "", []
    if _FILE.search(quantity):
        templates = "; ".join(line for line in (one_line(part) for part in quantity.splitlines()) if line)
    elif quantity.strip():
        alone = _COUNT_ALONE.fullmatch(unaccented(one_line(quantity)))
        found = {"originals": int(alone[1])} if alone else _counts(quantity)
        if not found:
            unparsed.append(("so_luong", "không phải số lượng, cũng không phải tên tệp mẫu"))
        counts = found | counts
    note = one_line(remark)
    if not _ONLY_COUNTS.sub("", unaccented(note)):
        note = ""
    if remark.strip() and not _counts(remark):
        unparsed.append(("ghi_chu", "không nhận ra số bản chính, số bản sao"))
    doubt = "số bản chính và số bản sao đều là 0" if counts and not any(counts.values()) else ""
    return PaperReading(counts.get("originals", 0), counts.get("copies", 0), templates, note, tuple(unparsed), doubt)


def read_components(tables: dict[str, Any], heard: Heard) -> tuple[ComponentRecord, ...]:
    """The rows that name a paper, in order. One named twice is asked twice, and doubted."""
    components: list[ComponentRecord] = []
    for path, row in heard.rows(tables, "thanh_phan_ho_so"):
        name = one_line(row.get("ten_giay_to"))
        if not name:
            heard.cannot(path, row, "giấy tờ không có tên")
            continue
        paper = read_paper(as_text(row.get("so_luong")), as_text(row.get("ghi_chu")))
        for cell, reason in paper.unparsed:
            heard.cannot(f"{path}.{cell}", row.get(cell), reason)
        heard.doubt(path, name, paper.doubt)
        if any(one.name == name for one in components):
            heard.doubt(path, name, "giấy tờ này đã có ở dòng trên")
        components.append(
            ComponentRecord(
                code=f"p{len(components) + 1:02d}",
                name=name,
                originals=paper.originals,
                copies=paper.copies,
                required="neu co" not in unaccented(name),
                template_name=heard.fitting(paper.templates, 300, f"{path}.so_luong"),
                note=paper.note,
            )
        )
    return tuple(components)


def _counts(text: str) -> dict[str, int]:
    plain = unaccented(one_line(text))
    return {
        name: int(match[1])
        for name in _COUNTS
        if (match := _COUNTS[name].search(plain) or _COUNTS_BEFORE[name].search(plain))
    }
