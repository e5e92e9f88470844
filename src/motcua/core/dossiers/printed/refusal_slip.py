"""Mẫu số 03: Phiếu từ chối tiếp nhận giải quyết hồ sơ."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.core.dossiers.printed.parts import NOBODY_IN_PARTICULAR, Applicant, Contact, Letterhead


@dataclass(frozen=True, slots=True)
class RefusalSlip:
    """What form 03 of TT 01/2018/TT-VPCP says: each reason is specific and names its legal basis."""

    form: ClassVar[str] = "refusal-slip"

    letterhead: Letterhead
    dossier_code: str
    status_url: str
    desk: str
    applicant: Applicant
    submitted_by: str
    subject: str
    reasons: tuple[str, ...]
    issued_at: datetime
    officer: str
    signed_online: bool = False
    contact: Contact = NOBODY_IN_PARTICULAR
