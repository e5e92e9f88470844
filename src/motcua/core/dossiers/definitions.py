"""The words of a dossier: its states, the ways it came, the steps it walks."""

from enum import IntEnum, StrEnum


class State(IntEnum):
    """Trạng thái hồ sơ as the national portal numbers them (law.md §3.2). A draft is not yet a dossier."""

    REGISTERED = 1  # Mới đăng ký
    ACCEPTED = 2  # Được tiếp nhận
    NOT_ACCEPTED = 3  # Không được tiếp nhận
    PROCESSING = 4  # Đang xử lý
    SUPPLEMENT = 5  # Yêu cầu bổ sung giấy tờ
    AWAITING_PAYMENT = 6  # Yêu cầu thực hiện nghĩa vụ tài chính
    WITHDRAWN = 7  # Công dân yêu cầu rút hồ sơ
    STOPPED = 8  # Dừng xử lý
    FINISHED = 9  # Đã xử lý xong
    RETURNED = 10  # Đã trả kết quả


OPEN = frozenset(
    {
        State.REGISTERED,
        State.ACCEPTED,
        State.PROCESSING,
        State.SUPPLEMENT,
        State.AWAITING_PAYMENT,
    }
)
ENDED = frozenset(set(State) - OPEN)
PAUSED = frozenset({State.SUPPLEMENT, State.AWAITING_PAYMENT})


class Way(StrEnum):
    """How a dossier was filed: a fact of the session and the mandate, never a tick box. "Từ xa" is the first only."""

    SELF_AFAR = "self_afar"
    SELF_AT_CENTRE = "self_at_centre"
    ASSISTED = "assisted"
    TYPED_BY_OFFICER = "typed_by_officer"
    DIRECT = "direct"
    POST = "post"


class NationalChannel(IntEnum):
    """KenhThucHien of the national exchange: how a dossier reached the office."""

    DIRECT = 1
    ONLINE = 2
    POST = 3


class ReturnWay(StrEnum):
    ONLINE = "online"
    COUNTER = "counter"
    POST = "post"


class Outcome(StrEnum):
    """How a dossier ended, for the figures."""

    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"


class DraftState(StrEnum):
    OPEN = "open"
    SUBMITTED = "submitted"
    DISCARDED = "discarded"
