"""The code of a dossier and the token of its public page."""

import re
import secrets
from dataclasses import dataclass
from datetime import date

from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

_CODE = re.compile(r"([A-Z0-9]+(?:\.[A-Z0-9]+)*)-(\d{2})(\d{2})(\d{2})-(\d{4,})")
_TOKEN_BYTES = 18  # 144 bits, 24 url-safe characters


@dataclass(frozen=True, slots=True)
class DossierCode:
    """`{agency}-{YYMMDD}-{NNNN}`: the agency's identifier (QĐ 20/2020/QĐ-TTg), the day, the day's number there."""

    unit_code: str
    day: date
    number: int

    def __str__(self) -> str:
        return f"{self.unit_code}-{self.day:%y%m%d}-{self.number:04d}"


def dossier_code(unit_code: str, day: date, number: int) -> str:
    """H06.12-240913-0007; the number has four digits or as many as it needs."""
    if number < 1:
        raise ValueError(f"the day's number begins with 1, not {number}")
    return str(DossierCode(unit_code, day, number))


def parse_dossier_code(text: str) -> DossierCode:
    """Reads a code as typed (case and spaces do not count); raises `dossier_code.not_understood`."""
    match = _CODE.fullmatch("".join(text.split()).upper())
    if match is not None:
        unit_code, year, month, day, number = match.groups()
        try:
            return DossierCode(unit_code, date(2000 + int(year), int(month), int(day)), int(number))
        except ValueError:
            pass  # an impossible date makes it no code at all
    raise DomainError(
        "dossier_code.not_understood",
        Sentence(
            "“{text}” không phải là mã hồ sơ. Mã hồ sơ có dạng H06.12-240913-0007, in trên giấy tiếp nhận.",
            text=text.strip(),
        ),
        field="code",
    )


def public_token() -> str:
    """A name for a public page that nobody can guess: url-safe, 144 bits of chance."""
    return secrets.token_urlsafe(_TOKEN_BYTES)
