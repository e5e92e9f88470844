"""The figures of the day, in words: what each is, why, and what it counts."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from motcua.core.index.declarations import RATIOS
from motcua.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Figure:
    """`counts` is its declaration. `explanation` is for anybody; `legal_basis` for whoever contests it."""

    code: str
    name: str
    counts: str
    explanation: str
    legal_basis: str

    @property
    def is_ratio(self) -> bool:
        return RATIOS.get(self.counts).whole is not None


FIGURES: Registry[Figure] = Registry("figure")

_QD_766 = "Quyết định 766/QĐ-TTg ngày 23/6/2022"

for _figure in (
    Figure(
        "on_time",
        _("Giải quyết đúng hạn"),
        "handled_on_time",
        _(
            "Trong các hồ sơ tiếp nhận hoặc xử lý trong kỳ, bao nhiêu hồ sơ đúng hạn, trước hạn hoặc còn "
            "trong hạn. Thời gian chờ người dân bổ sung không tính; yêu cầu bổ sung quá một lần, kể cả trước khi "
            "tiếp nhận, thì tính là quá hạn."
        ),
        f"{_QD_766}, chỉ số 2.1",
    ),
    Figure(
        "from_afar",
        _("Nộp trực tuyến từ xa"),
        "from_afar",
        _(
            "Trong các hồ sơ tiếp nhận trong kỳ, bao nhiêu hồ sơ do người dân tự nộp từ xa, không nhờ người khác, "
            "không đến quầy."
        ),
        "Kế hoạch 9121/KH-UBND ngày 17/11/2023 của UBND thành phố Vũng Tàu: tối thiểu 50% trực tuyến từ xa",
    ),
    Figure(
        "received",
        _("Đã tiếp nhận"),
        "received",
        _("Số hồ sơ được tiếp nhận trong kỳ."),
        f"{_QD_766}, nhóm 2",
    ),
    Figure(
        "handled",
        _("Đã giải quyết"),
        "finished",
        _("Số hồ sơ đã tiếp nhận và đã kết thúc trong kỳ: có kết quả, rút hoặc dừng."),
        f"{_QD_766}, nhóm 2",
    ),
    Figure(
        "in_hand",
        _("Đang giải quyết"),
        "in_hand",
        _("Số hồ sơ đã tiếp nhận, chưa kết thúc, tính đến lúc xem; kỳ đã hết thì đến hết kỳ."),
        f"{_QD_766}, nhóm 2",
    ),
    Figure(
        "overdue",
        _("Đang quá hạn"),
        "overdue",
        _("Số hồ sơ chưa xong mà đã trễ: quá ngày hẹn trả, hoặc bị yêu cầu bổ sung quá một lần."),
        f"{_QD_766}, nhóm 2",
    ),
):
    FIGURES.add(_figure.code, _figure)
