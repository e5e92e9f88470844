"""What views hand to the components: small frozen records, one for each thing that a page lists."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from django.utils.functional import Promise

Words = str | Promise
"""A text of the screen, translated already or when it is shown."""

Tone = Literal["neutral", "ok", "soon", "late", "wait", "door"]
PathState = Literal["done", "now", "paused", "stopped", "todo"]
PaperState = Literal["have", "received", "wanted", "optional", "asked", "rejected"]

TONES: tuple[str, ...] = get_args(Tone)


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the four answers of a procedure: "Bao lâu" – "10 ngày làm việc" – "Nộp trực tiếp: 15 ngày"."""

    question: Words
    answer: Words
    detail: Words = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop on the way of a dossier; `detail` says which unit and title, since and until when."""

    title: Words
    detail: Words = ""
    state: PathState = "todo"


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab and how much waits behind it; `tone` (late, soon) colours the count."""

    label: Words
    href: str
    count: int | None = None
    current: bool = False
    tone: Literal["", "late", "soon"] = ""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; with `href` it sorts, `sorted` says how it is sorted now."""

    label: Words
    numeric: bool = False
    href: str = ""
    sorted: Literal["", "ascending", "descending"] = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Crumb:
    label: Words
    href: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a form; a step already done may be gone back to by its `href`."""

    label: Words
    href: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry of a timeline: who did what, when, and the words that were left (bút phê)."""

    when: datetime
    title: Words
    who: Words = ""
    text: Words = ""
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and its value; `change_href` leads to where it can be changed."""

    name: Words
    value: object
    detail: Words = ""
    change_href: str = ""


@dataclass(frozen=True, slots=True)
class FileItem:
    """A file that can be opened; `size` in bytes, `sha256` its fingerprint in hex."""

    name: str
    href: str
    size: int
    sha256: str = ""
    detail: Words = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a list by keys goes on; an empty address means there is nothing that way."""

    previous_href: str = ""
    next_href: str = ""
    summary: Words = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of a menu; `count` is shown behind it, `icon` before it."""

    label: Words
    href: str
    icon: str = ""
    count: int | None = None
    tone: Literal["", "late", "soon"] = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in: the name, in which capacity, and where this person may go."""

    name: str
    caption: Words = ""
    links: tuple[Link, ...] = ()
    sign_out_href: str = ""
