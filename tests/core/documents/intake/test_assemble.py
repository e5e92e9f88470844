from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from motcua.core.documents.intake import Limits, Part, assemble, prepare
from motcua.kernel.errors import DomainError
from tests.core.documents import files

PHOTO = Part(prepare(files.jpeg(), "ảnh.jpg").content, "image/jpeg", "ảnh.jpg")
WIDE = Part(prepare(files.jpeg(files.paper_photo(1600, 900)), "ngang.jpg").content, "image/jpeg", "ngang.jpg")
TWO_PAGES = Part(files.pdf(2), "application/pdf", "đơn.pdf")
WORD = Part(files.docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "đơn.docx")


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [tuple(round(float(length)) for length in page.mediabox[2:]) for page in opened.pages]


def test_photos_and_pdfs_become_one_pdf_in_their_order() -> None:
    made = assemble([PHOTO, TWO_PAGES, WIDE, PHOTO])
    assert made.pages == 5
    assert sizes(made.content) == [(595, 842), (595, 842), (595, 842), (842, 595), (595, 842)]


def test_the_same_parts_give_the_same_bytes() -> None:
    assert assemble([PHOTO, TWO_PAGES]) == assemble([PHOTO, TWO_PAGES])


def test_what_was_assembled_passes_the_intake_again() -> None:
    assert prepare(assemble([PHOTO, TWO_PAGES]).content, "hồ sơ.pdf").pages == 3


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (WORD, "file.cannot_join"),
        (replace(TWO_PAGES, content=files.signed_pdf()), "file.cannot_join"),
        (replace(TWO_PAGES, content=b"rubbish"), "file.damaged"),
        (replace(PHOTO, content=b"rubbish"), "file.damaged"),
    ],
)
def test_what_cannot_be_joined_is_refused_by_name(part: Part, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        assemble([PHOTO, part])
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("limits", "code"),
    [(Limits(max_total_bytes=1000), "file.too_large_together"), (Limits(max_parts=1), "file.too_many")],
)
def test_a_component_has_bounds_of_its_own(limits: Limits, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        assemble([PHOTO, TWO_PAGES], limits)
    assert refused.value.code == code
