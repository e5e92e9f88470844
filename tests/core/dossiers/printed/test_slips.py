from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from motcua.core.dossiers.printed import Applicant, PaperLine, PrintedForm, Stage, print_form, samples

Words = Callable[[bytes], str]
Info = Callable[[bytes], dict[str, str]]

ALL = [samples.reception_slip(), samples.supplement_request(), samples.refusal_slip(), samples.result_document()]
A5, A4 = (419.53, 595.28), (595.28, 841.89)


@pytest.mark.parametrize("paper", ALL, ids=lambda paper: paper.form)
def test_every_paper_claims_to_be_archivable_and_accessible(paper: PrintedForm) -> None:
    with pikepdf.open(BytesIO(print_form(paper))) as pdf, pdf.open_metadata() as metadata:
        claim = metadata.get("pdfaid:part"), metadata.get("pdfaid:conformance"), metadata.get("pdfuaid:part")
        assert claim == ("2", "A", "1")
        assert pdf.Root.Lang == "vi-VN"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.parametrize(
    ("paper", "size", "pages"), [(ALL[0], A5, 2), (ALL[1], A5, 1), (ALL[2], A5, 1), (ALL[3], A4, 1)]
)
def test_slips_are_a5_and_documents_a4(paper: PrintedForm, size: tuple[float, float], pages: int) -> None:
    with pikepdf.open(BytesIO(print_form(paper))) as pdf:
        assert len(pdf.pages) == pages
        assert [float(length) for length in pdf.pages[0].mediabox[2:]] == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize("paper", ALL, ids=lambda paper: paper.form)
def test_the_same_data_give_the_same_bytes(paper: PrintedForm) -> None:
    assert print_form(paper) == print_form(paper)


def test_poppler_reads_the_day_and_the_tags_of_a_slip(info: Info) -> None:
    told = info(print_form(samples.reception_slip()))
    assert told["Tagged"] == "yes"
    assert told["Title"] == "Giấy tiếp nhận hồ sơ và hẹn trả kết quả H06.14-240913-0001"
    assert "2024" in told["CreationDate"]


@pytest.mark.parametrize(
    "said",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "UBND THÀNH PHỐ VŨNG TÀU",
        "Số: 0137/TNHS",
        "Vũng Tàu, ngày 13 tháng 9 năm 2024",
        "Mã hồ sơ: H06.14-240913-0001",
        "(Liên 1: Lưu)",
        "(Liên 2: Giao khách hàng)",
        "Bộ phận Tiếp nhận và Trả kết quả UBND thành phố Vũng Tàu",
        "Tiếp nhận hồ sơ của: Nguyễn Thị An",
        "Người nộp hồ sơ: Nguyễn Thị An – trực tuyến",
        "Số CCCD/Hộ chiếu/Mã số thuế: 077190001234",
        "Địa chỉ: 12/5 đường Lê Hồng Phong",
        "Số điện thoại: 0903 123 456",
        "Email: an@example.vn",
        "Nội dung yêu cầu giải quyết: Cung cấp thông tin quy hoạch xây dựng",
        "1. Thành phần hồ sơ nộp gồm:",
        "2. Số lượng hồ sơ: 01 (bộ)",
        "3. Thời gian giải quyết hồ sơ theo quy định: 10 ngày làm việc",
        "4. Thời gian nhận hồ sơ: 08 giờ 05 phút, ngày 13 tháng 9 năm 2024",
        "ngày 27 tháng 9 năm 2024",
        "Đăng ký nhận kết quả tại: Trực tuyến",
        "Quyển số: 01/2024",
        "Số thứ tự: 137",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
    ],
)
def test_form_01_says_what_the_circular_asks(said: str, words: Words) -> None:
    assert said in words(print_form(samples.reception_slip())).replace("\xa0", " ")


def test_form_01_numbers_later_stages_from_six(words: Words) -> None:
    stages = (Stage("Giai đoạn 2", "5 ngày làm việc", None), Stage("Giai đoạn 3", "3 ngày làm việc", None))
    said = words(print_form(replace(samples.reception_slip(), stages=stages, due_at=None)))
    assert "6. Giai đoạn 2: 5 ngày làm việc, hẹn trả theo thông báo" in said
    assert "7. Giai đoạn 3" in said
    assert "cơ quan giải quyết thông báo sau" in said


def test_form_02_lists_every_defect_with_its_reason(words: Words) -> None:
    said = words(print_form(samples.supplement_request()))
    assert "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ" in said
    assert "Lý do: Ảnh trang 3 bị mờ" in said
    assert "Lý do: Chưa có tọa độ" in said
    assert "trước hết ngày 16 tháng 10 năm 2024" in said
    assert "NGƯỜI HƯỚNG DẪN" in said


def test_form_03_says_the_reason_of_the_refusal(words: Words) -> None:
    said = words(print_form(samples.refusal_slip()))
    assert "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ" in said
    assert "Khu đất thuộc địa bàn huyện Long Điền" in said


@pytest.mark.parametrize("desk", ["Bộ phận Tiếp nhận và Trả kết quả Phường 1", "Trung tâm Phục vụ hành chính công"])
def test_a_desk_is_not_called_a_desk_twice(desk: str, words: Words) -> None:
    said = words(print_form(replace(samples.refusal_slip(), desk=desk)))
    assert f"Qua xem xét, {desk} thông báo" in said


def test_a_small_day_and_a_small_month_carry_a_zero(words: Words) -> None:
    second_of_february = samples.supplement_request().issued_at.replace(month=2, day=2)
    said = words(print_form(replace(samples.supplement_request(), issued_at=second_of_february)))
    assert "ngày 02 tháng 02 năm 2024" in said


def test_a_long_slip_repeats_the_head_of_its_table_and_counts_pages_by_copy(words: Words) -> None:
    papers = tuple(PaperLine(f"Giấy tờ số {n}, bản sao hợp lệ kèm bản vẽ hiện trạng", copies=n) for n in range(1, 41))
    said = words(print_form(replace(samples.reception_slip(), papers=papers)))
    pages = said.count("Tên giấy tờ")
    assert pages == 2 * said.count("Trang 1/") * (pages // 4)
    assert said.count(f"Trang {pages // 2}/{pages // 2}") == 2
    assert said.count("Giấy tờ số 40") == 2


@pytest.mark.parametrize(
    "name",
    [
        "#panic() *đậm* _nghiêng_ $x$ @ref <label> // chú thích \\ [",
        "Nguyễn 😀 Văn\u200d Ấn\u0000 家 →",
        "Nguye\u0302\u0303n Thi\u0323 An",
        "x" * 300,
        "",
    ],
)
def test_nothing_that_a_person_types_stops_the_printer(name: str) -> None:
    paper = replace(samples.reception_slip(), applicant=Applicant(name), subject=name, submitted_by=name)
    assert print_form(paper).startswith(b"%PDF-1.7")


def test_a_name_is_text_and_never_code(words: Words) -> None:
    paper = replace(samples.refusal_slip(), applicant=Applicant("#panic() *đậm* [An]"))
    assert "#panic() *đậm* [An]" in words(print_form(paper))


def test_a_document_waits_for_its_number_its_date_and_its_signature(words: Words) -> None:
    said = words(print_form(samples.result_document()))
    assert "chưa có chữ ký số" in said
    assert "Vũng Tàu, ngày tháng năm" in said
    assert "V/v cung cấp thông tin" in said
    assert "TL. CHỦ TỊCH" in said


@pytest.mark.parametrize(("about", "said"), [("Cung cấp thông tin", "V/v cung cấp"), ("UBND trả lời", "V/v UBND trả")])
def test_the_subject_of_a_letter_begins_small(about: str, said: str, words: Words) -> None:
    assert said in words(print_form(replace(samples.result_document(), about=about)))


def test_a_signed_document_no_longer_says_that_it_is_unsigned(words: Words) -> None:
    said = words(print_form(replace(samples.result_document(), signed=True)))
    assert "hưa ký số" not in said
    assert "chưa có giá trị" not in said


def test_a_document_with_a_kind_has_its_title_in_the_middle(words: Words) -> None:
    said = words(print_form(replace(samples.result_document(), kind="Thông báo", addressees=())))
    assert "THÔNG BÁO" in said
    assert "V/v" not in said
