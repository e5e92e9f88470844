"""The refusals that several services of identity share, each with its code."""

from datetime import date

from motcua.kernel.dates import format_date
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


def not_permitted() -> DomainError:
    return DomainError("identity.not_permitted", Sentence("Bạn không có quyền làm việc này."))


def ends_before_it_begins(field: str = "valid_to") -> DomainError:
    return DomainError("period.order", Sentence("Ngày hết hiệu lực phải sau ngày bắt đầu."), field=field)


def name_differs() -> DomainError:
    return DomainError(
        "party.name_differs",
        Sentence("Số này đã có trong hệ thống với một tên khác. Xin xem lại giấy tờ: có thể gõ nhầm số hoặc tên."),
        field="name",
    )


def unit_code_taken(code: str) -> DomainError:
    return DomainError("unit.code_taken", Sentence("Mã đơn vị {code} đã được dùng.", code=code), field="code")


def unit_not_in_force(name: str, day: date) -> DomainError:
    return DomainError(
        "unit.not_in_force",
        Sentence("{name} không hoạt động vào ngày {day}.", name=name, day=format_date(day)),
        field="valid_from",
    )


def sign_on_refused() -> DomainError:
    return DomainError("sign_on.refused", Sentence("Bạn đã chọn không đăng nhập. Bạn có thể thử lại bất cứ lúc nào."))


def sign_on_stale() -> DomainError:
    return DomainError(
        "sign_on.stale", Sentence("Lần đăng nhập này đã hết hạn hoặc được mở ở một cửa sổ khác. Xin đăng nhập lại.")
    )


def sign_on_incomplete() -> DomainError:
    return DomainError(
        "sign_on.incomplete",
        Sentence(
            "Tài khoản của bạn chưa có số định danh và họ tên đã xác thực. Xin hoàn tất định danh rồi đăng nhập lại."
        ),
    )


def sign_on_number_changed() -> DomainError:
    return DomainError(
        "sign_on.number_changed",
        Sentence(
            "Tài khoản định danh này trước đây gắn với một số định danh khác. "
            "Xin mang căn cước đến Bộ phận Một cửa để được kiểm tra."
        ),
    )


def sign_on_closed() -> DomainError:
    return DomainError(
        "sign_on.closed",
        Sentence("Tài khoản của bạn trên hệ thống đang bị khóa. Xin liên hệ Bộ phận Một cửa để được mở lại."),
    )
