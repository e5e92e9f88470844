"""The printing engine: a template and data in, the bytes of a PDF out."""

import json
import threading
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Final

import typst

from motcua.core.documents.typesetting import fonts
from motcua.core.documents.typesetting.encoding import encode
from motcua.core.documents.typesetting.sets import PRINTED, PrintedSet
from motcua.kernel.clock import in_city

# Archivable and readable by a screen reader alike (TT 22/2023/TT-BTTTT asks for accessible publications).
_STANDARDS: Final = "a-2a", "ua-1"

_of_this_thread = threading.local()


def typeset(form: str, data: Mapping[str, object], *, set_: PrintedSet, at: datetime) -> bytes:
    """The PDF of `form` of the printed set `set_`, filled with `data`, dated `at`.

    The same arguments give the same bytes. `data` never is code: the template reads it as JSON.
    """
    face = fonts.body_face()
    inputs = {
        "data": json.dumps(encode(data), ensure_ascii=False),
        "face": face.family,
        "stretch": str(face.stretch),
    }
    pdf = _compiler().compile(
        input=str(set_.template(form)),
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=[*_STANDARDS],
        timestamp=_fixed_offset(at),
    )
    if not isinstance(pdf, bytes):
        raise TypeError("Typst gave no PDF")
    return pdf


def _compiler() -> typst.Compiler:
    """One a thread, because one cannot serve two at once; all share the fonts and Typst's memory of its work."""
    if not hasattr(_of_this_thread, "compiler"):
        _of_this_thread.compiler = typst.Compiler(
            root=str(PRINTED), font_paths=fonts.all_fonts(), ignore_system_fonts=True
        )
    compiler: typst.Compiler = _of_this_thread.compiler
    return compiler


def _fixed_offset(moment: datetime) -> datetime:
    """Typst wants an offset in place of a named zone, and whole seconds."""
    local = in_city(moment).replace(microsecond=0)
    return local.astimezone(timezone(local.utcoffset() or timedelta()))
