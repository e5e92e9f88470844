"""The personal identification number (số định danh cá nhân), 12 digits on every identity card.

NĐ 137/2015/NĐ-CP Điều 13 and TT 59/2021/TT-BCA Điều 4: three digits for the province (or country) where the
birth was registered, one for century and sex, two for the year of birth, six at random. There is no check
digit; what can be checked is what the digits say.
"""

import re
from datetime import date
from enum import StrEnum

from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

# TT 07/2016/TT-BCA, Phụ lục I. A number is for life: codes of merged provinces stay in use.
_PROVINCES = frozenset(
    [
        1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34,
        35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68,
        70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
    ]
)  # fmt: skip
_FIRST_COUNTRY = 100  # TT 07/2016/TT-BCA, Phụ lục II: births registered abroad


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


def check_personal_id(
    number: str,
    *,
    born: date | None = None,
    sex: Sex | None = None,
    field: str | None = "personal_id",
) -> str:
    """The number as 12 digits, or a refusal that says which part is wrong.

    With `born` or `sex` the number must agree with them.
    """
    digits = re.sub(r"[\s.\-]", "", number)
    birth_year, said_sex = _said(digits, field)
    if born is not None and birth_year != born.year:
        raise _refusal(
            "birth_year",
            Sentence(
                "Số định danh ghi năm sinh {in_number}, không khớp với năm {born}.",
                in_number=birth_year,
                born=born.year,
            ),
            field,
        )
    if sex is not None and said_sex != sex:
        raise _refusal("sex", Sentence("Giới tính trong số định danh không khớp với giới tính đã khai."), field)
    return digits


def _said(digits: str, field: str | None) -> tuple[int, Sex]:
    """Year of birth and sex, as the number itself says them."""
    if not re.fullmatch(r"[0-9]+", digits):
        raise _refusal("not_digits", Sentence("Số định danh cá nhân chỉ gồm chữ số."), field)
    if len(digits) == 9:
        raise _refusal(
            "old_number",
            Sentence("Đây là số chứng minh nhân dân cũ (9 số). Xin nhập số định danh cá nhân gồm 12 chữ số."),
            field,
        )
    if len(digits) != 12:
        raise _refusal(
            "length", Sentence("Số định danh cá nhân gồm 12 chữ số; số vừa nhập có {count}.", count=len(digits)), field
        )
    place = int(digits[:3])
    if place not in _PROVINCES and place < _FIRST_COUNTRY:
        raise _refusal(
            "province",
            Sentence(
                "Ba số đầu “{digits}” không phải mã tỉnh, thành phố nào. Xin kiểm tra lại số định danh.",
                digits=digits[:3],
            ),
            field,
        )
    century, odd = divmod(int(digits[3]), 2)
    return 1900 + 100 * century + int(digits[4:6]), Sex.FEMALE if odd else Sex.MALE


def _refusal(problem: str, message: Sentence, field: str | None) -> DomainError:
    return DomainError(f"personal_id.{problem}", message, field=field)
