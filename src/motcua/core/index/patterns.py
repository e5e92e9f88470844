"""Patterns that flatter a figure: what each is, and from when it is worth a look (dated data, `law/patterns`)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, ConfigDict, Field

from motcua.kernel.dates import format_date
from motcua.kernel.errors import DomainError
from motcua.kernel.registry import Registry
from motcua.kernel.sentences import Sentence

SHIPPED = Path(__file__).parents[2] / "law" / "patterns"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LateSupplement(_Data):
    share_used: Decimal = Field(gt=0, le=1)


class FiledAgain(_Data):
    days: int = Field(gt=0)


class HeldBack(_Data):
    working_days: int = Field(gt=0)


class PoorResult(_Data):
    least_bytes: int = Field(gt=0)
    look_back_days: int = Field(gt=0)


class OneDevice(_Data):
    ratings: int = Field(gt=1)


class Thresholds(_Data):
    name: str
    legal_basis: str = Field(min_length=1)
    note: str = ""
    valid_from: date
    valid_to: date | None = None
    late_supplement: LateSupplement
    filed_again: FiledAgain
    held_back: HeldBack
    poor_result: PoorResult
    one_device: OneDevice

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Pattern:
    """`flatters` names the indicators that look better by it."""

    code: str
    slug: str
    name: str
    explanation: str
    flatters: tuple[str, ...]


PATTERNS: Registry[Pattern] = Registry("pattern")

for _pattern in (
    Pattern(
        "late_supplement", "bo-sung-sat-han", _("Yêu cầu bổ sung sát ngày hẹn trả"),
        _("Yêu cầu bổ sung trong phần cuối của thời hạn làm đồng hồ dừng lại, nên hồ sơ sắp trễ không thành trễ."),
        ("2.1", "5.3"),
    ),
    Pattern(
        "filed_again", "nop-lai", _("Từ chối, rút hoặc dừng rồi nộp lại"),
        _("Hồ sơ kết thúc không có kết quả, rồi cùng người ấy nộp lại cùng thủ tục: thời hạn tính lại từ đầu."),
        ("2.1", "5.3"),
    ),
    Pattern(
        "held_back", "xong-chua-tra", _("Báo xong lâu trước khi trả"),
        _("Hồ sơ đã báo xong mà nhiều ngày sau kết quả mới đến tay người nộp, hoặc đến nay vẫn chưa trả."),
        ("2.1",),
    ),
    Pattern(
        "poor_result", "tep-ket-qua", _("Tệp kết quả rỗng hoặc trùng nhau"),
        _("Tệp kết quả gần như rỗng, hoặc cùng một tệp (cùng mã SHA-256) nằm trong nhiều hồ sơ."),
        ("3.3", "4.1", "4.2", "4.4"),
    ),
    Pattern(
        "typed_online", "can-bo-nhap", _("Hồ sơ “trực tuyến” do cán bộ nhập"),
        _("Hồ sơ tính là nộp trực tuyến mà người gõ là cán bộ, không phải người dân."),
        ("3.2", "3.3"),
    ),
    Pattern(
        "one_device", "mot-thiet-bi", _("Nhiều đánh giá từ một thiết bị"),
        _("Nhiều hồ sơ được đánh giá từ cùng một thiết bị. Chỉ nhận ra bằng mã băm, không biết thiết bị của ai."),
        ("5.3",),
    ),
):  # fmt: skip
    PATTERNS.add(_pattern.code, _pattern)


def thresholds_on(day: date) -> Thresholds:
    """Those in force on a day; where two hold, the later. Raises `pattern.no_thresholds`."""
    found = max((one for one in _shipped() if one.holds_on(day)), key=lambda one: one.valid_from, default=None)
    if found is None:
        raise DomainError(
            "pattern.no_thresholds",
            Sentence("Chưa có ngưỡng xem xét nào có hiệu lực vào ngày {day}.", day=format_date(day)),
        )
    return found


@cache
def _shipped() -> tuple[Thresholds, ...]:
    return tuple(read_thresholds(SHIPPED.glob("*.json")))


def read_thresholds(files: Iterable[Path]) -> list[Thresholds]:
    return [Thresholds.model_validate(json.loads(file.read_text(encoding="utf-8"))) for file in sorted(files)]
