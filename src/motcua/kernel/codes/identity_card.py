"""What a reader types when it scans the QR of an identity card.

`number|old number|name|ddmmyyyy|sex|address|issued`; the card of 2024 (thẻ căn cước) adds further fields
behind, and the old number may be empty. A keyboard that writes Vietnamese can garble the marks, so the
text is put into one form first.
"""

from dataclasses import dataclass
from datetime import date

from motcua.kernel.codes.person import Sex, check_personal_id
from motcua.kernel.dates import parse_date
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import tidy, unaccented

_FIELDS = 7


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """The particulars that the card states."""

    personal_id: str
    old_number: str
    full_name: str
    born: date
    sex: Sex
    address: str
    issued: date


def parse_identity_card_qr(text: str) -> IdentityCard:
    """Reads the scan; raises DomainError `identity_card.*`, `personal_id.*` or `date.*` with field "scan"."""
    parts = [tidy(part) for part in text.split("|")]
    if len(parts) < _FIELDS:
        raise DomainError(
            "identity_card.not_understood",
            Sentence("Không đọc được mã QR của thẻ. Xin quét lại, giữ thẻ phẳng và quét cả mã; hoặc nhập bằng tay."),
            field="scan",
        )
    number, old_number, name, born, sex, address, issued = parts[:_FIELDS]
    if not name:
        raise DomainError(
            "identity_card.no_name", Sentence("Mã QR của thẻ không có họ tên. Xin nhập bằng tay."), field="scan"
        )
    return IdentityCard(
        personal_id=check_personal_id(number, field="scan"),
        old_number=old_number,
        full_name=name,
        born=parse_date(born, field="scan"),
        sex=_sex(sex),
        address=address,
        issued=parse_date(issued, field="scan"),
    )


def _sex(text: str) -> Sex:
    said = unaccented(text)
    if said not in {"nam", "nu"}:
        raise DomainError(
            "identity_card.sex", Sentence("Mã QR của thẻ ghi giới tính lạ: “{text}”.", text=text), field="scan"
        )
    return Sex.MALE if said == "nam" else Sex.FEMALE
