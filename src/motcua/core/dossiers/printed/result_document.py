"""A result as an administrative document in the layout of NĐ 30/2020/NĐ-CP."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from motcua.core.dossiers.printed.parts import Letterhead


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, in what capacity: the lines above the name, as Điều 13 and Phụ lục I, II.7 word them.

    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") or ("TL. CHỦ TỊCH", "TRƯỞNG PHÒNG").
    """

    lines: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class ResultDocument:
    """A letter ("V/v …": `kind` empty) or a document with the name of its kind above its subject.

    `letterhead.number` and `issued_on` stay open until the clerk numbers and dates it.
    `facts` are pairs (what, how it is) set as a table below the body, `closing` the paragraphs after them.
    """

    form: ClassVar[str] = "result-document"

    letterhead: Letterhead
    about: str
    body: tuple[str, ...]
    signature: Signature
    prepared_at: datetime
    issued_on: date | None = None
    kind: str = ""
    addressees: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    closing: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    dossier_code: str = ""
    signed: bool = False

    @property
    def issued_at(self) -> datetime:
        return self.prepared_at
