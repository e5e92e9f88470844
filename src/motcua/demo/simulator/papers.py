"""The papers that people who are made up hand in: small real PDFs that say what they stand for."""

from functools import cache
from importlib.resources import files

import typst

from motcua.core.documents.typesetting import fonts


@cache
def made_up(name: str) -> bytes:
    """One page entitled `name`; the same bytes every time."""
    compiler = typst.Compiler(font_paths=fonts.all_fonts(), ignore_system_fonts=True)
    source = str(files("motcua.demo.data") / "paper.typ")
    inputs = {"name": name, "face": fonts.body_face().family}
    pdf = compiler.compile(input=source, format="pdf", sys_inputs=inputs, timestamp=0)
    assert isinstance(pdf, bytes)
    return pdf


def numbered(pdf: bytes, code: str) -> bytes:
    """The same page as a file of its own: a comment behind the end, which readers of PDF pass over."""
    return pdf + f"% {code}\n".encode()
