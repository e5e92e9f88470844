"""Why a letter does not arrive, and how notifications say no."""

from enum import StrEnum

from motcua.kernel.errors import DomainError, OutsidePartyError
from motcua.kernel.sentences import Sentence


class Why(StrEnum):
    """What stands in a letter's way; whoever looks after letters is told this, and not what a server said."""

    NO_ADDRESS = "no_address"  # the person has taken it back
    RECIPIENT = "recipient"  # the address is not known there
    LETTER = "letter"  # this letter is not wanted, or cannot be written
    CARRIER = "carrier"  # nobody could be reached who would carry it


class NotDelivered(OutsidePartyError):
    """A carrier could not deliver a letter. `message` is for the log: it names no address."""

    def __init__(self, message: str, why: Why, permanent: bool = False) -> None:
        super().__init__(message, permanent)
        self.why = why


def not_permitted() -> DomainError:
    return DomainError(
        "message.not_permitted", Sentence("Chỉ người quản trị của cơ quan cao nhất mới gửi lại thư được.")
    )


def not_failed() -> DomainError:
    sentence = Sentence("Thư này không còn nằm trong số không gửi được: có người đã gửi lại. Xin tải lại trang.")
    return DomainError("message.not_failed", sentence)


def delivery_not_permitted() -> DomainError:
    sentence = Sentence("Chỉ người quản trị của cơ quan cao nhất mới cho làm lại được.")
    return DomainError("delivery.not_permitted", sentence)


def delivery_done() -> DomainError:
    sentence = Sentence("Việc này không còn nằm trong số chưa làm được: hệ thống đã làm xong. Xin tải lại trang.")
    return DomainError("delivery.not_failed", sentence)
