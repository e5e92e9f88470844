"""What lies nested in a dossier of the exchange: papers, fees, results, requests for a supplement.

In a flat file each has its columns; where both are told, the nested lists speak.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.core.dossiers.rules.foreign import values
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

_MANY = 32000


@dataclass(frozen=True, slots=True)
class Supplement:
    """One request, its answer (None: awaited), and the promise before and after it where they are told."""

    asked_at: datetime
    answered_at: datetime | None
    due_before: datetime | None
    due_after: datetime | None


@dataclass(frozen=True, slots=True)
class Papers:
    """How many components came, as files, not asked for again, and of these from a personal repository."""

    components: int
    digital: int
    reused: int
    from_store: int


def papers(found: Mapping[str, Any]) -> Papers:
    """Law.md §1.3: 4.2 asks for attachments, 4.3 for HoSoCoThanhPhanSoHoa or DuocSoHoa, 4.4 for DuocLayTuKhoDMQG."""
    listed = [paper for paper in found.get("TaiLieuNop", ()) if not _is(paper, "IsDeleted")]
    if listed:
        return Papers(
            components=len(listed),
            digital=sum(_is(paper, "DuocSoHoa") or bool(_link(paper)) for paper in listed),
            reused=sum(any(_is(paper, name) for name in _REUSED) for paper in listed),
            from_store=sum(_is(paper, "DuocLayTuKhoDMQG") for paper in listed),
        )
    some = int(found.get("HoSoCoThanhPhanSoHoa", False))
    from_store = _number(found, "SoThanhPhanTuKho", 0)
    digital = max(_number(found, "SoThanhPhanSoHoa", 0), some)
    reused = max(_number(found, "SoThanhPhanTaiSuDung", 0), from_store, some)
    return Papers(max(_number(found, "SoThanhPhan", 0), digital, reused), digital, reused, from_store)


_REUSED = ("DuocSoHoa", "DuocTaiSuDung", "DuocLayTuKhoDMQG")


def fee_total(found: Mapping[str, Any]) -> int | None:
    """None where nothing is told; a list that is all "Gia: 0" is no financial duty (3.6)."""
    listed = found.get("DanhSachLePhi")
    if listed:
        return sum(0 if values.is_empty(fee.get("Gia")) else values.number(fee["Gia"], "Gia") for fee in listed)
    total: int | None = found.get("TongLePhi")
    return total


def has_electronic_result(found: Mapping[str, Any]) -> bool:
    listed = found.get("DanhSachGiayToKetQua")
    if listed:
        return any(not values.is_empty(one.get("DuongDanTepTinKetQua")) for one in listed)
    told: bool = found.get("CoKetQuaDienTu", False)
    return told


def supplements(found: Mapping[str, Any]) -> tuple[Supplement, ...]:
    """In the order of time."""
    listed = found.get("DanhSachHoSoBoSung")
    told = [_from_object(one) for one in listed] if listed else _from_columns(found)
    return tuple(sorted(told, key=lambda one: one.asked_at))


def _from_object(one: Mapping[str, Any]) -> Supplement:
    asked = _moment(one, "NgayBoSung")
    if asked is None:
        raise _asked_when()
    answered = _moment(one, "NgayTiepNhanBoSung")
    return Supplement(asked, answered, _moment(one, "NgayHenTraTruoc"), _moment(one, "NgayHenTraMoi"))


def _from_columns(found: Mapping[str, Any]) -> list[Supplement]:
    """The n-th of each column belong together."""
    asked: Sequence[datetime | None] = found.get("NgayBoSung", ())
    names = ("NgayTiepNhanBoSung", "NgayHenTraTruoc", "NgayHenTraMoi")
    others: list[Sequence[datetime | None]] = [found.get(name, ()) for name in names]
    if any(len(one) > len(asked) for one in others):
        raise _asked_when()
    rest = [[*one, *[None] * (len(asked) - len(one))] for one in others]
    told = []
    for moment, answered, before, after in zip(asked, *rest, strict=True):
        if moment is None:
            raise _asked_when()
        told.append(Supplement(moment, answered, before, after))
    return told


def _moment(one: Mapping[str, Any], name: str) -> datetime | None:
    raw = one.get(name)
    due = name.startswith("NgayHenTra")
    return None if values.is_empty(raw) else values.moment(raw, name, end_of_day=due)


def _is(one: Mapping[str, Any], name: str) -> bool:
    """DuocTaiSuDung is 0, 1 or 2: anything but nothing and 0."""
    return values.text(one.get(name)) not in ("", "0", "False", "false", "null")


def _link(one: Mapping[str, Any]) -> str:
    return values.text(one.get("DuongDanTaiTepTin"))


def _number(found: Mapping[str, Any], name: str, default: int) -> int:
    told: int = found.get(name, default)
    return min(told, _MANY)


def _asked_when() -> DomainError:
    return DomainError(
        "import.supplement_missing", Sentence("Có lần bổ sung không ghi ngày yêu cầu (NgayBoSung)."), field="NgayBoSung"
    )
