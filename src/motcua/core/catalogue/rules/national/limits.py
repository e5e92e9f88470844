"""`thoi_han_giai_quyet`: a figure and a unit, or words.

Read: "05 Ngày", "27 Ngày làm việc", "01 Giờ", "1,5 Tháng", "0.5 Giờ"; also "Không quá 15 (mười lăm) ngày làm việc
kể từ …", "Mười lăm (15) ngày", weeks as seven days, minutes as parts of an hour. "Ngày" is a calendar day.
"0 Giờ" is a limit of nothing, as written, and doubted.
Read with an assumption, and therefore also left for a person to settle: "Trong ngày" is 0 working days, by the end
of the day (what is received after 15:00 by the end of the next one, as the procedures of this kind say).
Never guessed: a range ("10-25"), a figure without a unit, two figures, "Không quy định", "Ngay sau khi …".
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from motcua.core.catalogue.definitions.words import LimitUnit
from motcua.kernel.text import tidy, unaccented


@dataclass(frozen=True, slots=True)
class LimitReading:
    """`amount` is None where nothing was read; `unparsed` says why, or what was assumed; `doubt` what looks odd."""

    amount: Decimal | None = None
    unit: LimitUnit | None = None
    same_day: bool = False
    unparsed: str = ""
    doubt: str = ""


# What is said → our unit, and how many of ours make one of theirs.
_UNITS = {
    "ngay lam viec": (LimitUnit.WORKING_DAYS, Fraction(1)),
    "ngay lv": (LimitUnit.WORKING_DAYS, Fraction(1)),
    "ngay": (LimitUnit.DAYS, Fraction(1)),
    "gio lam viec": (LimitUnit.HOURS, Fraction(1)),
    "gio": (LimitUnit.HOURS, Fraction(1)),
    "tieng": (LimitUnit.HOURS, Fraction(1)),
    "phut": (LimitUnit.HOURS, Fraction(1, 60)),
    "tuan": (LimitUnit.DAYS, Fraction(7)),  # Bộ luật Dân sự 2015, Điều 146: một tuần là bảy ngày
    "thang": (LimitUnit.MONTHS, Fraction(1)),
}
_UNIT = "|".join(re.escape(said) for said in _UNITS)
_FIGURE = re.compile(
    rf"""^(?:thoi\ (?:han|gian)(?:\ giai\ quyet)?\s*(?:la|:)?\s*)?
    (?:(?:trong(?:\ thoi\ han|\ vong)?|khong\ qua|toi\ da|cham\ nhat(?:\ la)?)\s+)*
    (?:(?P<plain>\d+(?:[.,]\d{{1,2}})?)(?:\s*\([a-z ]+\))?|(?:[a-z]+\ ){{1,5}}\((?P<inner>\d+)\))
    \s*(?P<unit>{_UNIT})\b(?P<rest>.*)$""",
    re.VERBOSE,
)
_FIGURE_AND_UNIT = re.compile(rf"(?<![\d.,])0*(?P<figure>\d+(?:[.,]\d+)?)\s*(?:\([a-z ]+\)\s*)?(?P<unit>{_UNIT})\b")
_REST = re.compile(r"^\s*(?:$|[(,;:/]|(?:ke tu|tinh tu|tu (?:ngay|khi)|sau khi|doi voi|cho|mot|moi)\b)")
_NOT_FIXED = re.compile(r"^(?:khong|chua)(?: co)?(?: quy dinh)?(?: cu the)?(?: thoi (?:han|gian)(?: giai quyet)?)?$")
_SAME_DAY = re.compile(
    r"^(?:tra (?:ket qua )?|giai quyet )?(?:ngay )?trong ngay(?: lam viec)?"
    r"(?: (?:tiep nhan|nhan)(?: (?:yeu cau|du|ho so|giay to|hop le))*)?(?:[;,.(].*sau 15\s*(?:h|gio|:).*)?$"
)
_RANGE = re.compile(r"\d\s*(?:-|–|—|den|hoac|/)\s*\d")


def read_limit(cell: str, description: str = "") -> LimitReading:
    """The limit in a cell; `description` (mo_ta) only helps to doubt it."""
    text = unaccented(tidy(cell)).strip(" .;,")
    if not text:
        return LimitReading(unparsed="ô thời hạn để trống")
    if _NOT_FIXED.fullmatch(text):
        return LimitReading(unparsed="bản ghi không quy định thời hạn")
    if _SAME_DAY.fullmatch(text):
        said = "“trong ngày” được hiểu là 0 ngày làm việc: trả trong ngày, nhận sau 15 giờ thì ngày làm việc tiếp theo"
        return LimitReading(Decimal(0), LimitUnit.WORKING_DAYS, same_day=True, unparsed=said)
    match = _FIGURE.match(text)
    if match is None or not _REST.match(match["rest"]) or _FIGURE_AND_UNIT.search(match["rest"]):
        return LimitReading(unparsed=_why_not(text))
    unit, factor = _UNITS[match["unit"]]
    hundredths = Fraction((match["plain"] or match["inner"]).replace(",", ".")) * factor * 100
    if hundredths.denominator != 1 or hundredths >= 10**8:
        return LimitReading(unparsed="con số không ghi được thành thời hạn")
    amount = Decimal(hundredths.numerator) / 100
    return LimitReading(amount, unit, doubt=_doubt(amount, unit, unaccented(tidy(description))))


def _why_not(text: str) -> str:
    if _RANGE.search(text):
        return "là một khoảng hoặc nhiều con số, không phải một thời hạn"
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        return "có con số nhưng thiếu đơn vị thời gian"
    return "không nhận ra thời hạn bằng số"


def _doubt(amount: Decimal, unit: LimitUnit, description: str) -> str:
    """The description says the same figure with another unit, and never with this one: one of them is a slip."""
    if not amount:
        return "thời hạn bằng 0"
    said = {
        _UNITS[match["unit"]][0]
        for match in _FIGURE_AND_UNIT.finditer(description)
        if Decimal(match["figure"].replace(",", ".")) == amount
    }
    return "phần mô tả ghi cùng con số với đơn vị khác" if said and unit not in said else ""
