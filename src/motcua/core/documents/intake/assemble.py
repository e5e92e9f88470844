"""Several photos and PDFs of one paper → one PDF, in order, each photo on an A4 sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby

import img2pdf
import pikepdf

from motcua.core.documents.intake import problems
from motcua.core.documents.intake.limits import Limits
from motcua.core.documents.intake.pdf import look_at_pdf, opened

_A4 = (img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297))
_MARGIN = img2pdf.mm_to_pt(5)
JOINABLE = frozenset({"application/pdf", "image/jpeg"})


@dataclass(frozen=True, slots=True)
class Part:
    """One file that was prepared before: a JPEG of ours or a PDF."""

    content: bytes
    media_type: str
    name: str


@dataclass(frozen=True, slots=True)
class Assembled:
    content: bytes
    pages: int


def assemble(parts: Sequence[Part], limits: Limits | None = None) -> Assembled:
    """One PDF of all parts; the same parts give the same bytes.

    Refuses what cannot be joined: Word and Excel, and a PDF with a digital signature, which joining would break.
    """
    limits = limits or Limits()
    _check(parts, limits)
    joined = pikepdf.new()
    for media_type, group in groupby(parts, key=lambda part: part.media_type):
        run = list(group)
        for pdf in [_sheets(run)] if media_type == "image/jpeg" else [part.content for part in run]:
            with opened(pdf, run[0].name) as source:
                joined.pages.extend(source.pages)
    kept = BytesIO()
    joined.save(kept, deterministic_id=True, compress_streams=True)
    return Assembled(kept.getvalue(), len(joined.pages))


def _check(parts: Sequence[Part], limits: Limits) -> None:
    if len(parts) > limits.max_parts:
        raise problems.too_many(len(parts), limits.max_parts)
    total = sum(len(part.content) for part in parts)
    if total > limits.max_total_bytes:
        raise problems.too_large_together(total, limits.max_total_bytes)
    for part in parts:
        if part.media_type not in JOINABLE:
            raise problems.cannot_join(part.name)
        if part.media_type == "application/pdf" and look_at_pdf(part.content, part.name, limits).signed:
            raise problems.cannot_join(part.name)


def _sheets(photos: Sequence[Part]) -> bytes:
    """Each photo as large as an A4 sheet allows, lying where the photo lies."""
    layout = img2pdf.get_layout_fun(pagesize=_A4, border=(_MARGIN, _MARGIN), fit=img2pdf.FitMode.into, auto_orient=True)
    with problems.damaged_if_it_breaks(photos[0].name):
        pdf = img2pdf.convert([photo.content for photo in photos], layout_fun=layout, nodate=True)
    if pdf is None:
        raise problems.damaged(photos[0].name)
    return bytes(pdf)
