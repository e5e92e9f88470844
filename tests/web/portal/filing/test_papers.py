"""Photos and files: taken, refused with a sentence, taken out, used again; never a stranger's."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.core.documents.models import PaperSource, StoredFile
from motcua.core.documents.services.keep_in_repository import keep_in_repository
from motcua.core.dossiers.models import Draft, DraftPart
from motcua.kernel import clock
from motcua.kernel.errors import OutsidePartyError
from motcua.kernel.registry import replaced
from tests.people import City
from tests.web.portal.papers import photo

HTMX = {"HX-Request": "true"}


def address(draft: Draft, more: str = "sketch/tep/") -> str:
    return f"/nhap/{draft.pk}/giay-to/{more}"


def send(an: Client, draft: Draft, *files: tuple[str, bytes], **headers: str) -> Any:
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    return an.post(address(draft), {"tep": uploads}, headers=headers)


def word_file() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    return out.getvalue()


def test_photos_become_one_pdf_that_can_be_looked_at(an: Client, draft: Draft) -> None:
    send(an, draft, ("a.jpg", photo()), ("b.jpg", photo("mat sau")))
    page = an.get(address(draft, "")).content.decode()
    assert "Đã nhận 2 ảnh, ghép thành một tệp PDF" in page
    looked = an.get(address(draft, "sketch/xem/"))
    assert looked.content.startswith(b"%PDF") and looked["Content-Disposition"].startswith("inline")
    assert looked["X-Content-Type-Options"] == "nosniff"


def test_one_file_of_the_browser_answers_with_its_row_alone(an: Client, draft: Draft) -> None:
    row = send(an, draft, ("a.jpg", photo()), **HTMX).content.decode().strip()
    assert row.startswith('<li id="giay-sketch"') and "a.jpg" in row and "<html" not in row


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("trong.jpg", b"", "trống"),
        ("anh.jpg", word_file(), "không đúng với đuôi"),
        ("virus.exe", b"MZ" + b"\0" * 200, "Không nhận loại tệp"),
        ("hong.pdf", b"%PDF-1.4 broken", "hỏng"),
        ("to.jpg", b"\xff\xd8\xff" + b"0" * (21 * 1024 * 1024), "tối đa 20 MB"),
    ],
)
def test_a_bad_file_is_refused_beside_its_paper(an: Client, draft: Draft, name: str, content: bytes, said: str) -> None:
    answer = send(an, draft, (name, content))
    assert answer.status_code == 422 and said in answer.content.decode() and "paper-wrong" in answer.content.decode()
    plain = send(an, draft, (name, content), **HTMX)
    assert plain.status_code == 422 and said in plain.content.decode() and "<" not in plain.content.decode()
    assert not DraftPart.objects.exists()


def test_a_bad_file_is_refused_in_the_language_of_the_page(an: Client, draft: Draft) -> None:
    an.cookies["django_language"] = "en"
    said = send(an, draft, ("trong.jpg", b""), **HTMX).content.decode()
    assert said == "The file “trong.jpg” is empty (0 bytes). Please choose it again or take a new photo."


def test_of_several_files_the_good_ones_are_kept(an: Client, draft: Draft) -> None:
    answer = send(an, draft, ("a.jpg", photo()), ("trong.jpg", b""))
    assert answer.status_code == 422 and "“trong.jpg” trống" in answer.content.decode()
    assert DraftPart.objects.count() == 1


def test_the_same_file_sent_again_is_taken_once(an: Client, draft: Draft) -> None:
    for _ in range(2):
        assert send(an, draft, ("a.jpg", photo()), **HTMX).status_code == 200
    assert DraftPart.objects.count() == 1


def test_a_paper_from_the_repository_takes_the_place_of_a_photo(
    an: Client, city: City, draft: Draft, sketch: Any
) -> None:
    said = {"kind": "sketch", "name": "Sơ đồ cũ", "file": sketch, "source": PaperSource.FILED}
    paper = keep_in_repository(actor=city.an.actor, party=city.an.party, **said)
    assert "Dùng bản này" in an.get(address(draft, "")).content.decode()
    an.post(address(draft, "sketch/dung-lai/"), {"giay": paper.pk})
    assert draft.papers.get().reused == paper
    an.post(address(draft, "sketch/dung-lai/"))
    assert not draft.papers.exists()


@pytest.mark.parametrize("kind", ["sketch", "other"])
def test_nobody_uses_a_strangers_paper_or_one_of_another_kind(
    an: Client, city: City, draft: Draft, sketch: Any, kind: str
) -> None:
    owner = city.chi if kind == "sketch" else city.an
    said = {"kind": kind, "name": "x", "file": sketch, "source": PaperSource.FILED}
    paper = keep_in_repository(actor=owner.actor, party=owner.party, **said)
    assert an.post(address(draft, "sketch/dung-lai/"), {"giay": paper.pk}).status_code == 404
    assert an.post(address(draft, "sketch/dung-lai/"), {"giay": "no-uuid"}).status_code == 404


def test_a_component_that_is_not_asked_takes_no_file(an: Client, draft: Draft) -> None:
    assert an.post(address(draft, "stranger/tep/"), {"tep": SimpleUploadedFile("a.jpg", photo())}).status_code == 404


def test_a_scanner_that_is_down_loses_nothing(an: Client, draft: Draft) -> None:
    class Down:
        def scan(self, content: bytes) -> None:
            raise OutsidePartyError("down")

    with replaced(virus_scan=Down()):
        send(an, draft, ("a.jpg", photo()))
    page = an.get(address(draft, "")).content.decode()
    assert "Đã nhận, đang quét vi-rút" in page
    assert an.get(address(draft, "sketch/xem/")).status_code == 409


def test_a_file_goes_to_its_owner_alone(an: Client, chi: Client, sketch: StoredFile) -> None:
    mine = an.get(f"/tep/{sketch.pk}/")
    assert mine.content.startswith(b"%PDF") and mine["Content-Disposition"].startswith("attachment")
    assert chi.get(f"/tep/{sketch.pk}/").status_code == 404
    assert Client().get(f"/tep/{sketch.pk}/").status_code == 404


def test_photos_can_still_be_added_from_a_stale_page(an: Client, city: City, draft: Draft, morning: clock.Hand) -> None:
    send(an, draft, ("a.jpg", photo()))
    assert send(an, draft, ("b.jpg", photo("2"))).status_code == 302
