"""The refusals of feedback, each with its code."""

from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


def not_the_owner() -> DomainError:
    return DomainError("rating.not_permitted", Sentence("Chỉ chủ hồ sơ hoặc người nộp thay được đánh giá hồ sơ này."))


def not_over_yet() -> DomainError:
    return DomainError(
        "rating.not_yet", Sentence("Hồ sơ đang được giải quyết. Bạn có thể đánh giá khi hồ sơ kết thúc.")
    )


def rated_already() -> DomainError:
    return DomainError("rating.once", Sentence("Hồ sơ này đã được đánh giá. Cảm ơn bạn."))
