"""What can go wrong with the index, with codes that surfaces and programs know."""

from collections.abc import Iterable

from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


def set_not_whole(why: Sentence) -> DomainError:
    return DomainError("index.set_not_whole", Sentence("Bộ chỉ số chưa dùng được. {why}.", why=why), field="set")


def set_not_found(version: str, known: Iterable[str]) -> DomainError:
    why = Sentence(
        "Không có bộ chỉ số tên là “{version}”; đang có: {known}.", version=version[:60], known=", ".join(known)
    )
    return DomainError("index.set_not_found", why, field="rules")


def period_not_understood() -> DomainError:
    return DomainError(
        "period.not_understood",
        Sentence(
            "Kỳ báo cáo không đúng. Ví dụ: 2024-09 (tháng), 2024-Q3 (quý), 2024 (năm), 2024-09-13 (ngày) hoặc now."
        ),
        field="period",
    )


def period_not_begun() -> DomainError:
    return DomainError("period.not_begun", Sentence("Kỳ này chưa bắt đầu, chưa có gì để tính."), field="period")


def moment_outside() -> DomainError:
    said = Sentence(
        "Thời điểm hỏi phải nằm trong kỳ và đã qua. Ví dụ: 2024-09@2024-09-13T08:20 là tháng 9 tính đến 08:20 ngày 13."
    )
    return DomainError("period.moment_outside", said, field="period")


def moment_not_permitted() -> DomainError:
    said = Sentence(
        "Số liệu đến một thời điểm chọn riêng chỉ dành cho cán bộ; ai cũng xem được đến thời điểm của báo cáo."
    )
    return DomainError("period.moment_not_permitted", said, field="period")


def no_set(day: str) -> DomainError:
    return DomainError("index.no_set", Sentence("Chưa có bộ chỉ số nào có hiệu lực vào ngày {day}.", day=day))


def contest_decided() -> DomainError:
    return DomainError("contest.decided", Sentence("Đề nghị này đã có quyết định. Xin tải lại trang để xem."))


def period_not_over() -> DomainError:
    said = Sentence("Chỉ lưu được số liệu của tháng, quý hoặc năm đã kết thúc.")
    return DomainError("index.period_not_over", said, field="period")


def keeping_already() -> DomainError:
    return DomainError(
        "index.keeping_already", Sentence("Số liệu kỳ đang được lưu ở một tiến trình khác. Xin thử lại sau.")
    )


def too_long_under_way() -> DomainError:
    said = Sentence("Một giao dịch trong cơ sở dữ liệu kéo quá lâu nên chưa lưu được số liệu kỳ. Xin thử lại sau.")
    return DomainError("index.too_long_under_way", said)
