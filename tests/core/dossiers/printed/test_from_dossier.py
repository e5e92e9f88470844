"""The papers of a real dossier say what its rows say."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from motcua.core.documents.queries import content_of
from motcua.core.dossiers.models import Result
from motcua.core.dossiers.printed import print_form
from motcua.core.dossiers.printed.from_dossier import reception_slip, refusal_slip, supplement_request
from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.core.dossiers.services.refuse import refuse
from motcua.kernel.clock import Hand
from motcua.kernel.errors import DomainError
from tests.core.dossiers.walk import walked
from tests.core.index.lives import at
from tests.people import City

pytestmark = pytest.mark.usefixtures("morning")


def text_of(pdf: bytes, folder: Path) -> str:
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    said = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True, text=True)
    return " ".join(said.stdout.split())


def test_the_reception_slip_promises_what_was_promised(city: City, tmp_path: Path) -> None:
    dossier = walked(city, "accepted")
    text = text_of(print_form(reception_slip(dossier)), tmp_path)
    for words in (
        dossier.code,
        "Nguyễn Thị An",
        "10 ngày làm việc",
        "ngày 27 tháng 9 năm 2024",
        "Sơ đồ vị trí khu đất",
    ):
        assert words in text


def test_there_is_no_slip_before_acceptance(city: City) -> None:
    with pytest.raises(DomainError) as refusal:
        reception_slip(walked(city))
    assert refusal.value.code == "slip.not_accepted"


def test_form_02_names_every_defect(city: City, tmp_path: Path) -> None:
    dossier = walked(city, "assigned")
    items = [
        {"component": "sketch", "name": "Sơ đồ vị trí", "problem": "Ảnh mờ."},
        {"component": "request", "name": "Đơn đề nghị", "problem": "Thiếu số tờ bản đồ."},
    ]
    asked = ask_supplement(dossier, actor=city.em.actor, version=dossier.version, items=items)
    text = text_of(print_form(supplement_request(asked)), tmp_path)
    assert all(words in text for words in ("Ảnh mờ.", "Thiếu số tờ bản đồ.", "Võ Văn Em"))


def test_a_day_on_paper_is_the_citys_though_the_database_tells_it_in_utc(city: City) -> None:
    dossier = walked(city, "assigned")
    items = [{"component": "sketch", "name": "Sơ đồ vị trí", "problem": "Ảnh mờ."}]
    asked = ask_supplement(
        dossier, actor=city.em.actor, version=dossier.version, items=items, answer_by=at("09-20 00:30")
    )
    asked.refresh_from_db()
    assert supplement_request(asked).answer_by == date(2024, 9, 20)


def test_form_03_gives_the_reason(city: City, tmp_path: Path) -> None:
    dossier = walked(city)
    refuse(dossier, actor=city.dung.actor, version=dossier.version, reason="Khu đất thuộc huyện Long Điền.")
    assert "Khu đất thuộc huyện Long Điền." in text_of(print_form(refusal_slip(dossier)), tmp_path)


def test_the_numbered_result_is_a_paper_with_number_date_and_capacity(city: City, tmp_path: Path) -> None:
    result = Result.objects.select_related("file").get(dossier=walked(city, "numbered"))
    text = text_of(content_of(result.file), tmp_path)
    for words in ("01/UBND-QLĐT", "ngày 13 tháng 9 năm 2024", "KT. CHỦ TỊCH", "Đỗ Hữu Phúc", "Đất ở."):
        assert words in text


def test_real_moments_have_microseconds_and_print_all_the_same(city: City, morning: Hand) -> None:
    morning.advance(minutes=1 / 7)
    dossier = walked(city, "accepted")
    assert dossier.accepted_at is not None and dossier.accepted_at.microsecond
    assert print_form(reception_slip(dossier)).startswith(b"%PDF")
