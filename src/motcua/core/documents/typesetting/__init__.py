"""Papers set by Typst: PDF/A-2a and PDF/UA-1, from data and a dated template of `law/printed`."""

from motcua.core.documents.typesetting.engine import typeset
from motcua.core.documents.typesetting.qr import qr_svg
from motcua.core.documents.typesetting.sets import PrintedSet, all_sets, set_for

__all__ = ["PrintedSet", "all_sets", "qr_svg", "set_for", "typeset"]
