"""Whole records: good ones, odd ones, and none at all."""

import copy
import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.core.catalogue.errors import UnreadableRecord
from motcua.core.catalogue.rules.national import as_line, as_object, code_and_name, read_record, records_in, refused


def row(channel: str, limit: str, fee: str) -> dict[str, str]:
    return {"hinh_thuc": channel, "thoi_han_giai_quyet": limit, "phi_le_phi": fee, "mo_ta": ""}


GOOD: dict[str, Any] = {
    "thu_tuc_id": "1.999001",
    "source_file": "ChiTietTTHC_1.999001.doc",
    "metadata": {
        "mã_thủ_tục": "1.999001",
        "tên_thủ_tục": "Thủ tục  thử nghiệm",
        "số_quyết_định": "Quyết định số 1/QĐ-UBND",
        "cấp_thực_hiện": "Cấp Tỉnh, Cấp Xã",
        "loại_thủ_tục": "TTHC được luật giao quy định chi tiết",
        "lĩnh_vực": "Hộ tịch",
    },
    "content": {
        "trình_tự_thực_hiện": "Bước 1: Nộp hồ sơ. Bước 2: Nhận kết quả.",
        "cách_thức_thực_hiện": "",
        "đối_tượng_thực_hiện": "Công dân Việt Nam, Doanh nghiệp",
        "cơ_quan_thực_hiện": "Ủy ban nhân dân cấp xã",
        "cơ_quan_phối_hợp": "Không có thông tin",
        "yêu_cầu_điều_kiện_thực_hiện": "Không",
    },
    "tables": {
        "hinh_thuc_nop": [
            row("Trực tiếp", "05 Ngày làm việc", "Phí : 0 Đồng"),
            row("Trực tuyến", "0.5 Giờ", "Phí : 0 Đồng"),
            row("Dịch vụ bưu chính", "10-25", "Lệ phí : 1.5 USD"),
        ],
        "thanh_phan_ho_so": [
            {"ten_giay_to": "Tờ khai", "so_luong": "Mus01.docx", "ghi_chu": "Bản chính: 1\nBản sao: 0"},
            {"ten_giay_to": "Giấy ủy quyền (nếu có)", "so_luong": "", "ghi_chu": "Bản chính: 0\nBản sao: 1"},
        ],
        "can_cu_phap_ly": [{"so_ky_hieu": "1/2024/TT-BTP", "trich_yeu": "Thông tư", "ngay_ban_hanh": "14-10-2024"}],
    },
}  # fmt: skip


def changed(path: str, value: Any) -> dict[str, Any]:
    """GOOD with one thing put elsewhere; `...` takes it away."""
    record: Any = copy.deepcopy(GOOD)
    *way, last = path.split("/")
    place: Any = record
    for step in way:
        place = place[int(step) if step.isdigit() else step]
    key: Any = int(last) if last.isdigit() else last
    if value is ...:
        del place[key]
    else:
        place[key] = value
    return record  # type: ignore[no-any-return]


def test_a_good_record_gives_the_contracts_object() -> None:
    said = as_object(read_record(GOOD))
    unparsed = said.pop("unparsed")
    assert said == {
        "code": "1.999001",
        "name": "Thủ tục thử nghiệm",
        "ok": True,
        "limits": [
            {"channel": "counter", "amount": 5, "unit": "working_days"},
            {"channel": "online", "amount": 0.5, "unit": "hours"},
        ],
        "fees": [{"kind": "fee", "amount": 0, "currency": "VND"}, {"kind": "charge", "amount": 1.5, "currency": "USD"}],
        "components": 2,
        "legal_bases": 1,
        "doubts": [],
    }
    assert [(one["path"], one["text"]) for one in unparsed] == [
        ("tables.hinh_thuc_nop[2].thoi_han_giai_quyet", "10-25")
    ]
    json.dumps(said)


def test_a_good_record_becomes_a_procedure() -> None:
    record = read_record(GOOD).record
    assert (record.sector.code, record.decision.number, record.service_level) == ("ho-tich", "1/QĐ-UBND", "partial")
    assert record.steps_text == "Bước 1: Nộp hồ sơ.\nBước 2: Nhận kết quả."
    assert (record.coordinating_agency, record.conditions) == ("", "")
    assert [(paper.originals, paper.copies, paper.required) for paper in record.components] == [
        (1, 0, True),
        (0, 1, False),
    ]
    assert record.source == GOOD


def test_a_line_for_people_says_what_was_inferred() -> None:
    assert as_line(read_record(GOOD)) == (
        "1.999001  Thủ tục thử nghiệm: trực tiếp 5 ngày làm việc, trực tuyến 0,5 giờ; phí 0 VND, lệ phí 1,5 USD; "
        "2 giấy tờ; 1 căn cứ; 1 chỗ chưa đọc được"
    )


def test_a_fee_of_every_channel_names_no_channel() -> None:
    record = read_record(changed("tables/hinh_thuc_nop/2/phi_le_phi", "Phí : 0 Đồng")).record
    assert [fee.channel for fee in record.fees] == [None]
    assert [fee.channel for fee in read_record(GOOD).record.fees] == ["counter", "online", "post"]


REFUSED = [
    ("metadata/tên_thủ_tục", "  ", "no_name"),
    ("metadata", [], "no_name"),
    ("metadata/mã_thủ_tục", "không phải mã", "bad_code"),
]


@pytest.mark.parametrize(("path", "value", "code"), REFUSED)
def test_a_record_without_a_name_or_a_code_is_refused(path: str, value: Any, code: str) -> None:
    with pytest.raises(UnreadableRecord) as refusal:
        read_record(changed(path, value))
    assert refusal.value.code == f"national_record.{code}"


@pytest.mark.parametrize("raw", [None, [], "x", 5, {}, {"metadata": {"tên_thủ_tục": "A"}}])
def test_what_is_no_record_is_refused(raw: Any) -> None:
    with pytest.raises(UnreadableRecord):
        read_record(raw)


ODD = [
    ("tables/can_cu_phap_ly", ..., "tables.can_cu_phap_ly", "", "bản ghi không có bảng này"),
    ("tables/can_cu_phap_ly", "x", "tables.can_cu_phap_ly", "x", "không phải một bảng"),
    ("tables/can_cu_phap_ly/0", "x", "tables.can_cu_phap_ly[0]", "x", "không phải một dòng của bảng"),
    ("tables/can_cu_phap_ly/0/ngay_ban_hanh", "31-02-2024", "tables.can_cu_phap_ly[0].ngay_ban_hanh", "31-02-2024",
     "không phải một ngày có thật"),
    ("tables/thanh_phan_ho_so/0/so_luong", "vài bản", "tables.thanh_phan_ho_so[0].so_luong", "vài bản",
     "không phải số lượng, cũng không phải tên tệp mẫu"),
    ("tables/hinh_thuc_nop/0/thoi_han_giai_quyet", 15, "tables.hinh_thuc_nop[0].thoi_han_giai_quyet", "15",
     "có con số nhưng thiếu đơn vị thời gian"),
    ("tables/hinh_thuc_nop/0/phi_le_phi", "Phí :  Đồng", "tables.hinh_thuc_nop[0].phi_le_phi", "Phí :  Đồng",
     "bỏ trống số tiền"),
    ("tables/hinh_thuc_nop/0/hinh_thuc", "Khác", "tables.hinh_thuc_nop[0].hinh_thuc", "Khác",
     "không nhận ra cách nộp hồ sơ"),
    ("content/đối_tượng_thực_hiện", "Thuyền viên", "content.đối_tượng_thực_hiện", "Thuyền viên",
     "không nhận ra nhóm đối tượng"),
    ("metadata/lĩnh_vực", "", "metadata.lĩnh_vực", "", "không ghi lĩnh vực"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "where", "text", "reason"), ODD)
def test_what_cannot_be_read_stays_with_its_place_and_the_reason(
    path: str, value: Any, where: str, text: str, reason: str
) -> None:
    unparsed = read_record(changed(path, value)).record.unparsed
    assert (where, text, reason) in {(one.path, one.text, one.reason) for one in unparsed}


def test_the_code_of_the_file_does_where_the_metadata_has_none() -> None:
    assert read_record(changed("metadata/mã_thủ_tục", ...)).record.code == "1.999001"


def test_two_codes_that_differ_are_doubted() -> None:
    parsed = read_record(changed("thu_tuc_id", "1.999002"))
    assert parsed.record.code == "1.999001"
    assert [one.path for one in parsed.doubts] == ["thu_tuc_id"]


def test_the_same_limit_twice_is_one() -> None:
    twice = changed("tables/hinh_thuc_nop/1", GOOD["tables"]["hinh_thuc_nop"][0])
    assert len(read_record(twice).record.limits) == 1


def test_letters_typed_in_pieces_are_the_same_keys() -> None:
    apart = json.loads(unicodedata.normalize("NFD", json.dumps(GOOD, ensure_ascii=False)))
    assert read_record(apart).record.name == "Thủ tục thử nghiệm"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{", "not_json"),
        (b"", "not_json"),
        (b"\xff\xfe\x00", "encoding"),
        (b"[" * 100_000, "too_deep"),
        (b"\x80", "encoding"),
    ],
)
def test_a_file_that_is_not_json_says_so(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableRecord) as refusal:
        records_in(data)
    assert refusal.value.code == f"national_record.{code}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_may_hold_one_record_or_many(encoding: str) -> None:
    assert records_in(json.dumps(GOOD).encode(encoding)) == [GOOD]
    assert records_in(json.dumps([GOOD, GOOD]).encode(encoding)) == [GOOD, GOOD]


def test_a_refused_record_has_the_shape_of_a_good_one() -> None:
    assert as_object(read_record(GOOD)).keys() <= refused("", "", "hỏng", "a.json").keys()
    assert code_and_name({"metadata": {"tên_thủ_tục": "A"}}) == ("", "A")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
    | st.sampled_from(["Phí : o Đồng", "10-25", "\x00", "\ud800", "A" * 2000, "Bản chính: 99999999", "0 Giờ"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=6,
)  # fmt: skip


def paths(value: Any, before: str = "") -> list[str]:
    """Every place in a record."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [f"{before}/{key}".lstrip("/") for key, _ in inside]
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return found + [path for key, inner in inside for path in paths(inner, f"{before}/{key}")]


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(paths(GOOD)), JSON | st.just(...))
def test_no_mutation_raises_anything_but_the_one_refusal(path: str, value: Any) -> None:
    record = changed(path.lstrip("/"), value)
    try:
        parsed = read_record(record)
    except UnreadableRecord as refusal:
        assert refusal.message
        return
    stored = json.dumps([as_object(parsed), parsed.record.model_dump(mode="json")], allow_nan=False).encode()
    assert b"\\u0000" not in stored
    assert as_line(parsed)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(JSON)
def test_no_data_raises_anything_but_the_one_refusal(raw: Any) -> None:
    try:
        assert read_record(raw)
    except UnreadableRecord as refusal:
        assert refusal.code.startswith("national_record.")


def sample_records() -> list[Path]:
    """Real records, where somebody has put them at hand."""
    beside = Path(__file__).parents[6] / "shared" / "data" / "procedures"
    return sorted(Path(os.environ.get("MOTCUA_SAMPLE_RECORDS", beside)).glob("*.json"))


def test_every_real_record_at_hand_is_read() -> None:
    for file in sample_records():
        for raw in records_in(file.read_bytes()):
            said = as_object(read_record(raw))
            assert said["components"] == len(raw["tables"]["thanh_phan_ho_so"]), file.name
            assert said["limits"] or said["unparsed"], file.name
