"""How the catalogue says no."""

from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


class UnreadableRecord(DomainError):
    """A record of the national database that cannot become a procedure at all; the message says why."""


def not_permitted() -> DomainError:
    return DomainError("catalogue.not_permitted", Sentence("Chỉ người quản lý danh mục thủ tục mới được làm việc này."))


def offering_ends_before_it_begins(field: str) -> DomainError:
    sentence = Sentence("Ngày thôi áp dụng phải sau ngày bắt đầu áp dụng.")
    return DomainError("offering.ends_before_it_begins", sentence, field=field)


def unknown_procedure(code: str) -> DomainError:
    return DomainError(
        "catalogue.unknown_procedure", Sentence("Không có thủ tục nào mang mã “{code}” đang được công khai.", code=code)
    )
