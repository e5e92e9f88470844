"""PDF files: can everybody open them, are they whole, do they do anything by themselves?"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pikepdf.settings

from motcua.core.documents.intake import problems
from motcua.core.documents.intake.limits import MEGABYTE, Limits

# A few kilobytes of Flate can unfold into gigabytes.
pikepdf.settings.set_qpdf_limits(flate_max_memory=256 * MEGABYTE, run_length_max_memory=256 * MEGABYTE)

_ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/Rendition"})
_PROGRAMS = (".exe", ".com", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".msi", ".hta", ".lnk", ".dll")
_MOST_OBJECTS = 500_000
_DEEPEST = 40
_TAIL = 2048


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """`signed`: somebody signed it digitally, so that not a byte of it may change."""

    pages: int
    signed: bool


def look_at_pdf(data: bytes, name: str, limits: Limits) -> PdfFacts:
    """What the file is; refuses what nobody can open, what was cut off, and what runs code."""
    if b"%%EOF" not in data[-_TAIL:]:
        raise problems.damaged(name)
    with opened(data, name) as pdf:
        pages = len(pdf.pages)
        if pages == 0:
            raise problems.damaged(name)
        if pages > limits.max_pages:
            raise problems.too_many_pages(name, pages, limits.max_pages)
        signed = False
        for dictionary in _dictionaries(pdf, name):
            if _is_active(dictionary):
                raise problems.active_content(name)
            signed = signed or _is_signature(dictionary)
        return PdfFacts(pages, signed)


@contextmanager
def opened(data: bytes, name: str) -> Iterator[pikepdf.Pdf]:
    """The PDF opened for reading; whatever goes wrong within is `file.encrypted` or `file.damaged`."""
    with problems.damaged_if_it_breaks(name):
        try:
            pdf = pikepdf.open(BytesIO(data))
        except pikepdf.PasswordError:
            raise problems.encrypted(name) from None
        with pdf:
            yield pdf


def _dictionaries(pdf: pikepdf.Pdf, name: str) -> Iterator[Any]:
    """Every dictionary of the file, those inside arrays and dictionaries too."""
    if len(pdf.objects) > _MOST_OBJECTS:
        raise problems.damaged(name)
    for top in pdf.objects:
        waiting: list[tuple[Any, int]] = [(top, 0)]
        while waiting:
            thing, depth = waiting.pop()
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                yield thing
            if depth < _DEEPEST:
                waiting.extend((member, depth + 1) for member in _members(thing) if _is_direct(member))


def _members(thing: Any) -> list[Any]:
    if isinstance(thing, pikepdf.Array):
        return list(thing)
    return [thing[str(key)] for key in thing] if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) else []


def _is_direct(member: Any) -> bool:
    """An indirect object has its own turn; following it here could go in circles."""
    return isinstance(member, pikepdf.Object) and not member.is_indirect


def _is_active(dictionary: Any) -> bool:
    if str(dictionary.get("/S", "")) in _ACTIONS or "/JS" in dictionary:
        return True
    if "/EF" not in dictionary:
        return False
    names = (str(dictionary.get(key, "")).lower() for key in ("/F", "/UF"))
    return any(name.strip().endswith(_PROGRAMS) for name in names)


def _is_signature(dictionary: Any) -> bool:
    return str(dictionary.get("/Type", "")) == "/Sig" and "/ByteRange" in dictionary
