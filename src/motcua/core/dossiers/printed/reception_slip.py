"""Mẫu số 01: Giấy tiếp nhận hồ sơ và hẹn trả kết quả."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.core.dossiers.printed.parts import NOBODY_IN_PARTICULAR, Applicant, Contact, Letterhead, PaperLine

KEPT = "Liên 1: Lưu"
HANDED_OVER = "Liên 2: Giao khách hàng"


@dataclass(frozen=True, slots=True)
class Stage:
    """A later stage of a procedure that is done in several, each with its own date."""

    name: str
    limit: str
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReceptionSlip:
    """What form 01 of TT 01/2018/TT-VPCP says.

    `limit` is the limit in words ("10 ngày làm việc"); `due_at` None where the procedure fixes none.
    `channel` is how it came ("trực tuyến"); `signed_online` in place of a wet signature of the one who filed.
    """

    form: ClassVar[str] = "reception-slip"

    letterhead: Letterhead
    dossier_code: str
    status_url: str
    desk: str
    applicant: Applicant
    submitted_by: str
    channel: str
    subject: str
    papers: tuple[PaperLine, ...]
    limit: str
    received_at: datetime
    due_at: datetime | None
    return_place: str
    officer: str
    sets: int = 1
    stages: tuple[Stage, ...] = ()
    book: str = ""
    serial: str = ""
    signed_online: bool = False
    contact: Contact = NOBODY_IN_PARTICULAR
    copies: tuple[str | None, ...] = (KEPT, HANDED_OVER)

    @property
    def issued_at(self) -> datetime:
        return self.received_at
