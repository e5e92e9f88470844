"""Telephone numbers, kept as E.164, shown as people in Vietnam write them."""

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


def check_phone(number: str, *, field: str | None = "phone") -> str:
    """The number as +84901234567; raises `phone.not_understood` or `phone.impossible`."""
    try:
        parsed = phonenumbers.parse(number, "VN")
    except NumberParseException:
        raise DomainError(
            "phone.not_understood",
            Sentence("Không đọc được số điện thoại “{number}”. Ví dụ đúng: 0901 234 567.", number=number.strip()),
            field=field,
        ) from None
    if not phonenumbers.is_valid_number(parsed):
        raise DomainError(
            "phone.impossible",
            Sentence("Số điện thoại “{number}” không có thật: thiếu, thừa số hoặc sai đầu số.", number=number.strip()),
            field=field,
        )
    return str(phonenumbers.format_number(parsed, PhoneNumberFormat.E164))


def format_phone(number: str) -> str:
    """0901 234 567 for a number of Vietnam, +66 … for others."""
    parsed = phonenumbers.parse(number, "VN")
    home = parsed.country_code == 84
    return str(
        phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL)
    )
