"""Files for tests, good and bad, made on the spot: none is a real person's paper."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pillow_heif
from PIL import Image, ImageDraw, ImageFilter

_ORIENTATION, _MAKE, _GPS = 0x0112, 0x010F, 0x8825


def paper_photo(width: int = 1200, height: int = 1600) -> Image.Image:
    """A sheet with lines of writing, its upper left corner red."""
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    for y in range(120, height - 80, 34):
        for x in range(80, width - 120, 26):
            draw.line((x, y + (x * 7 + y * 3) % 14, x + 15, y + 16 - (x * 5 + y) % 12), fill="black", width=3)
    draw.rectangle((0, 0, width // 6, height // 8), fill="red")
    return picture


def jpeg(picture: Image.Image | None = None, *, orientation: int = 1, place: bool = False, quality: int = 90) -> bytes:
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    exif[_MAKE] = "Telephone of An"
    if place:
        exif[_GPS] = {1: "N", 2: (10.0, 21.0, 0.0), 3: "E", 4: (107.0, 5.0, 0.0)}
    return _saved(picture or paper_photo(), "JPEG", exif=exif, quality=quality)


def png(picture: Image.Image | None = None) -> bytes:
    return _saved(picture or paper_photo(), "PNG")


def webp() -> bytes:
    return _saved(paper_photo(), "WEBP")


def heic() -> bytes:
    kept = BytesIO()
    pillow_heif.from_pillow(paper_photo(600, 800)).save(kept, quality=60)
    return kept.getvalue()


def blurred_jpeg() -> bytes:
    return jpeg(paper_photo().filter(ImageFilter.GaussianBlur(12)))


def pixel_bomb() -> bytes:
    """Some kilobytes that unfold into a gigabyte."""
    return _saved(Image.new("1", (12_000, 12_000)), "PNG")


def pdf(pages: int = 1, *, root: pikepdf.Object | None = None, **encryption: str) -> bytes:
    kept = BytesIO()
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(595, 842))
        for key, value in (root or pikepdf.Dictionary()).items():
            made.Root[key] = value
        made.save(
            kept, deterministic_id=not encryption, encryption=pikepdf.Encryption(**encryption) if encryption else None
        )
    return kept.getvalue()


def pdf_with_action(kind: str) -> bytes:
    return pdf(root=pikepdf.Dictionary(OpenAction=pikepdf.Dictionary(S=pikepdf.Name(kind), JS="app.alert(1)")))


def pdf_with_attachment(name: str) -> bytes:
    kept = BytesIO()
    with pikepdf.open(BytesIO(pdf())) as made:
        made.attachments[name] = b"what it holds"
        made.save(kept, deterministic_id=True)
    return kept.getvalue()


def signed_pdf() -> bytes:
    """Looks signed to a reader of its structure; the signature itself is no concern of the intake."""
    signature = pikepdf.Dictionary(Type=pikepdf.Name.Sig, ByteRange=[0, 1, 2, 3], Contents=b"00")
    field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Signature", V=signature)
    return pdf(root=pikepdf.Dictionary(AcroForm=pikepdf.Dictionary(Fields=[field], SigFlags=3)))


def zipped(**members: bytes) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return kept.getvalue()


_TYPES = {"[Content_Types].xml": b"<Types/>"}


def docx(**more: bytes) -> bytes:
    return zipped(**_TYPES, **{"word/document.xml": b"<document/>"}, **more)


def xlsx() -> bytes:
    return zipped(**_TYPES, **{"xl/workbook.xml": b"<workbook/>"})


def odt(**more: bytes) -> bytes:
    mimetype = b"application/vnd.oasis.opendocument.text"
    return zipped(mimetype=mimetype, **{"content.xml": b"<content/>"}, **more)


def _saved(picture: Image.Image, form: str, **how: object) -> bytes:
    kept = BytesIO()
    picture.save(kept, form, **how)
    return kept.getvalue()
