"""A photo turned by hand, and made small to be told from the others.

Turning writes one mark beside the picture, which stays byte for byte what it was: however often it is turned,
nothing is lost, and four quarters make the same file again.
"""

from io import BytesIO

from PIL import Image, ImageOps
from PIL.ExifTags import Base

from motcua.core.documents.intake import problems

_TURNS = (1, 6, 3, 8)
"""EXIF 2.3, Orientation: each a quarter clockwise from the one before, the first upright."""
_EXIF, _APP0, _APP1 = b"Exif\0\0", b"\xff\xe0", b"\xff\xe1"
_QUALITY = 55


def turned(jpeg: bytes, quarters: int, name: str = "") -> bytes:
    """The photo, one of ours, turned clockwise by so many quarters."""
    with problems.damaged_if_it_breaks(name), Image.open(BytesIO(jpeg), formats=("JPEG",)) as picture:
        now = picture.getexif().get(Base.Orientation, _TURNS[0])
    then = _TURNS[(_TURNS.index(now) + quarters) % len(_TURNS)]
    at = _after_head(jpeg)
    bare = jpeg[:at] + jpeg[_after_mark(jpeg, at) :]
    return bare if then == _TURNS[0] else bare[:at] + _mark(then) + bare[at:]


def small(jpeg: bytes, side: int, name: str = "") -> bytes:
    """The photo upright, its longer side at most `side` pixels: some 3 kB of a page at 160."""
    with problems.damaged_if_it_breaks(name), Image.open(BytesIO(jpeg), formats=("JPEG",)) as picture:
        picture.draft("RGB", (side * 2, side * 2))
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        upright.thumbnail((side, side), Image.Resampling.LANCZOS)
        kept = BytesIO()
        upright.info.clear()
        upright.save(kept, "JPEG", quality=_QUALITY, optimize=True, exif=b"")
        return kept.getvalue()


def _mark(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    body = exif.tobytes()
    return _APP1 + (len(body) + 2).to_bytes(2) + body


def _after_head(jpeg: bytes) -> int:
    """Where the mark stands: behind the first segment (JFIF), which must come first."""
    return 4 + int.from_bytes(jpeg[4:6]) if jpeg[2:4] == _APP0 else 2


def _after_mark(jpeg: bytes, at: int) -> int:
    marked = jpeg[at : at + 2] == _APP1 and jpeg[at + 4 : at + 10] == _EXIF
    return at + 2 + int.from_bytes(jpeg[at + 2 : at + 4]) if marked else at
