"""Photos of papers: turned upright, freed of where they were taken, made small enough, checked for blur."""

from dataclasses import dataclass
from io import BytesIO

import pillow_heif
from PIL import Image, ImageFilter, ImageOps, ImageStat

from motcua.core.documents.intake import problems
from motcua.core.documents.intake.limits import Limits

pillow_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = None  # Pillow's own bound is a process-wide warning; ours below is stricter and a refusal

_FORMATS = ("JPEG", "PNG", "HEIF", "WEBP")
_QUALITY = 84
_WHITE = (255, 255, 255)

# An edge filter: on a sharp photo of writing its values scatter widely, on a blurred one hardly at all.
_LAPLACE = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)
_BLUR_SIDE = 1000
_TILES = 5
BLURRED_BELOW = 120.0


@dataclass(frozen=True, slots=True)
class Photo:
    """A JPEG without any metadata; `sharpness` is the variance of the Laplacian where the photo is sharpest."""

    content: bytes
    width: int
    height: int
    sharpness: float

    @property
    def blurred(self) -> bool:
        return self.sharpness < BLURRED_BELOW


def develop(data: bytes, name: str, limits: Limits) -> Photo:
    """The photo as it is kept. Refuses what cannot be decoded whole and what would fill the memory."""
    with problems.damaged_if_it_breaks(name), Image.open(BytesIO(data), formats=_FORMATS) as opened:
        picture = _decoded(opened, name, limits)
        flat = _flattened(ImageOps.exif_transpose(picture))
        flat.thumbnail((limits.long_side, limits.long_side), Image.Resampling.LANCZOS, reducing_gap=2.0)
        kept = BytesIO()
        # No EXIF (the place, the telephone), no comment, no profile goes with it.
        flat.info.clear()
        flat.save(kept, "JPEG", quality=_QUALITY, optimize=True, exif=b"")
        return Photo(kept.getvalue(), flat.width, flat.height, sharpness(flat))


def sharpness(picture: Image.Image) -> float:
    """The largest variance of the Laplacian over a grid of tiles: an almost white sheet is judged by its writing."""
    grey = ImageOps.grayscale(picture)
    grey.thumbnail((_BLUR_SIDE, _BLUR_SIDE), Image.Resampling.BOX)
    edges = grey.filter(_LAPLACE)
    # The filter leaves the rim as it was.
    inner = edges.crop((1, 1, max(2, edges.width - 1), max(2, edges.height - 1)))
    return max(ImageStat.Stat(tile).var[0] for tile in _tiles(inner))


def _decoded(opened: Image.Image, name: str, limits: Limits) -> Image.Image:
    progressive = bool(opened.info.get("progressive"))
    if opened.format == "JPEG" and not progressive:
        # The decoder itself shrinks, so that 200 megapixels never stand in memory.
        share = min(1.0, limits.long_side / max(opened.size))
        opened.draft("RGB", (int(opened.width * share), int(opened.height * share)))
    if min(opened.size) < 1 or opened.width * opened.height > limits.max_pixels:
        raise problems.too_many_pixels(name)
    opened.load()
    return opened


def _flattened(picture: Image.Image) -> Image.Image:
    """RGB on white: what was transparent shows as paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        rgba = picture.convert("RGBA")
        sheet = Image.new("RGB", rgba.size, _WHITE)
        sheet.paste(rgba, mask=rgba.getchannel("A"))
        return sheet
    return picture.convert("RGB")


def _tiles(picture: Image.Image) -> list[Image.Image]:
    across, down = max(1, picture.width // _TILES), max(1, picture.height // _TILES)
    corners = [(x, y) for y in range(0, picture.height, down) for x in range(0, picture.width, across)]
    tiles = [picture.crop((x, y, min(x + across, picture.width), min(y + down, picture.height))) for x, y in corners]
    whole = [tile for tile in tiles if tile.width >= across // 2 and tile.height >= down // 2]
    return whole or tiles
