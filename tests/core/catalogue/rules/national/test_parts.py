"""Channels, papers, decisions, audiences: the small cells."""

from datetime import date

import pytest

from motcua.core.catalogue.rules.national.channels import read_channels
from motcua.core.catalogue.rules.national.dates import read_date
from motcua.core.catalogue.rules.national.papers import read_paper
from motcua.core.catalogue.rules.national.particulars import read_audience, read_decision, read_sector, step_by_step


@pytest.mark.parametrize(
    ("cell", "channels"),
    [
        ("Trực tiếp", ["counter"]),
        ("TRỰC TUYẾN", ["online"]),
        ("Dịch vụ bưu chính", ["post"]),
        ("Nộp qua dịch vụ bưu chính công ích", ["post"]),
        ("Trực tiếp, trực tuyến hoặc qua bưu điện", ["counter", "online", "post"]),
        ("Trực tuyến toàn trình", ["online"]),
        ("Khác", []),
        ("", []),
    ],
)
def test_the_channels_that_a_cell_names(cell: str, channels: list[str]) -> None:
    assert list(read_channels(cell)) == channels


@pytest.mark.parametrize(
    ("quantity", "remark", "originals", "copies", "templates"),
    [
        ("5- MẪU SỐ 01.docx", "Bản chính: 1\nBản sao: 0", 1, 0, "5- MẪU SỐ 01.docx"),
        ("MU1A.docx\nMU1B.docx", "Bản chính: 03 Bản sao: 2", 3, 2, "MU1A.docx; MU1B.docx"),
        ("", "bản chính:1", 1, 0, ""),
        ("02 bộ", "", 2, 0, ""),
        ("01 bản chính, 02 bản sao", "", 1, 2, ""),
        ("", "", 0, 0, ""),
    ],
)
def test_how_many_of_a_paper(quantity: str, remark: str, originals: int, copies: int, templates: str) -> None:
    paper = read_paper(quantity, remark)
    assert (paper.originals, paper.copies, paper.templates, paper.unparsed) == (originals, copies, templates, ())


@pytest.mark.parametrize(
    ("quantity", "remark", "cell"), [("vài bản", "", "so_luong"), ("", "Bản chính: một", "ghi_chu")]
)
def test_a_quantity_in_words_is_kept(quantity: str, remark: str, cell: str) -> None:
    assert [where for where, _ in read_paper(quantity, remark).unparsed] == [cell]


def test_what_stands_beside_the_counts_is_a_note() -> None:
    assert read_paper("", "Bản chính: 1\nBản sao: 0").note == ""
    assert read_paper("", "Bản chính: 1, có xác nhận").note == "Bản chính: 1, có xác nhận"


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("Quyết định số 6376/QĐ-BQP", "6376/QĐ-BQP", None),
        ("3980 /QĐ-BQP", "3980/QĐ-BQP", None),
        ("Quyết định số 12/QĐ-UBND ngày 01/02/2025", "12/QĐ-UBND", date(2025, 2, 1)),
        ("", "", None),
    ],
)
def test_a_decision_has_a_number_and_sometimes_a_day(text: str, number: str, day: date | None) -> None:
    assert read_decision(text) == (number, day)


@pytest.mark.parametrize(
    ("text", "groups", "rest"),
    [
        ("Công dân Việt Nam", 1, ""),
        ("Doanh nghiệp, Tổ chức (không bao gồm doanh nghiệp, HTX)", 2, ""),
        ("Cán bộ, công chức, viên chức, Hợp tác xã", 2, ""),
        ("Doanh nghiệp có vốn đầu tư nước ngoài, Doanh nghiệp", 2, ""),
        ("Công dân Việt Nam, Thuyền viên", 1, "Thuyền viên"),
        ("", 0, ""),
    ],
)
def test_groups_with_commas_in_their_names_stay_whole(text: str, groups: int, rest: str) -> None:
    found, left = read_audience(text)
    assert (len(found), left) == (groups, rest)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14-10-2024", date(2024, 10, 14)),
        ("4/1/2024", date(2024, 1, 4)),
        ("2024-10-14", date(2024, 10, 14)),
        ("31-02-2024", None),
        ("14-10-0024", None),
        ("năm 2024", None),
    ],
)
def test_days_of_laws(text: str, day: date | None) -> None:
    assert read_date(text) == day


def test_sectors_that_read_alike_are_one() -> None:
    assert read_sector("Hộ tịch").code == read_sector("HỘ  TỊCH").code == "ho-tich"
    assert len(read_sector("Quản lý hoạt động vật liệu nổ công nghiệp, tiền chất thuốc nổ").code) <= 40
    assert read_sector("").code == "chua-phan-linh-vuc"


def test_each_step_begins_a_line() -> None:
    assert step_by_step("Bước 1: Nộp. Bước 2: Nhận.") == "Bước 1: Nộp.\nBước 2: Nhận."
