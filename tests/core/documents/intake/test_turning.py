from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageOps

from motcua.core.documents.intake import Part, assemble, prepare, small, turned
from motcua.kernel.errors import DomainError
from tests.core.documents import files

UPRIGHT = prepare(files.jpeg(files.paper_photo(600, 800)), "ảnh.jpg").content


def seen(jpeg: bytes) -> Image.Image:
    return ImageOps.exif_transpose(Image.open(BytesIO(jpeg)))


@pytest.mark.parametrize(
    ("quarters", "size", "red_corner"),
    [(0, (600, 800), (20, 20)), (1, (800, 600), (779, 20)), (2, (600, 800), (579, 779)), (3, (800, 600), (20, 579))],
)
def test_a_photo_turns_clockwise(quarters: int, size: tuple[int, int], red_corner: tuple[int, int]) -> None:
    picture = seen(turned(UPRIGHT, quarters))
    red, green, _ = picture.getpixel(red_corner)
    assert picture.size == size and red > 200 and green < 80


def test_however_often_it_is_turned_nothing_of_the_picture_is_lost() -> None:
    once = turned(UPRIGHT, 1)
    assert turned(turned(once, 1), 2) == UPRIGHT and turned(once, -1) == UPRIGHT
    assert Image.open(BytesIO(once)).tobytes() == Image.open(BytesIO(UPRIGHT)).tobytes()


def test_a_turned_photo_lies_turned_in_the_pdf() -> None:
    made = assemble([Part(turned(UPRIGHT, 1), "image/jpeg", "ảnh.jpg")])
    with pikepdf.open(BytesIO(made.content)) as opened:
        assert int(opened.pages[0].Rotate) == 90


def test_a_small_picture_is_small_and_upright() -> None:
    tiny = small(turned(UPRIGHT, 1), 160)
    assert Image.open(BytesIO(tiny)).size == (160, 120) and len(tiny) < 5_000


def test_what_is_no_photo_is_refused() -> None:
    with pytest.raises(DomainError, match="hỏng"):
        turned(b"rubbish", 1)
