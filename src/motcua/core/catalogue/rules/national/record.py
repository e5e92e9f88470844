"""A record of the national procedure database, read.

What is of a known form is read; what is not stays word for word in `unparsed` with its path and the reason; what
was read but contradicts itself is said in `doubts`. Nothing is guessed: the rules for limits, fees and papers
stand at the head of `limits`, `fees` and `papers`. A record without a code or a name, or that is no record at
all, raises `UnreadableRecord`, and nothing ever raises anything else.
"""

import re
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from motcua.core.catalogue.definitions.records import Decision, ProcedureRecord, ProcedureRules, Unparsed
from motcua.core.catalogue.errors import UnreadableRecord
from motcua.core.catalogue.rules.national import particulars
from motcua.core.catalogue.rules.national.bases import read_legal_bases
from motcua.core.catalogue.rules.national.filing import read_filing
from motcua.core.catalogue.rules.national.heard import Heard
from motcua.core.catalogue.rules.national.papers import read_components
from motcua.core.catalogue.rules.national.text import keepable, keyed, many_lines, one_line
from motcua.kernel.sentences import Sentence

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}")
_NATIONAL_CODE = re.compile(
    r"\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.H\d{2}|\.H\d{2})?"
)  # law.md: and local instances of it


@dataclass(frozen=True, slots=True)
class ParsedProcedure:
    """`record.unparsed` waits for a person; `doubts` were read, but look odd."""

    record: ProcedureRecord
    doubts: tuple[Unparsed, ...] = ()


def read_record(raw: Any) -> ParsedProcedure:
    """Raises UnreadableRecord, with the reason as its message, and nothing else."""
    if not isinstance(raw, dict):
        raise UnreadableRecord("national_record.shape", Sentence("Không phải một bản ghi: cần một đối tượng JSON."))
    try:
        return _read(raw)
    except RecursionError:
        raise UnreadableRecord(
            "national_record.too_deep", Sentence("Bản ghi lồng nhau quá sâu, không đọc được.")
        ) from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UnreadableRecord(
            "national_record.invalid",
            Sentence("Bản ghi không hợp lệ ở “{where}”: {why}.", where=where, why=first["msg"]),
        ) from None


def code_and_name(raw: Any) -> tuple[str, str]:
    """Whatever the record says of its code and name, to name a bad record by; empty where it says nothing."""
    top = keyed(raw)
    metadata = keyed(top.get("metadata"))
    return one_line(metadata.get("ma_thu_tuc")) or one_line(top.get("thu_tuc_id")), one_line(
        metadata.get("ten_thu_tuc")
    )


def _read(raw: dict[str, Any]) -> ParsedProcedure:
    heard = Heard()
    code, name = _identity(raw, heard)
    top = keyed(raw)
    tables = keyed(top.get("tables"))
    filing = read_filing(tables, heard)
    record = ProcedureRecord(
        code=code,
        name=heard.fitting(name, 1000, "metadata.tên_thủ_tục"),
        **_metadata(keyed(top.get("metadata")), heard),
        **_content(keyed(top.get("content")), heard),
        service_level=filing.service_level,
        limits=tuple(filing.limits),
        fees=tuple(filing.fees),
        components=read_components(tables, heard),
        legal_bases=read_legal_bases(tables, heard),
        rules=ProcedureRules(same_day=filing.same_day),
        source=keepable(raw),
    )
    return ParsedProcedure(record.model_copy(update={"unparsed": tuple(heard.unparsed)}), tuple(heard.doubts))


def _identity(raw: dict[str, Any], heard: Heard) -> tuple[str, str]:
    """The code of the metadata goes before that of the file."""
    code, name = code_and_name(raw)
    if not code:
        raise UnreadableRecord("national_record.no_code", Sentence("Bản ghi không có mã thủ tục."))
    if not _CODE.fullmatch(code):
        raise UnreadableRecord(
            "national_record.bad_code", Sentence("“{code}” không phải là mã thủ tục.", code=code[:60])
        )
    if not name:
        raise UnreadableRecord("national_record.no_name", Sentence("Bản ghi không có tên thủ tục."))
    if not _NATIONAL_CODE.fullmatch(code):
        heard.doubt("metadata.mã_thủ_tục", code, "mã không có dạng của cơ sở dữ liệu quốc gia (1.234567)")
    other = one_line(keyed(raw).get("thu_tuc_id"))
    if other and other != code:
        heard.doubt("thu_tuc_id", other, f"khác với mã thủ tục {code}")
    return code, name


def _metadata(metadata: dict[str, Any], heard: Heard) -> dict[str, Any]:
    number, day = particulars.read_decision(many_lines(metadata.get("so_quyet_dinh")))
    sector = one_line(many_lines(metadata.get("linh_vuc")))
    if not sector:
        heard.cannot("metadata.lĩnh_vực", metadata.get("linh_vuc"), "không ghi lĩnh vực")
    return {
        "sector": particulars.read_sector(heard.fitting(sector, 200, "metadata.lĩnh_vực")),
        "level": heard.fitting(one_line(many_lines(metadata.get("cap_thuc_hien"))), 200, "metadata.cấp_thực_hiện"),
        "decision": Decision(number=heard.fitting(number, 200, "metadata.số_quyết_định"), issued_on=day),
    }


def _content(content: dict[str, Any], heard: Heard) -> dict[str, Any]:
    said = {name: many_lines(value) for name, value in content.items()}
    audience, rest = particulars.read_audience(said.get("doi_tuong_thuc_hien", ""))
    heard.cannot("content.đối_tượng_thực_hiện", rest, "không nhận ra nhóm đối tượng" if rest else "")
    return {
        "audience": audience,
        "summary": said.get("mo_ta", ""),
        "keywords": heard.fitting(one_line(said.get("tu_khoa", "")), 500, "content.từ_khóa"),
        "steps_text": particulars.step_by_step(said.get("trinh_tu_thuc_hien", "")),
        "implementing_agency": said.get("co_quan_thuc_hien", ""),
        "competent_agency": said.get("co_quan_co_tham_quyen", ""),
        "delegated_agency": said.get("co_quan_duoc_uy_quyen", ""),
        "coordinating_agency": said.get("co_quan_phoi_hop", ""),
        "reception_address": said.get("dia_chi_tiep_nhan_hs", ""),
        "result": said.get("ket_qua_thuc_hien", ""),
        "conditions": particulars.conditions(said.get("yeu_cau_dieu_kien_thuc_hien", "")),
    }
