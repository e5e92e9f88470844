"""What each kind of event tells the person whose dossier it is. Pure text: who is told, and how, is not said here."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Notice:
    """A subject and a body with named places: {code}, {procedure}, {unit}, {due}, {answer_by}, {reason}."""

    subject: str
    body: str

    @property
    def quotes(self) -> bool:
        """Whether it repeats what an officer wrote. Else the personal part of the event is none of its business."""
        return "{reason}" in self.body or "{items}" in self.body


NOTICES: Final[dict[str, Notice]] = {
    "dossier.submitted": Notice(
        "Đã nhận hồ sơ {code} gửi đến",
        "Hồ sơ {code} ({procedure}) đã gửi đến {unit}. Cơ quan sẽ kiểm tra và trả lời trước {check_due}. "
        "Ngày hẹn trả kết quả chỉ có sau khi hồ sơ được tiếp nhận.",
    ),
    "dossier.received": Notice(
        "Đã tiếp nhận hồ sơ {code}",
        "{unit} đã tiếp nhận hồ sơ {code} ({procedure}). Hẹn trả kết quả: {due}. "
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả có trong trang hồ sơ của bạn.",
    ),
    "dossier.accepted": Notice(
        "Đã tiếp nhận hồ sơ {code}",
        "{unit} đã kiểm tra và tiếp nhận hồ sơ {code} ({procedure}). Hẹn trả kết quả: {due}. "
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả có trong trang hồ sơ của bạn.",
    ),
    "dossier.refused": Notice(
        "Hồ sơ {code} không được tiếp nhận",
        "{unit} không tiếp nhận hồ sơ {code} ({procedure}). Lý do: {reason}",
    ),
    "dossier.supplement_asked": Notice(
        "Cần bổ sung hồ sơ {code}",
        "Hồ sơ {code} ({procedure}) cần bổ sung, tất cả trong một lần:\n{items}\n"
        "Bạn bổ sung ngay trên trang hồ sơ, không phải đến quầy. Thời gian chờ bổ sung không tính vào thời hạn.",
    ),
    "dossier.supplement_answered": Notice(
        "Đã nhận phần bổ sung của hồ sơ {code}",
        "{unit} đã nhận phần bổ sung của hồ sơ {code} ({procedure}). {due_sentence}",
    ),
    "dossier.numbered": Notice(
        "Hồ sơ {code} đã có kết quả",
        "Hồ sơ {code} ({procedure}) đã giải quyết xong, văn bản số {number}. {return_sentence}",
    ),
    "dossier.handed_over": Notice(
        "Đã trả kết quả hồ sơ {code}",
        "Kết quả hồ sơ {code} ({procedure}) đã được trả. Xin dành một phút đánh giá việc phục vụ.",
    ),
    "dossier.withdrawn": Notice(
        "Đã rút hồ sơ {code}",
        "Hồ sơ {code} ({procedure}) đã được rút theo yêu cầu của bạn.",
    ),
    "dossier.stopped": Notice(
        "Hồ sơ {code} dừng xử lý",
        "{unit} dừng xử lý hồ sơ {code} ({procedure}). Lý do: {reason}",
    ),
}
