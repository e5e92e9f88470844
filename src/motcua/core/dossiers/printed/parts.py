"""What several papers hold alike. Empty text means: leave a dotted line to write on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a paper (NĐ 30/2020, Phụ lục I, II.2–4).

    `authority` is the body above, `office` the one that issues; `place` goes before the date;
    `number` is number and symbol, "" where a person writes it.
    """

    authority: str
    office: str
    place: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Applicant:
    """Whose dossier it is (chủ hồ sơ)."""

    name: str
    identity_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper handed in, and as what."""

    name: str
    originals: int = 0
    certified_copies: int = 0
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Contact:
    """Who helps: a name or a title, a telephone number, a site."""

    name: str = ""
    phone: str = ""
    website: str = ""


NOBODY_IN_PARTICULAR = Contact()
