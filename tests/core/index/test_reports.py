"""Reports: every figure opens, adds up and is frozen at issue; PDF, DOCX and XLSX say the same."""

import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from django.urls import resolve
from docx import Document

from motcua.config.cli import main
from motcua.core.dossiers.models import DossierFact
from motcua.core.index.models import IssuedReport
from motcua.core.index.periods import Period
from motcua.core.index.printed import Report, as_docx, as_pdf
from motcua.core.index.queries import asked_figures
from motcua.core.index.queries.asked import units_asked
from motcua.core.index.queries.form_06a import lines, rows_of
from motcua.core.index.queries.report_contents import content_of
from motcua.core.index.queries.reports import file_of, is_as_issued
from motcua.core.index.services.issue_report import issue_report
from motcua.core.ledger.definitions import system
from motcua.kernel.clock import Hand
from motcua.kernel.errors import DomainError
from tests.core.dossiers.foreign.rows import row
from tests.core.dossiers.foreign.test_import_facts import taken
from tests.core.dossiers.walk import walked
from tests.people import MORNING, City

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lived")]
ROBOT = system("reports")
SEPTEMBER = Period.month(2024, 9).asked(MORNING)


@pytest.fixture
def lived(city: City, morning: Hand) -> None:
    """Two of ours, one done; of another system: early, on its day, late, withdrawn, carried over, in hand and late."""
    walked(city, "accepted")
    walked(city, "numbered")
    taken(
        row(MaHoSo="early"),
        row(MaHoSo="same-day", NgayHenTra="20240910170000"),
        row(MaHoSo="late", NgayHenTra="20240909", KenhThucHien=1),
        row(MaHoSo="withdrawn", TrangThaiHoSo=7),
        row(MaHoSo="carried", NgayNopHoSo="20240801", NgayTiepNhan="20240802"),
        row(MaHoSo="overdue", TrangThaiHoSo=4, NgayKetThucXuLy=None, NgayHenTra="20240911"),
    )


def numbers(unit: str = "root") -> dict[str, int]:
    (asked,) = units_asked(unit, MORNING.date())
    (line,) = lines(asked.counted, SEPTEMBER)
    return dict(line.numbers)


def test_form_06a_counted_by_hand() -> None:
    assert numbers() == {
        "received": 8, "received_online": 6, "received_other": 1, "carried": 1,
        "resolved": 6, "early": 3, "on_time": 2, "late": 1, "in_hand": 2, "in_hand_in_time": 1, "in_hand_late": 1,
    }  # fmt: skip


def test_every_number_of_form_06a_opens_to_its_rows() -> None:
    (asked,) = units_asked("root", MORNING.date())
    for column, number in numbers().items():
        assert rows_of(column, asked.counted, SEPTEMBER, level="", sector=None).count() == number, column
        assert rows_of(column, asked.counted, SEPTEMBER, level="city", sector="QHXD").count() == number, column


def test_form_06a_agrees_with_the_index() -> None:
    (figures,) = asked_figures("root", "2024-09")
    count, told = figures.scores["2.1"].count, numbers()
    assert count.denominator == told["received"] == told["resolved"] + told["in_hand"]
    assert count.numerator == told["early"] + told["on_time"] + told["in_hand_in_time"]


@pytest.mark.parametrize(("kind", "period"), [("index", "2024-09"), ("index", "2024-Q3"), ("form_06a", "2024-Q3")])
def test_every_figure_names_the_page_on_which_it_opens(kind: str, period: str) -> None:
    said = content_of(kind, "root", period)
    queries = {cell.query for table in said.tables for line in table.rows for cell in line if cell.query}
    assert len(queries) > 20
    assert {resolve(query.partition("?")[0]).namespaces[0] for query in queries} <= {"board", "reports"}


def test_the_report_says_what_the_index_says() -> None:
    (figures,) = asked_figures("root", "2024-09")
    said = content_of("index", "root", "2024-09")
    told = {line[0].text: line for line in said.tables[0].rows}
    score = figures.scores["2.1"]
    assert (told["2.1"][2].value, told["2.1"][3].value) == (score.count.numerator, score.count.denominator)
    assert told["5.1"][4].text == "chưa có nguồn dữ liệu"
    reached, apart, change, lost = said.paragraphs
    assert reached.startswith("Trong tháng 9 năm 2024 (tính đến 08 giờ 00 phút ngày 13 tháng 9 năm 2024), Ủy ban")
    assert "chưa có nguồn dữ liệu: 1.4, 3.4, 3.5, 3.6, 5.1, 5.2" in apart
    assert change.startswith("So với tháng 8 năm 2024: ")
    assert "2.1 (Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn) mất 5,00 điểm" in lost
    assert said.signature == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") and said.symbol == "BC-UBND"


def test_an_issued_report_stays_as_it_was(city: City) -> None:
    report = issue_report("index", actor=city.lan.actor, unit="root", period="2024-09")
    before = file_of(report, "xlsx")
    DossierFact.objects.all().delete()
    again = IssuedReport.objects.get(pk=report.pk)
    assert again.issued_by == city.lan.officer and is_as_issued(again)
    assert ZipFile(BytesIO(file_of(again, "xlsx"))).read("xl/worksheets/sheet1.xml") == ZipFile(BytesIO(before)).read(
        "xl/worksheets/sheet1.xml"
    )


def test_a_report_of_before_signatures_is_still_read() -> None:
    report = issue_report("form_06a", actor=ROBOT, unit="root", period="2024-09")
    later = {"symbol", "recipients", "signature", "drawn_up"}
    said = Report.model_validate({name: value for name, value in report.content.items() if name not in later})
    assert said.signature == () and said.symbol == "BC-"
    assert as_pdf(said, issued_at=report.issued_at, seal="0").startswith(b"%PDF")
    assert len(Document(BytesIO(as_docx(said, issued_at=report.issued_at, seal="0"))).tables) == 2


def test_a_report_of_the_early_morning_bears_the_citys_date() -> None:
    """As it comes out of the database: in UTC it is still the day before."""
    said = Report.model_validate(issue_report("form_06a", actor=ROBOT, unit="root", period="2024-09").content)
    drawn = Document(BytesIO(as_docx(said, issued_at=datetime(2024, 9, 12, 23, 30, tzinfo=UTC), seal="0")))
    cells = [cell.text for row in drawn.tables[0].rows for cell in row.cells]
    assert any("ngày 13 tháng 9 năm 2024" in text for text in cells)


def test_a_report_that_somebody_changed_is_not_printed() -> None:
    report = issue_report("index", actor=ROBOT, unit="root", period="2024-09")
    report.content["about"] = "khác"
    with pytest.raises(DomainError) as refused:
        file_of(report, "pdf")
    assert refused.value.code == "report.altered"


@pytest.mark.parametrize("kind", ["index", "form_06a"])
def test_pdf_docx_and_xlsx_say_the_same(kind: str) -> None:
    report = issue_report(kind, actor=ROBOT, unit="root", period="2024-Q3")
    said = Report.model_validate(report.content)
    assert file_of(report, "pdf").startswith(b"%PDF")
    grid = Document(BytesIO(file_of(report, "docx"))).tables[1]
    sheet = openpyxl.load_workbook(BytesIO(file_of(report, "xlsx"))).worksheets[0]
    last = said.tables[0].rows[-1]
    assert [cell.text for cell in grid.rows[-1].cells] == [cell.text for cell in last]
    held = list(sheet.iter_rows(max_row=sheet.max_row))
    values = [[cell.value for cell in line] for line in held]
    if kind == "index":
        (average,) = [line for line in held if line[0].value == "2.2"]
        assert [cell.number_format for cell in average[2:5:2]] == ['#,##0" phút"', '#,##0.00" ngày làm việc"']
    assert [cell.text if cell.value is None else cell.value for cell in last] in [
        ["" if value is None else value for value in line] for line in values
    ]


def test_a_word_draft_has_the_layout_of_official_papers() -> None:
    report = issue_report("index", actor=ROBOT, unit="H06.30.11", period="2024-09")
    draft = Document(BytesIO(file_of(report, "docx")))
    page, head = draft.sections[0], draft.tables[0]
    assert [round(edge.mm) for edge in (page.left_margin, page.right_margin, page.page_width)] == [30, 18, 210]
    assert head.cell(0, 1).text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    assert head.cell(0, 0).text == "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ VŨNG TÀU\nPHÒNG QUẢN LÝ ĐÔ THỊ\n"
    assert head.cell(1, 0).text == "Số:        /BC-QLĐT"
    left, right = draft.tables[-1].rows[0].cells
    assert left.text == "Nơi nhận:\n- Ủy ban nhân dân thành phố Vũng Tàu (để báo cáo);\n- Lưu: VT."
    assert right.text.strip() == "THỦ TRƯỞNG ĐƠN VỊ"
    widths = [column.width.mm for column in draft.tables[1].columns]
    assert round(sum(widths)) == 162 and widths[1] > 4 * widths[0]  # the names of indicators need the room
    assert {run.font.name for one in draft.paragraphs for run in one.runs} == {"Times New Roman"}


@pytest.mark.parametrize("kind", ["index", "form_06a"])
def test_a_signature_never_stands_alone_on_a_page(kind: str) -> None:
    report = issue_report(kind, actor=ROBOT, unit="root", period="2024-09")
    said = Report.model_validate(report.content)
    *others, last = said.tables
    row, end = last.rows[0], tuple(cell.model_copy(update={"text": "CUỐI"}) for cell in last.rows[-1])
    pages = set()
    for many in (2, 6, 11, 14, 17, 31, 52):
        long = said.model_copy(update={"tables": (*others, last.model_copy(update={"rows": (*[row] * many, end)}))})
        pdf = as_pdf(long, issued_at=report.issued_at, seal="0")
        told = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout
        sheets = [sheet for sheet in told.decode().split("\f") if sheet.strip()]
        assert "CHỦ TỊCH" in sheets[-1] and "CUỐI" in sheets[-1], many
        pages.add(len(sheets))
    assert len(pages) > 1


def test_a_word_draft_keeps_its_last_rows_with_the_signature() -> None:
    report = issue_report("form_06a", actor=ROBOT, unit="root", period="2024-09")
    grid, signatures = Document(BytesIO(file_of(report, "docx"))).tables[1:]
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in grid.rows]
    assert kept[-3:] == [True] * 3 and signatures.rows[0].cells[1].text.startswith("TM. ")


def test_who_does_not_keep_the_index_issues_nothing(city: City) -> None:
    for officer in (city.giang, city.em):
        with pytest.raises(DomainError) as refused:
            issue_report("index", actor=officer.actor, unit="root", period="2024-09")
        assert refused.value.code == "index.not_permitted"


def test_the_command_writes_what_it_issued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql:///named")
    said = ["index", "report", str(tmp_path), "--kind", "form_06a", "--unit", "root", "--period", "2024-Q3"]
    assert main([*said, "--format", "xlsx"]) == 0
    (file,) = tmp_path.iterdir()
    assert (file.name, file.read_bytes()[:2]) == ("form-06a-H06.30-2024-Q3.xlsx", b"PK")
