"""The pages of reports: the monitor issues, who watches downloads, every number of form 06a opens to its rows."""

import re
import subprocess
from io import BytesIO
from urllib.parse import unquote

import pytest
from django.test import Client
from docx import Document

from motcua.core.index.models import IssuedReport
from motcua.core.index.printed import Cell
from motcua.core.index.queries.report_contents import content_of
from motcua.kernel.clock import Hand
from tests.core.dossiers.foreign.rows import numbered
from tests.core.dossiers.foreign.test_import_facts import taken
from tests.core.dossiers.walk import walked
from tests.people import City, signed_in
from tests.web.board.pages import main, plain, rows_behind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
PAGE = "/chat-luong/bao-cao/"


@pytest.fixture
def lived(city: City, morning: Hand) -> None:
    walked(city, "accepted")
    walked(city, "numbered")


@pytest.mark.usefixtures("lived")
def test_lan_issues_a_report_and_downloads_it(city: City) -> None:
    lan = signed_in(city.lan)
    said = {"kind": "index", "unit": city.committee.code, "period": "2024-09"}
    page = lan.post(PAGE, said, follow=True).content.decode()
    report = IssuedReport.objects.get()
    assert "Báo cáo bộ chỉ số" in page and city.lan.officer.name in page and "tháng 9/2024</td>" in page
    for form in ("pdf", "docx", "xlsx"):
        answer = lan.get(f"{PAGE}{report.pk}.{form}")
        assert answer.status_code == 200 and f"2024-09.{form}" in answer.headers["Content-Disposition"]


def on_paper(lan: Client, report: IssuedReport) -> tuple[str, list[list[str]]]:
    """What stands in the PDF, and in the first table of figures of the Word draft."""
    pdf, draft = (lan.get(f"{PAGE}{report.pk}.{form}").content for form in ("pdf", "docx"))
    text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return text.decode(), [[cell.text for cell in row.cells] for row in Document(BytesIO(draft)).tables[1].rows]


@pytest.mark.usefixtures("lived")
def test_lan_reads_in_pdf_and_word_what_she_issued_though_a_dossier_changes_after(city: City, morning: Hand) -> None:
    lan = signed_in(city.lan)
    lan.post(PAGE, {"kind": "index", "unit": city.committee.code, "period": "2024-09"})
    report = IssuedReport.objects.get()
    issued = on_paper(lan, report)
    assert re.search(r"2\.1\s+(\S.*)?\s2\s+2\s+100,00%", issued[0]) and "CHỦ TỊCH" in issued[0]
    assert ["2.1", "2", "2", "100,00%"] in [[row[0], *row[2:5]] for row in issued[1]]
    morning.advance(days=16)  # what was in hand is late by now
    assert "1 / 2" in plain(main(lan, "/chat-luong/chi-so/2.1/", ky="2024-09"))
    assert on_paper(lan, report) == issued


@pytest.mark.usefixtures("lived")
def test_what_a_report_of_the_running_month_counted_opens_as_it_was_though_the_month_went_on(
    city: City, client: Client, morning: Hand
) -> None:
    signed_in(city.lan).post(PAGE, {"kind": "index", "unit": city.committee.code, "period": "2024-09"})
    told = [
        Cell.model_validate(cell) for line in IssuedReport.objects.get().content["tables"][0]["rows"] for cell in line
    ]
    opened = {one.query: one.value for one in told if "phan=" in one.query}
    morning.advance(hours=1)
    walked(city, "accepted")
    assert len(opened) > 10 and "@2024-09-13T08" in unquote(min(opened))
    assert {query: rows_behind(client, query) for query in opened} == opened
    later = "/chat-luong/?ky=2024-09@2024-09-13T08:30"
    told = signed_in(city.em).get(later).content.decode()
    assert "Thời điểm đã chọn" in told and "day-strip" not in told and client.get(later).status_code == 404
    assert "chỉ dành cho cán bộ" in client.get(later).content.decode()


@pytest.mark.usefixtures("lived")
def test_a_report_that_cannot_be_issued_is_told_as_a_fault(city: City) -> None:
    answer = signed_in(city.lan).post(PAGE, {"kind": "moon", "unit": "H06.30", "period": "2024-09"})
    assert (answer.status_code, IssuedReport.objects.exists()) == (422, False)


@pytest.mark.usefixtures("lived")
def test_giang_neither_issues_nor_reads_what_is_above_her(city: City) -> None:
    signed_in(city.lan).post(PAGE, {"kind": "index", "unit": city.committee.code, "period": "2024-09"})
    giang, report = signed_in(city.giang), IssuedReport.objects.get()
    assert giang.get(f"{PAGE}{report.pk}.pdf").status_code == 404
    assert giang.post(PAGE, {"kind": "index", "unit": "root", "period": "2024-09"}).status_code == 403
    assert Client().get(f"{PAGE}{report.pk}.pdf").status_code == 302


@pytest.mark.usefixtures("lived")
def test_every_number_of_form_06a_opens_to_as_many_rows(city: City) -> None:
    taken(*numbered(3))
    (table,) = content_of("form_06a", "root", "2024-09").tables
    lan = signed_in(city.lan)
    for line in table.rows:
        for cell in line[2:]:
            page = lan.get(cell.query).content.decode()
            assert page.count("<tr data-row") == cell.value, cell.query


@pytest.mark.usefixtures("lived")
def test_a_stranger_sees_no_code_and_an_imported_row_says_where_it_is_from(city: City) -> None:
    taken(*numbered(1))
    page = Client().get(f"{PAGE}06a/ho-so/", {"cot": "received"}).content.decode()
    assert "H06.99" not in page and "H06.30.15-" not in page
    assert "tinh" in page


@pytest.mark.usefixtures("lived")
def test_what_people_came_for_is_for_who_watches_the_unit(city: City) -> None:
    here, said = f"{PAGE}06a/ho-so/", {"cot": "received", "cap": "city"}
    assert Client().get(here, said).status_code == 200
    for browser in (Client(), signed_in(city.giang)):
        assert browser.get(here, said | {"linh-vuc": "QHXD"}).status_code == 403
    assert signed_in(city.lan).get(here, said | {"linh-vuc": "QHXD"}).status_code == 200


def test_a_long_list_goes_on_by_keys_and_says_no_number(city: City) -> None:
    taken(*numbered(52))
    first = Client().get(f"{PAGE}06a/ho-so/", {"cot": "received_online"}).content.decode()
    assert first.count("<tr data-row") == 50 and "52 hồ sơ" not in first and "tháng 9/2024" in first
    href = re.search(r'href="([^"]*sau=[^"]*)"', first).group(1)  # type: ignore[union-attr]
    assert Client().get(href.replace("&amp;", "&")).content.decode().count("<tr data-row") == 2


@pytest.mark.parametrize(("who", "status"), [("em", 200), ("an", 404)])
def test_of_a_single_day_the_form_is_for_officers(city: City, who: str, status: int) -> None:
    asked = {"cot": "early", "ky": "2024-09-12"}
    assert signed_in(getattr(city, who)).get(f"{PAGE}06a/ho-so/", asked).status_code == status


def test_what_is_no_column_has_no_page(city: City) -> None:
    assert Client().get(f"{PAGE}06a/ho-so/", {"cot": "code"}).status_code == 404


def test_who_watches_the_unit_reads_the_code_of_an_imported_dossier_but_no_page_of_it(city: City) -> None:
    taken(*numbered(1))
    page = signed_in(city.lan).get(f"{PAGE}06a/ho-so/", {"cot": "received"}).content.decode()
    assert "H06.99-240902-0001 · nguồn: tinh" in page
    assert "/can-bo/ho-so/H06.99" not in page
