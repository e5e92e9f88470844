"""One row of another system as typed values. Everything that is wrong with it is said at once."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from motcua.core.dossiers.definitions import NationalChannel, State
from motcua.core.dossiers.rules.foreign import parts, values
from motcua.core.dossiers.rules.foreign.fields import FIELDS, REQUIRED, TOLD_BY, Kind
from motcua.core.dossiers.rules.foreign.mapping import ForeignMapping
from motcua.core.dossiers.rules.foreign.parts import Supplement
from motcua.kernel.errors import DomainError, Problems
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import unaccented

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{2,39}")
_PERSON_NUMBER = re.compile(r"\d{9}|\d{12}")
_PROCEDURE = re.compile(r"(\d\.\d{6})(?:[.-].*)?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_SHORTENED = re.compile(r"\d\.\d{1,5}", re.ASCII)

_STATES: Final = {
    "moi dang ky": 1, "duoc tiep nhan": 2, "da tiep nhan": 2, "khong duoc tiep nhan": 3, "tu choi": 3, "dang xu ly": 4,
    "yeu cau bo sung giay to": 5, "cho bo sung": 5, "yeu cau bo sung": 5, "yeu cau thuc hien nghia vu tai chinh": 6,
    "cong dan yeu cau rut ho so": 7, "rut ho so": 7, "dung xu ly": 8, "da xu ly xong": 9, "da tra ket qua": 10,
}  # fmt: skip
_CHANNELS: Final = {"": 1, "truc tiep": 1, "truc tuyen": 2, "bcci": 3, "buu chinh": 3, "buu chinh cong ich": 3}
_APPLICANTS: Final = {"1": "person", "2": "business", "3": "state_body", "4": "organisation"}
_PAID: Final = frozenset({"", "0", "1", "2", "3"})
_RETURN_WAYS: Final = {"0": "counter", "1": "post"}


@dataclass(frozen=True, slots=True)
class Foreign:
    """A dossier of another system, in our words; units still as that system names them."""

    code: str
    procedure: str
    sector: str
    channel: int
    applicant_kind: str
    state: State
    unit: str
    receiving_unit: str
    submitted_at: datetime
    accepted_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    return_way: str
    identity_verified: bool
    fee_total: int | None
    tells: tuple[str, ...]
    paid: str
    paid_at: datetime | None
    synced_at: datetime | None
    rated_at: datetime | None
    unhappy: bool
    papers: parts.Papers
    electronic_result: bool
    supplements: tuple[Supplement, ...]


def normalised(cells: Mapping[str, Any], mapping: ForeignMapping, fields: Mapping[str, str]) -> Foreign:
    """`fields` says which field each column holds. Raises `Problems` with every defect of the row."""
    problems: list[DomainError] = []
    found = _read(cells, fields, problems)
    _name_procedure(found, mapping)
    state = _tried(problems, lambda: _state(found.get("TrangThaiHoSo", ""), mapping))
    channel = _tried(problems, lambda: _channel(found.get("KenhThucHien", ""), mapping))
    supplements = _tried(problems, lambda: parts.supplements(found)) or ()
    _require(found, problems)
    Problems.raise_any(problems)
    assert state is not None and channel is not None
    ends = _ends(found, state)
    databases = {code.upper() for code in found.get("DSKetNoiCSDL", ())}
    return Foreign(
        code=found["MaHoSo"],
        procedure=_procedure(found["MaTTHC"]),
        sector=found.get("MaLinhVuc", "")[:40],
        channel=channel,
        applicant_kind=_APPLICANTS.get(found.get("LoaiDoiTuong", ""), "person"),
        state=state,
        unit=found["DonViXuLy"],
        receiving_unit=found.get("DonViTiepNhan", "") or found["DonViXuLy"],
        submitted_at=found["NgayNopHoSo"] if "NgayNopHoSo" in found else found["NgayTiepNhan"],
        accepted_at=_accepted(found, state),
        due_at=found.get("NgayHenTra"),
        finished_at=ends,
        returned_at=found.get("NgayTra") if state in (State.FINISHED, State.RETURNED) else None,
        return_way=_RETURN_WAYS.get(found.get("HinhThuc", ""), ""),
        identity_verified=found.get("TaiKhoanDuocXacThucVoiVNeID", False) or _knows(databases, mapping),
        fee_total=parts.fee_total(found),
        tells=tuple(what for what, by in TOLD_BY.items() if not by.isdisjoint(fields.values())),
        paid=found.get("DuocThanhToanTrucTuyen", ""),
        paid_at=found.get("NgayThanhToan"),
        synced_at=found.get("NgayDongBo"),
        rated_at=found.get("NgayDanhGia"),
        unhappy=found.get("KhongHaiLong", False),
        papers=parts.papers(found),
        electronic_result=parts.has_electronic_result(found),
        supplements=supplements,
    )


def _read(cells: Mapping[str, Any], fields: Mapping[str, str], problems: list[DomainError]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column, field in fields.items():
        raw = cells.get(column)
        if values.is_empty(raw):
            continue
        try:
            found[field] = _READERS[FIELDS[field].kind](raw, field)
        except DomainError as problem:
            problems.append(problem)
    return found


def _list(raw: Any, field: str) -> list[Mapping[str, Any]]:
    """A list of objects; in a flat file it may stand in its cell as JSON."""
    try:
        found = json.loads(raw) if isinstance(raw, str) else raw
    except ValueError:
        found = None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise DomainError(
            "import.list_not_understood", Sentence("{field} phải là một danh sách.", field=field), field=field
        )
    return found


def _many(raw: Any) -> Iterator[Any]:
    if isinstance(raw, list):
        yield from (next(iter(one.values()), "") if isinstance(one, dict) else one for one in raw)
    else:
        yield from (values.text(raw).split(";") if isinstance(raw, str) else [raw])


def _moments(raw: Any, field: str) -> list[datetime | None]:
    due = field.startswith("NgayHenTra")
    return [None if values.is_empty(one) else values.moment(one, field, end_of_day=due) for one in _many(raw)]


_READERS: Final[Mapping[Kind, Callable[[Any, str], Any]]] = {
    Kind.CODE: lambda raw, field: values.text(raw),
    Kind.MOMENT: values.moment,
    Kind.DUE: lambda raw, field: values.moment(raw, field, end_of_day=True),
    Kind.FLAG: values.flag,
    Kind.NUMBER: values.number,
    Kind.MOMENTS: _moments,
    Kind.CODES: lambda raw, field: [values.text(one) for one in _many(raw)],
    Kind.LIST: _list,
}


def _require(found: Mapping[str, Any], problems: list[DomainError]) -> None:
    told = {problem.field for problem in problems}
    for field in REQUIRED:
        if field.name not in found and field.name not in told:
            problems.append(
                DomainError(
                    "import.field_missing",
                    Sentence("Thiếu {field} ({caption}).", field=field.name, caption=field.caption.lower()),
                    field=field.name,
                )
            )
    code = found.get("MaHoSo", "")
    if code and (not _CODE.fullmatch(code) or _PERSON_NUMBER.fullmatch(code)):
        why = Sentence("MaHoSo không đúng dạng mã hồ sơ (chữ, số, dấu . - /; không dùng số định danh của người dân).")
        problems.append(DomainError("import.code_not_understood", why, field="MaHoSo"))
    if found.get("MaTTHC") and not _CODE.fullmatch(found["MaTTHC"]):
        problems.append(no_procedure(found["MaTTHC"]))
    if found.get("DuocThanhToanTrucTuyen", "") not in _PAID:
        why = Sentence("DuocThanhToanTrucTuyen phải là 0, 1, 2 hoặc 3 như Cổng quốc gia.")
        problems.append(DomainError("import.payment_unknown", why, field="DuocThanhToanTrucTuyen"))
    if "NgayNopHoSo" not in found and "NgayTiepNhan" not in found and not told & {"NgayNopHoSo", "NgayTiepNhan"}:
        problems.append(
            DomainError("import.field_missing", Sentence("Thiếu NgayTiepNhan (ngày tiếp nhận)."), field="NgayTiepNhan")
        )


def _name_procedure(found: dict[str, Any], mapping: ForeignMapping) -> None:
    """What the source calls a procedure, by the code that it has with us."""
    said = found.get("MaTTHC", "")
    found |= {"MaTTHC": mapping.procedures[said]} if said in mapping.procedures else {}


def no_procedure(said: str, meant: str = "") -> DomainError:
    """Codes of their own other systems may have; what is plainly none is refused. `meant` is one that it may be."""
    why = [
        Sentence("MaTTHC “{said}” không phải mã thủ tục: mã quốc gia có dạng 1.010010.", said=said[:40]),
        *([Sentence("Có phải {meant} không?", meant=meant)] if meant else []),
        Sentence(
            "Nếu hệ thống kia gọi thủ tục bằng cách riêng, xin ghi mã quốc gia của từng thủ tục vào bảng ánh xạ của "
            "nguồn (procedures)."
        ),
    ]
    return DomainError("import.code_not_understood", Sentence.listing(why), field="MaTTHC")


def is_national(procedure: str) -> bool:
    return _PROCEDURE.fullmatch(procedure) is not None


def is_number(procedure: str) -> bool:
    """A row's number, an amount, a key of some table: a cell that holds no code."""
    return _NUMBER.fullmatch(procedure) is not None


def _procedure(said: str) -> str:
    """A procedure of a locality (2.000815.000.00.00.H55) is that of the nation, offered there."""
    match = _PROCEDURE.fullmatch(said)
    return match.group(1) if match else said


def unshortened(procedure: str) -> str:
    """The national code that a sheet shortened, for it took it for a number: 1.01001 was 1.010010; "" for any other."""
    return procedure.ljust(8, "0") if _SHORTENED.fullmatch(procedure) else ""


def _state(said: str, mapping: ForeignMapping) -> State | None:
    if not said:
        return None
    number = mapping.states.get(said) or _STATES.get(unaccented(said)) or (int(said) if said.isdecimal() else 0)
    if number not in set(State):
        raise DomainError(
            "import.state_unknown",
            Sentence("Không hiểu trạng thái “{said}”: cần 1–10 như Cổng quốc gia.", said=said[:40]),
            field="TrangThaiHoSo",
        )
    return State(number)


def _channel(said: str, mapping: ForeignMapping) -> int | None:
    if not said:
        return None
    number = mapping.channels.get(said) or _CHANNELS.get(unaccented(said)) or (int(said) if said.isdecimal() else 0)
    if number not in set(NationalChannel):
        why = Sentence(
            "Không hiểu kênh thực hiện “{said}”: cần 1 trực tiếp, 2 trực tuyến, 3 bưu chính.", said=said[:40]
        )
        raise DomainError("import.channel_unknown", why, field="KenhThucHien")
    return number


def _accepted(found: Mapping[str, Any], state: State) -> datetime | None:
    """What was never taken on has no acceptance, even where a system fills the column."""
    moment: datetime | None = found.get("NgayTiepNhan")
    return None if state in (State.REGISTERED, State.NOT_ACCEPTED) else moment


_ENDS: Final[Mapping[State, tuple[str, ...]]] = {
    State.FINISHED: ("NgayKetThucXuLy", "NgayTra"),
    State.RETURNED: ("NgayKetThucXuLy", "NgayTra"),
    State.NOT_ACCEPTED: ("NgayTuChoi", "NgayKetThucXuLy", "NgayTra"),
    State.WITHDRAWN: ("NgayKetThucXuLy", "NgayTuChoi", "NgayTra"),
    State.STOPPED: ("NgayKetThucXuLy", "NgayTuChoi", "NgayTra"),
}


def _ends(found: Mapping[str, Any], state: State) -> datetime | None:
    """The end that counts (law.md §1.3, 2.1): processed before returned, and that before stopped or refused."""
    if state in _ENDS:
        return next((found[name] for name in _ENDS[state] if name in found), None)
    ended: datetime | None = found.get("NgayKetThucXuLy")
    return ended


def _knows(databases: set[str], mapping: ForeignMapping) -> bool:
    return not databases.isdisjoint(code.upper() for code in mapping.population_databases)


def _tried(problems: list[DomainError], read: Callable[[], Any]) -> Any:
    try:
        return read()
    except DomainError as problem:
        problems.append(problem)
        return None
