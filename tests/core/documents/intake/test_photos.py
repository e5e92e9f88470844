from io import BytesIO

import pytest
from PIL import Image

from motcua.core.documents.intake import Limits, prepare
from tests.core.documents import files

_SEEN_AS = {  # how a telephone holds the picture, for each way it can be told to turn it
    1: lambda picture: picture,
    3: lambda picture: picture.transpose(Image.Transpose.ROTATE_180),
    6: lambda picture: picture.transpose(Image.Transpose.ROTATE_90),
    8: lambda picture: picture.transpose(Image.Transpose.ROTATE_270),
}


def kept(data: bytes, limits: Limits | None = None) -> Image.Image:
    return Image.open(BytesIO(prepare(data, "ảnh.jpg", limits).content))


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photo_is_turned_upright(orientation: int) -> None:
    lying = _SEEN_AS[orientation](files.paper_photo(600, 800))
    picture = kept(files.jpeg(lying, orientation=orientation))
    red, green, _ = picture.getpixel((20, 20))
    assert picture.size == (600, 800)
    assert red > 200 and green < 80


def test_a_photo_tells_neither_where_nor_with_what_it_was_taken() -> None:
    data = files.jpeg(place=True)
    assert b"Telephone of An" in data
    picture = kept(data)
    assert dict(picture.getexif()) == {}
    assert b"Telephone of An" not in prepare(data, "ảnh.jpg").content


def test_a_large_photo_is_made_smaller_and_a_small_one_left() -> None:
    assert max(kept(files.jpeg(files.paper_photo(3000, 4000))).size) == 2000
    assert kept(files.jpeg(files.paper_photo(300, 400))).size == (300, 400)


def test_a_blurred_photo_is_told_so_and_taken() -> None:
    assert prepare(files.blurred_jpeg(), "mờ.jpg").blurred
    assert not prepare(files.jpeg(), "rõ.jpg").blurred


def test_an_almost_white_sheet_is_judged_by_its_writing() -> None:
    sheet = Image.new("RGB", (1200, 1600), "white")
    sheet.paste(files.paper_photo(400, 300), (100, 100))
    assert not prepare(files.jpeg(sheet), "một góc.jpg").blurred


def test_what_is_transparent_shows_as_white_paper() -> None:
    picture = kept(files.png(Image.new("RGBA", (50, 50), (0, 0, 0, 0))))
    assert picture.getpixel((25, 25)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "I;16"])
def test_every_kind_of_colour_becomes_an_ordinary_photo(mode: str) -> None:
    data = files.jpeg(files.paper_photo().convert(mode)) if mode == "CMYK" else files.png(_in_mode(mode))
    assert kept(data).mode == "RGB"


def test_forty_eight_megapixels_pass_because_the_decoder_shrinks_them() -> None:
    huge = files.jpeg(Image.new("RGB", (6000, 8000), "white"), quality=30)
    assert kept(huge).size == (1500, 2000)


def _in_mode(mode: str) -> Image.Image:
    return Image.new("I;16", (40, 40), 30000) if mode == "I;16" else files.paper_photo(200, 300).convert(mode)
