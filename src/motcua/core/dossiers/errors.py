"""The refusals of this domain, each with its code."""

from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


def move_not_allowed(move: str, state: object) -> DomainError:
    return DomainError(
        "dossier.move_not_allowed",
        Sentence("Hồ sơ đang ở bước khác nên không làm được việc này. Xin tải lại trang để xem tình trạng mới nhất."),
        detail={"move": str(move), "state": str(state)},
    )


def changed_meanwhile() -> DomainError:
    return DomainError(
        "dossier.changed_meanwhile",
        Sentence(
            "Hồ sơ vừa được người khác cập nhật. Nội dung bạn đã nhập vẫn còn đây; xin xem lại rồi thực hiện lại."
        ),
    )


def as_seen(refusal: DomainError, *, seen: int, version: int) -> DomainError:
    """What to tell whoever acted on version `seen`: when the dossier has moved on, the screen is old and no right
    is wanting. Only for who may see the dossier: others must not learn that it moved."""
    from_an_old_screen = refusal.code in _OF_AN_OLD_SCREEN and seen != version
    return changed_meanwhile() if from_an_old_screen else refusal


_OF_AN_OLD_SCREEN = frozenset({"dossier.not_permitted", "dossier.move_not_allowed"})


def not_on_the_spot() -> DomainError:
    return DomainError(
        "dossier.not_on_the_spot", Sentence("Hồ sơ này không giải quyết ngay tại quầy được."), field="waits"
    )


def opinion_awaited(title: str) -> DomainError:
    return DomainError(
        "dossier.opinion_awaited",
        Sentence(
            "Quy trình của thủ tục này cần ý kiến trước khi trình: {title}. Xin lấy ý kiến, hoặc chờ trả "
            "lời đến hết hạn.",
            title=title,
        ),
    )


def not_permitted() -> DomainError:
    return DomainError("dossier.not_permitted", Sentence("Bạn không có quyền làm việc này với hồ sơ."))


def draft_changed_meanwhile() -> DomainError:
    return DomainError(
        "draft.changed_meanwhile",
        Sentence("Bản nháp này vừa được sửa ở một cửa sổ hoặc máy khác. Xin tải lại để thấy nội dung mới nhất."),
    )


def draft_closed() -> DomainError:
    return DomainError("draft.closed", Sentence("Bản nháp này đã được nộp hoặc đã xóa."))


def fact_out_of_turn(event: str) -> DomainError:
    sentence = Sentence(
        "Số liệu của hồ sơ này không khớp với sổ sự kiện; việc vừa làm chưa được ghi. Xin báo người quản trị."
    )
    return DomainError("dossier.fact_out_of_turn", sentence, detail={"event": event})
