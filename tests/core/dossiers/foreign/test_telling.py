"""What another system's row comes to, and every row that contradicts itself refused with its reason."""

from typing import Any

import pytest

from motcua.core.dossiers.definitions import Way
from motcua.core.dossiers.rules import foreign
from motcua.core.dossiers.rules.foreign import ForeignMapping, Place, Service
from motcua.core.dossiers.rules.foreign.checking import contradictions
from motcua.kernel.errors import DomainError
from motcua.kernel.working_time.loading import shipped
from tests.core.dossiers.foreign.rows import row
from tests.people import FOUNDED, MORNING

PLACE = Place(1, 2, shipped().calendar("office"))
ONCE = {"NgayBoSung": "20240904080000", "NgayTiepNhanBoSung": "20240906080000"}
TWICE = {"NgayBoSung": "20240904080000; 20240909080000", "NgayTiepNhanBoSung": "20240906080000; 20240909160000"}
OPEN = {"TrangThaiHoSo": "4", "NgayKetThucXuLy": None}


def understood(**more: Any) -> foreign.Foreign:
    cells, mapping = row(**more), ForeignMapping(states={"releasing": 9}, channels={"web": 2})
    return foreign.normalised(cells, mapping, {head: found for head in cells if (found := mapping.field_of(head))})


def told(**more: Any) -> dict[str, Any]:
    return foreign.told(understood(**more), PLACE, Service(), source="tinh", online_way=Way.SELF_AFAR, content="")


def refused(**more: Any) -> set[str]:
    try:
        return {problem.code for problem in contradictions(understood(**more), MORNING, FOUNDED)}
    except DomainError as error:
        return {one.code for one in error.problems}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"MaHoSo": None}, "import.field_missing"),
        ({"MaHoSo": "077190000123"}, "import.code_not_understood"),
        ({"MaTTHC": "Đất đai"}, "import.code_not_understood"),
        ({"TrangThaiHoSo": "11"}, "import.state_unknown"),
        ({"TrangThaiHoSo": "lạ"}, "import.state_unknown"),
        ({"KenhThucHien": "fax"}, "import.channel_unknown"),
        ({"NgayTiepNhan": "mùng hai"}, "import.date_not_understood"),
        ({"NgayNopHoSo": None, "NgayTiepNhan": None}, "import.field_missing"),
        ({"NgayTiepNhan": None}, "import.field_missing"),
        ({"NgayKetThucXuLy": None}, "import.end_missing"),
        ({"TrangThaiHoSo": "4"}, "import.ended_but_open"),
        ({"NgayKetThucXuLy": "20240901"}, "import.order"),
        ({"NgayHenTra": "20240830"}, "import.order"),
        ({"NgayNopHoSo": "20240903"}, "import.order"),
        ({"NgayTra": "20240909"}, "import.order"),
        ({"NgayKetThucXuLy": "20250101"}, "import.in_the_future"),
        ({"NgayNopHoSo": "20221201", "NgayTiepNhan": "20221202"}, "import.before_the_unit"),
        ({"NgayTiepNhanBoSung": "20240906"}, "import.supplement_missing"),
        ({**OPEN, "TrangThaiHoSo": "5"}, "import.supplement_missing"),
        ({**OPEN, "NgayBoSung": "20240904"}, "import.supplement_open"),
        ({**ONCE, "NgayTiepNhanBoSung": "20240903"}, "import.order"),
        ({"TongLePhi": "miễn"}, "import.number_not_understood"),
        ({"DuocThanhToanTrucTuyen": "9"}, "import.payment_unknown"),
        ({"HoSoCoThanhPhanSoHoa": "2"}, "import.flag_not_understood"),
        ({"TaiLieuNop": "một"}, "import.list_not_understood"),
        ({"DanhSachHoSoBoSung": [{"NgayHenTraMoi": "20240906"}]}, "import.supplement_missing"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(more: dict[str, Any], code: str) -> None:
    assert refused(**more) == {code}


def test_without_a_supplement_none_is_spoken_of() -> None:
    (problem,) = contradictions(understood(NgayKetThucXuLy="20240901"), MORNING, FOUNDED)
    assert problem.message == "Ngày kết thúc trước ngày tiếp nhận."


def test_a_right_row_is_refused_nothing() -> None:
    assert refused() == set()


def test_everything_wrong_with_a_row_is_said_at_once() -> None:
    assert refused(MaHoSo=None, TrangThaiHoSo="lạ", NgayHenTra="mai") == {
        "import.field_missing", "import.state_unknown", "import.date_not_understood",
    }  # fmt: skip


def test_a_dossier_is_told_as_the_moves_it_went_through() -> None:
    moves = [(kind, at[:16]) for kind, at, _ in told(NgayTra="20240911")["moves"]]
    assert moves == [
        ("dossier.submitted", "2024-09-01T20:00"), ("dossier.accepted", "2024-09-02T08:00"),
        ("dossier.numbered", "2024-09-10T10:00"), ("dossier.handed_over", "2024-09-11T00:00"),
    ]  # fmt: skip


def test_nothing_of_a_person_is_told() -> None:
    said = str(told())
    assert "An" not in said and "0903" not in said


def test_the_words_of_a_source_are_put_into_ours() -> None:
    data = told(TrangThaiHoSo="releasing", KenhThucHien="web", DSKetNoiCSDL="CSDLDC")
    assert (data["state"], data["dimensions"]["channel"], data["dimensions"]["identity_verified"]) == (9, 2, True)
    assert data["dimensions"]["procedure_code"] == "1.008455"


@pytest.mark.parametrize(
    ("more", "due"),
    [
        (ONCE, "2024-09-16T17:00"),  # two working days stood still
        ({**ONCE, "NgayHenTraMoi": "20240913170000"}, "2024-09-13T17:00"),
        ({**ONCE, "NgayHenTraTruoc": "20240910170000"}, "2024-09-12T17:00"),  # the promise told is the moved one
        ({**ONCE, "NgayHenTra": "20240903170000"}, "2024-09-03T17:00"),  # broken before: nothing mends it
    ],
)
def test_a_supplement_moves_the_promise_by_the_time_it_took(more: dict[str, str], due: str) -> None:
    (answered,) = [data for kind, _, data in told(**more)["moves"] if kind == "dossier.supplement_answered"]
    assert answered["due_at"][:16] == due


def test_working_time_is_counted_without_the_supplement() -> None:
    (number,) = [data for kind, _, data in told(**ONCE)["moves"] if kind == "dossier.numbered"]
    (whole,) = [data for kind, _, data in told()["moves"] if kind == "dossier.numbered"]
    assert whole["worked_minutes"] - number["worked_minutes"] == 2 * 8 * 60


def test_papers_fees_and_results_are_read_where_they_are_nested() -> None:
    data = told(
        TaiLieuNop=[{"DuongDanTaiTepTin": "a.pdf"}, {"DuocLayTuKhoDMQG": 1}, {"IsDeleted": True, "DuocSoHoa": 1}],
        DanhSachLePhi=[{"Gia": 0}],
        DanhSachGiayToKetQua=[{"DuongDanTepTinKetQua": "b.pdf"}],
    )  # fmt: skip
    papers, result = data["moves"][0][2], data["moves"][-1][2]
    assert papers == {"components": 2, "components_digital": 1, "components_reused": 1, "components_register": 0}
    assert (data["dimensions"]["has_fee"], result["electronic_result"]) == (False, True)


def test_what_was_paid_without_a_date_counts_from_acceptance() -> None:
    assert told(DuocThanhToanTrucTuyen="1")["moments"] == dict.fromkeys(
        ("paid_at", "paid_online_at"), "2024-09-02T08:00:00+07:00"
    )
    assert list(told(DuocThanhToanTrucTuyen="3")["moments"]) == ["paid_at"]
    assert told(DuocThanhToanTrucTuyen="0")["moments"] == {}
