"""The pages of one paper: turned, put in order, taken out, looked at; by their owner alone."""

from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from motcua.core.documents.queries import content_of
from motcua.core.dossiers.models import Draft, DraftPart
from motcua.kernel.errors import OutsidePartyError
from motcua.kernel.registry import replaced
from tests.web.portal.papers import pdf, photo

HTMX = {"HX-Request": "true"}


@pytest.fixture
def parts(an: Client, draft: Draft) -> list[DraftPart]:
    """Three photos of one paper."""
    uploads = [SimpleUploadedFile(f"{name}.jpg", photo(name)) for name in "abc"]
    an.post(f"/nhap/{draft.pk}/giay-to/sketch/tep/", {"tep": uploads})
    return list(DraftPart.objects.filter(paper__draft=draft).order_by("position"))


def press(an: Client, part: DraftPart, act: str) -> str:
    answer = an.post(f"/nhap/{part.paper.draft_id}/giay-to/sketch/trang/", {"lam": f"{act}:{part.pk}"}, headers=HTMX)
    assert answer.status_code == 200
    return str(answer.content.decode())


def order(part: DraftPart) -> str:
    return "".join(one.file.name[0] for one in part.paper.parts.select_related("file"))


@pytest.mark.parametrize(
    ("page", "acts", "after"),
    [
        (0, ["xuong"], "bac"), (0, ["xuong"] * 3, "bca"), (2, ["len"], "acb"), (2, ["len"] * 5, "cab"),
        (0, ["len"], "abc"), (1, ["bo"], "ac"),
    ],
)  # fmt: skip
def test_a_page_goes_where_it_is_wanted(
    an: Client, parts: list[DraftPart], page: int, acts: list[str], after: str
) -> None:
    for act in acts:
        row = press(an, parts[page], act)
    assert order(parts[0] if page else parts[2]) == after
    names = [f"{letter}.jpg <small" for letter in after]
    assert [row.index(name) for name in names] == sorted(row.index(name) for name in names)


def test_the_last_page_taken_out_takes_the_paper_with_it(an: Client, parts: list[DraftPart], draft: Draft) -> None:
    for part in parts:
        press(an, part, "bo")
    assert an.get(f"/nhap/{draft.pk}/giay-to/sketch/xem/").status_code == 404


def test_a_page_is_turned_in_the_pdf_too_and_four_times_is_not_at_all(
    an: Client, parts: list[DraftPart], draft: Draft
) -> None:
    first = parts[1].file_id
    press(an, parts[1], "xoay")
    with pikepdf.open(BytesIO(content_of(draft.papers.get().file))) as opened:
        assert [int(page.get("/Rotate", 0)) for page in opened.pages] == [0, 90, 0]
    for _ in range(3):
        press(an, parts[1], "xoay")
    parts[1].refresh_from_db()
    assert parts[1].file_id == first


def test_without_javascript_a_press_comes_back_to_the_paper(an: Client, parts: list[DraftPart], draft: Draft) -> None:
    answer = an.post(f"/nhap/{draft.pk}/giay-to/sketch/trang/", {"lam": f"len:{parts[1].pk}"})
    assert answer.status_code == 302 and answer["Location"].endswith("/giay-to/#giay-sketch")


def test_a_page_is_looked_at_small_and_whole(an: Client, parts: list[DraftPart], draft: Draft) -> None:
    address = f"/nhap/{draft.pk}/anh/{parts[0].pk}/"
    little, whole = an.get(address + "nho/"), an.get(address)
    assert Image.open(BytesIO(little.content)).size == (120, 160) and len(little.content) < 6_000
    assert Image.open(BytesIO(whole.content)).size == (900, 1200)
    assert whole["Content-Disposition"].startswith("inline") and "no-store" in little["Cache-Control"]


def test_nobody_else_sees_or_touches_a_page(chi: Client, parts: list[DraftPart], draft: Draft) -> None:
    for path in (f"anh/{parts[0].pk}/", f"anh/{parts[0].pk}/nho/"):
        assert chi.get(f"/nhap/{draft.pk}/{path}").status_code == 404
    said = {"lam": f"bo:{parts[0].pk}"}
    assert chi.post(f"/nhap/{draft.pk}/giay-to/sketch/trang/", said).status_code == 404


@pytest.mark.parametrize("said", ["", "bo", "bo:", "bo:0", "bo:x", "bo:" + "9" * 30, "an:{part}"])
def test_a_button_that_is_not_there_does_nothing(an: Client, parts: list[DraftPart], draft: Draft, said: str) -> None:
    posted = {"lam": said.format(part=parts[0].pk)}
    assert an.post(f"/nhap/{draft.pk}/giay-to/sketch/trang/", posted).status_code == 404
    assert order(parts[0]) == "abc"


def test_a_page_of_another_paper_is_not_changed_here(an: Client, parts: list[DraftPart], draft: Draft) -> None:
    said = {"lam": f"bo:{parts[0].pk}"}
    assert an.post(f"/nhap/{draft.pk}/giay-to/other/trang/", said).status_code == 404


def test_a_pdf_has_no_small_picture_and_is_not_turned(an: Client, draft: Draft) -> None:
    an.post(f"/nhap/{draft.pk}/giay-to/sketch/tep/", {"tep": SimpleUploadedFile("a.pdf", pdf())})
    part = DraftPart.objects.get()
    page = an.get(f"/nhap/{draft.pk}/giay-to/").content.decode()
    assert "xoay:" not in page and "/nho/" not in page
    assert an.get(f"/nhap/{draft.pk}/anh/{part.pk}/nho/").status_code == 404
    said = {"lam": f"xoay:{part.pk}"}
    assert an.post(f"/nhap/{draft.pk}/giay-to/sketch/trang/", said).status_code == 409


def test_what_the_scanner_has_not_seen_is_not_shown(an: Client, draft: Draft) -> None:
    class Down:
        def scan(self, content: bytes) -> None:
            raise OutsidePartyError("down")

    with replaced(virus_scan=Down()):
        an.post(f"/nhap/{draft.pk}/giay-to/sketch/tep/", {"tep": SimpleUploadedFile("a.jpg", photo())})
    part = DraftPart.objects.get()
    assert "/nho/" not in an.get(f"/nhap/{draft.pk}/giay-to/").content.decode()
    assert an.get(f"/nhap/{draft.pk}/anh/{part.pk}/nho/").status_code == 404
