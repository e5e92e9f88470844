"""The kinds of files that Một Cửa takes, and how to tell one by what is in it."""

from collections.abc import Iterable
from dataclasses import dataclass

import filetype  # type: ignore[import-untyped]

from motcua.kernel.sentences import Sentence

_EXECUTABLE = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_HEAD = 1024


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file: its code (also the extension it is kept with), media type, other extensions, name."""

    code: str
    media_type: str
    label: str
    extensions: tuple[str, ...]
    picture: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument"

KINDS: dict[str, FileKind] = {
    kind.code: kind
    for kind in (
        FileKind("pdf", "application/pdf", "PDF", ("pdf",)),
        FileKind("jpg", "image/jpeg", Sentence("ảnh JPG"), ("jpg", "jpeg", "jpe", "jfif"), picture=True),
        FileKind("png", "image/png", Sentence("ảnh PNG"), ("png",), picture=True),
        FileKind("heic", "image/heic", Sentence("ảnh HEIC"), ("heic", "heif"), picture=True),
        FileKind("webp", "image/webp", Sentence("ảnh WebP"), ("webp",), picture=True),
        FileKind("docx", f"{_OFFICE}.wordprocessingml.document", "Word (docx)", ("docx",)),
        FileKind("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "Excel (xlsx)", ("xlsx",)),
        FileKind("odt", "application/vnd.oasis.opendocument.text", "OpenDocument (odt)", ("odt",)),
        FileKind("ods", "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument (ods)", ("ods",)),
    )
}
ZIPPED = ("docx", "xlsx", "odt", "ods")

_BY_MEDIA_TYPE = {kind.media_type: kind for kind in KINDS.values() if kind.picture}
_BY_EXTENSION = {extension: kind for kind in KINDS.values() for extension in kind.extensions}


def kind_of_extension(extension: str) -> FileKind | None:
    """The kind that an extension promises ("jpeg" → JPG)."""
    return _BY_EXTENSION.get(extension.lower())


def picture_or_pdf(data: bytes) -> FileKind | None:
    """The kind of a picture or PDF by its first bytes; None if it is neither."""
    # The standard lets rubbish stand before "%PDF-"; only blanks and a byte order mark are let through, so that
    # a PDF cannot be another thing at the same time.
    if data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-"):
        return KINDS["pdf"]
    if data[4:8] == b"ftyp":
        return KINDS["heic"] if data[8:12] in _HEIF_BRANDS else None
    return _BY_MEDIA_TYPE.get(filetype.guess_mime(data[:_HEAD]) or "")


def is_zip(data: bytes) -> bool:
    return data.startswith(_ZIP)


def is_old_office(data: bytes) -> bool:
    """The container of .doc and .xls, and of docx and xlsx that are locked with a password."""
    return data.startswith(_OLE)


def is_executable(data: bytes) -> bool:
    return data.startswith(_EXECUTABLE)


def in_words(codes: Iterable[str]) -> Sentence:
    """ "PDF, ảnh JPG, Word (docx)", in the order of `KINDS`."""
    wanted = set(codes)
    return Sentence.listing((kind.label for kind in KINDS.values() if kind.code in wanted), ", ")
