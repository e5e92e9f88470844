"""The small facts of a record: decision, sector, audience, how the steps are laid out."""

import hashlib
import re
from datetime import date

from motcua.core.catalogue.definitions.records import SectorRecord
from motcua.core.catalogue.definitions.words import AUDIENCE_LABELS
from motcua.core.catalogue.rules.national.dates import read_date
from motcua.kernel.text import slug, tidy, unaccented

NO_SECTOR = SectorRecord(code="chua-phan-linh-vuc", name="Chưa phân lĩnh vực")

_DECISION = re.compile(
    r"(?i)^(?:quyết định)?\s*(?:số\s*:?)?\s*(?P<number>.+?)(?:\s+ngày\s+(?P<day>\d[\d/.\- ]+\d).*)?$"
)
_STEP = re.compile(r"\s+(?=Bước\s+\d+\s*[:.])")
_NONE_NEEDED = {
    "khong",
    "khong co",
    "khong yeu cau",
    "khong co yeu cau",
    "khong quy dinh",
    "khong co yeu cau, dieu kien",
}


def read_decision(text: str) -> tuple[str, date | None]:
    """ "Quyết định số 3980 /QĐ-BQP ngày 01/02/2025" → number and day."""
    match = _DECISION.match(tidy(text))
    if match is None:
        return "", None
    return re.sub(r"\s*/\s*", "/", match["number"]), read_date(tidy(match["day"] or ""))


def read_sector(name: str) -> SectorRecord:
    """A sector is known by the plain letters of its name, so that two records that name it agree."""
    if not slug(name):
        return NO_SECTOR
    code = slug(name)
    if len(code) > 40:
        code = f"{code[:31]}-{hashlib.sha256(code.encode()).hexdigest()[:8]}"
    return SectorRecord(code=code, name=name[:200])


def read_audience(text: str) -> tuple[tuple[str, ...], str]:
    """The known groups by their official labels, and the rest of the text that names none.

    Commas separate groups, but some groups have commas in their own names.
    """
    rest, plain = tidy(text), unaccented(tidy(text))
    found: list[tuple[int, str]] = []
    for label in sorted(AUDIENCE_LABELS.values(), key=len, reverse=True):
        match = re.search(rf"(?:^|,\s*){re.escape(unaccented(label))}(?=\s*(?:,|;|$))", plain)
        if match:
            found.append((match.start(), label))
            blank = " " * (match.end() - match.start())
            plain = plain[: match.start()] + blank + plain[match.end() :]
            rest = rest[: match.start()] + blank + rest[match.end() :]
    return tuple(label for _, label in sorted(found)), tidy(rest).strip(" ,;")


def step_by_step(text: str) -> str:
    """Each "Bước n" on a line of its own."""
    return _STEP.sub("\n", text)


def conditions(text: str) -> str:
    """Nothing where the record says "Không"."""
    return "" if unaccented(text).strip(" .") in _NONE_NEEDED else text
