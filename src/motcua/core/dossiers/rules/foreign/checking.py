"""What cannot have happened: an end before the beginning, tomorrow's deeds, a state that its dates deny."""

from collections.abc import Iterator
from datetime import date, datetime

from motcua.core.dossiers.definitions import ENDED, State
from motcua.core.dossiers.rules.foreign.normalising import Foreign
from motcua.kernel.clock import day_of
from motcua.kernel.dates import format_date
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

_TAKEN_ON = frozenset({State.ACCEPTED, State.PROCESSING, State.AWAITING_PAYMENT, State.FINISHED, State.RETURNED})


def contradictions(told: Foreign, now: datetime, unit_since: date) -> Iterator[DomainError]:
    """Every one that is found. `unit_since`: the first day of the unit that decides."""
    yield from _states(told)
    yield from _order(told)
    latest = max(moment for moment in _moments(told))
    if latest > now:
        yield _no(
            "import.in_the_future",
            Sentence("Có việc ghi vào lúc chưa tới ({latest}).", latest=f"{latest:%d/%m/%Y %H:%M}"),
            "NgayKetThucXuLy",
        )
    first = told.accepted_at or told.submitted_at
    if day_of(first) < unit_since:
        why = Sentence("Đơn vị xử lý chỉ có từ {day}, sau ngày tiếp nhận hồ sơ.", day=format_date(unit_since))
        yield _no("import.before_the_unit", why, "DonViXuLy")


def _states(told: Foreign) -> Iterator[DomainError]:
    if told.state in _TAKEN_ON and told.accepted_at is None:
        yield _no("import.field_missing", Sentence("Thiếu NgayTiepNhan: hồ sơ đã được tiếp nhận."), "NgayTiepNhan")
    if told.state in ENDED and told.finished_at is None:
        yield _no("import.end_missing", Sentence("Hồ sơ đã kết thúc mà không ghi ngày kết thúc."), "NgayKetThucXuLy")
    if told.state not in ENDED and told.finished_at is not None:
        yield _no(
            "import.ended_but_open", Sentence("Có ngày kết thúc mà trạng thái vẫn là đang xử lý."), "TrangThaiHoSo"
        )
    waits = bool(told.supplements) and told.supplements[-1].answered_at is None
    if told.state is State.SUPPLEMENT and not waits:
        why = Sentence("Trạng thái chờ bổ sung mà không có lần yêu cầu nào còn chờ (NgayBoSung).")
        yield _no("import.supplement_missing", why, "NgayBoSung")
    if waits and told.state is not State.SUPPLEMENT and told.state not in ENDED:
        why = Sentence("Đang xử lý mà lần yêu cầu bổ sung cuối chưa ghi ngày tiếp nhận bổ sung.")
        yield _no("import.supplement_open", why, "NgayTiepNhanBoSung")


def _order(told: Foreign) -> Iterator[DomainError]:
    accepted, finished = told.accepted_at, told.finished_at
    begun = accepted or told.submitted_at
    if accepted and told.submitted_at > accepted:
        yield _no("import.order", Sentence("Ngày tiếp nhận trước ngày nộp."), "NgayTiepNhan")
    if finished and finished < begun:
        yield _no("import.order", Sentence("Ngày kết thúc trước ngày tiếp nhận."), "NgayKetThucXuLy")
    if told.returned_at and finished and told.returned_at < finished:
        yield _no("import.order", Sentence("Ngày trả kết quả trước ngày kết thúc xử lý."), "NgayTra")
    if told.due_at and accepted and told.due_at < accepted:
        yield _no("import.order", Sentence("Ngày hẹn trả trước ngày tiếp nhận."), "NgayHenTra")
    before = told.submitted_at
    for one in told.supplements:
        if one.asked_at < before or (one.answered_at and one.answered_at < one.asked_at):
            yield _no("import.order", Sentence("Các lần bổ sung không theo thứ tự thời gian."), "NgayBoSung")
            return
        before = one.answered_at or one.asked_at
    if told.supplements and finished and before > finished:
        yield _no("import.order", Sentence("Ngày kết thúc trước lần bổ sung cuối."), "NgayKetThucXuLy")


def _moments(told: Foreign) -> Iterator[datetime]:
    """Everything that is said to have happened; a promise lies ahead."""
    yield told.submitted_at
    happened = (told.accepted_at, told.finished_at, told.returned_at, told.paid_at, told.synced_at, told.rated_at)
    yield from (moment for moment in happened if moment)
    for one in told.supplements:
        yield one.answered_at or one.asked_at


def _no(code: str, why: Sentence, field: str) -> DomainError:
    return DomainError(code, why, field=field)
