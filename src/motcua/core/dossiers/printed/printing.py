"""From what a paper says to its PDF."""

from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from motcua.core.documents.typesetting import qr_svg, set_for, typeset
from motcua.kernel.clock import day_of


class PrintedForm(Protocol):
    """A frozen dataclass of plain types that names its form and the moment that its date is taken from."""

    form: ClassVar[str]

    @property
    def issued_at(self) -> datetime: ...


def print_form(paper: PrintedForm) -> bytes:
    """The PDF of `paper`, by the set of forms that was in force on the day it is dated."""
    if not is_dataclass(paper) or isinstance(paper, type):
        raise TypeError("a printed form is an instance of a dataclass")
    data: dict[str, object] = {field.name: getattr(paper, field.name) for field in fields(paper)}
    if status_url := data.get("status_url"):
        data["qr"] = qr_svg(str(status_url))
    return typeset(
        paper.form,
        data,
        set_=set_for(day_of(paper.issued_at), paper.form),
        at=paper.issued_at,
    )
