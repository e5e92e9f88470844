"""Papers for tests: a small PDF, a photo, things that only pretend."""

from io import BytesIO

import img2pdf
from PIL import Image, ImageDraw


def photo(words: str = "So do vi tri", *, size: tuple[int, int] = (900, 1200)) -> bytes:
    """A sharp photo of a page."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    for line in range(40, size[1] - 40, 30):
        draw.text((40, line), f"{words} {line} " * 5, fill="black")
        draw.line((40, line + 20, size[0] - 40, line + 20), fill="black", width=2)
    out = BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def pdf(words: str = "So do") -> bytes:
    return bytes(img2pdf.convert(photo(words, size=(600, 800))))
