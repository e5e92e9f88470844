"""The refusals of this domain about files that are kept already; those about files coming in are in `intake`."""

from motcua.kernel.errors import DomainError, MotcuaError
from motcua.kernel.sentences import Sentence


class StorageDamaged(MotcuaError):
    """The bytes that lie in the storage are gone, or are not those that were put there."""


def infected(name: str, signature: str) -> DomainError:
    return DomainError(
        "file.infected",
        Sentence(
            "Tệp “{name}” có mã độc nên không nhận. Xin quét vi-rút thiết bị, rồi chụp lại hoặc tải tệp sạch.",
            name=name,
        ),
        detail={"signature": signature},
    )


def under_check(name: str) -> DomainError:
    return DomainError(
        "file.under_check",
        Sentence(
            "Tệp “{name}” đã được lưu và đang chờ kiểm tra vi-rút, nên chưa mở được. Xin thử lại sau ít phút.",
            name=name,
        ),
    )


def refused(name: str) -> DomainError:
    return DomainError(
        "file.refused", Sentence("Tệp “{name}” đã bị loại khi kiểm tra vi-rút. Xin nộp tệp khác.", name=name)
    )


def not_yours(name: str = "") -> DomainError:
    return DomainError("file.not_permitted", Sentence("Không có quyền xem tệp này."))


def not_a_photo(name: str) -> DomainError:
    return DomainError("file.not_a_photo", Sentence("Chỉ xoay được ảnh; “{name}” không phải là ảnh.", name=name))
