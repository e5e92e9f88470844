"""Mẫu số 02: Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from motcua.core.dossiers.printed.parts import Applicant, Contact, Letterhead


@dataclass(frozen=True, slots=True)
class SupplementLine:
    """One paper that is missing or wrong: what is wanted, why, and as what."""

    name: str
    reason: str = ""
    originals: int = 0
    certified_copies: int = 0
    copies: int = 0


@dataclass(frozen=True, slots=True)
class SupplementRequest:
    """What form 02 of TT 01/2018/TT-VPCP says; one for all defects (NĐ 61/2018, Điều 17).

    `reason` is about the dossier as a whole, each line has its own too. `answer_by` None: no last day is set.
    """

    form: ClassVar[str] = "supplement-request"

    letterhead: Letterhead
    dossier_code: str
    status_url: str
    desk: str
    applicant: Applicant
    subject: str
    lines: tuple[SupplementLine, ...]
    reason: str
    issued_at: datetime
    officer: str
    contact: Contact
    answer_by: date | None = None
