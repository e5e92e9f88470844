"""The refusals of the intake: each a code and a sentence that says what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from motcua.core.documents.intake.kinds import in_words
from motcua.core.documents.intake.limits import MEGABYTE, Limits
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


def megabytes(size: int) -> str:
    """25,3 MB"""
    return f"{size / MEGABYTE:.1f}".replace(".", ",").removesuffix(",0") + " MB"


def empty(name: str) -> DomainError:
    return DomainError(
        "file.empty", Sentence("Tệp “{name}” trống (0 byte). Xin chọn lại tệp hoặc chụp lại.", name=name)
    )


def too_large(name: str, size: int, limit: int) -> DomainError:
    return DomainError(
        "file.too_large",
        Sentence(
            "Tệp “{name}” nặng {size}, mỗi tệp tối đa {limit}. Xin chụp với độ phân giải thấp hơn hoặc tách "
            "thành nhiều tệp.",
            name=name,
            size=megabytes(size),
            limit=megabytes(limit),
        ),
        detail={"size": size, "limit": limit},
    )


def too_large_together(size: int, limit: int) -> DomainError:
    return DomainError(
        "file.too_large_together",
        Sentence(
            "Các tệp của giấy tờ này nặng {size}, tối đa {limit}. Xin bớt tệp hoặc giảm dung lượng.",
            size=megabytes(size),
            limit=megabytes(limit),
        ),
        detail={"size": size, "limit": limit},
    )


def too_many(count: int, limit: int) -> DomainError:
    return DomainError(
        "file.too_many",
        Sentence("Giấy tờ này có {count} tệp, tối đa {limit} tệp. Xin ghép bớt các tệp lại.", count=count, limit=limit),
        detail={"count": count, "limit": limit},
    )


def too_many_pages(name: str, pages: int, limit: int) -> DomainError:
    return DomainError(
        "file.too_many_pages",
        Sentence(
            "Tệp “{name}” có {pages} trang, tối đa {limit} trang. Xin tách thành nhiều tệp.",
            name=name,
            pages=pages,
            limit=limit,
        ),
        detail={"pages": pages, "limit": limit},
    )


def too_many_pixels(name: str) -> DomainError:
    return DomainError(
        "file.too_many_pixels",
        Sentence(
            "Ảnh “{name}” có kích thước quá lớn. Xin chụp lại ở độ phân giải thông thường của điện thoại.", name=name
        ),
    )


def type_not_allowed(name: str, limits: Limits) -> DomainError:
    return DomainError(
        "file.type_not_allowed",
        Sentence("Không nhận loại tệp của “{name}”. Xin dùng: {kinds}.", name=name, kinds=in_words(limits.kinds)),
        detail={"kinds": sorted(limits.kinds)},
    )


def disguised(name: str) -> DomainError:
    return DomainError(
        "file.disguised",
        Sentence(
            "Nội dung của “{name}” không đúng với đuôi tên tệp, nên không nhận. Xin chọn đúng tệp giấy tờ.", name=name
        ),
    )


def damaged(name: str) -> DomainError:
    return DomainError(
        "file.damaged",
        Sentence(
            "Tệp “{name}” bị hỏng hoặc tải lên chưa trọn nên không mở được. Xin tải lại, hoặc chụp lại giấy tờ.",
            name=name,
        ),
    )


def encrypted(name: str) -> DomainError:
    return DomainError(
        "file.encrypted",
        Sentence("Tệp “{name}” có mật khẩu nên cán bộ không mở được. Xin bỏ mật khẩu rồi tải lên lại.", name=name),
    )


def active_content(name: str) -> DomainError:
    return DomainError(
        "file.active_content",
        Sentence(
            "Tệp “{name}” chứa mã chạy tự động (macro, JavaScript hoặc chương trình đính kèm) nên không "
            "nhận. Xin in lại thành PDF thường rồi tải lên.",
            name=name,
        ),
    )


def cannot_join(name: str) -> DomainError:
    return DomainError(
        "file.cannot_join",
        Sentence(
            "Tệp “{name}” không ghép chung được với tệp khác. Xin nộp riêng tệp này, hoặc lưu thành PDF rồi "
            "tải lên lại.",
            name=name,
        ),
    )


@contextmanager
def damaged_if_it_breaks(name: str) -> Iterator[None]:
    """Whatever goes wrong while hostile bytes are read means that the file is damaged; refusals pass."""
    try:
        yield
    except DomainError:
        raise
    except Exception as error:  # parsers of other people's bytes raise nearly everything
        raise damaged(name) from error
