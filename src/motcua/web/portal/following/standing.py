"""Where a dossier stands, told: its state in words, the sentence that matters now, and its way stop by stop."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.dossiers.calendars import running_calendar
from motcua.core.dossiers.definitions import ReturnWay, State
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.routing import route_of
from motcua.kernel import clock
from motcua.kernel.clock import day_of
from motcua.kernel.dates import format_time
from motcua.kernel.working_time.remaining import remaining
from motcua.web.portal.queries import Held, held
from motcua.web.portal.words import WAYS, state_words, told
from motcua.web.ui.parts import Stop, Tone
from motcua.web.ui.tags.filters import vi_datetime
from motcua.web.ui.wording import left_words

_RECEPTION = {StepKind.RECEIVE.value, StepKind.CHECK.value}
_RUNNING = {State.ACCEPTED, State.PROCESSING}
_OVER_BEFORE_ITS_END = {State.NOT_ACCEPTED, State.WITHDRAWN, State.STOPPED}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the status region shows. `sentences` are told to everybody; nothing in them is personal."""

    word: str
    tone: Tone
    note: str
    sentences: list[str]
    left: str = ""
    late: bool = False
    due_at: datetime | None = None
    explained: list[str] = field(default_factory=list)
    stops: list[Stop] = field(default_factory=list)


def standing_of(dossier: Dossier) -> Standing:
    """Four queries at most, whatever the length of the way."""
    now = clock.now()
    hands = held(dossier)
    state = State(dossier.state)
    word, tone = state_words(state)
    due = dossier.due_at if state in _RUNNING else None
    left = remaining(due, now, running_calendar(dossier.competent_unit)) if due else None
    return Standing(
        word=word,
        tone="late" if left and left.late else tone,
        note=_NOTES.get(state, "plain") if not (left and left.late) else "late",
        sentences=list(_sentences(dossier, state, hands, now, late=bool(left and left.late))),
        left=left_words(left) if left else "",
        late=bool(left and left.late),
        due_at=due,
        explained=dossier.why_due if due else [],
        stops=list(_stops(dossier, state, hands, now)),
    )


_NOTES = {
    State.REGISTERED: "info",
    State.ACCEPTED: "info",
    State.PROCESSING: "info",
    State.SUPPLEMENT: "soon",
    State.AWAITING_PAYMENT: "soon",
    State.NOT_ACCEPTED: "late",
    State.STOPPED: "late",
    State.FINISHED: "ok",
    State.RETURNED: "ok",
}


def _sentences(dossier: Dossier, state: State, hands: list[Held], now: datetime, *, late: bool) -> Iterator[str]:
    yield _TOLD[state](dossier, hands, now)
    if late:
        yield _(
            "Đã quá ngày hẹn. Cơ quan giải quyết phải xin lỗi bằng văn bản và hẹn lại ngày trả (NĐ 61/2018, Điều 19)."
        )
    if state in (State.SUPPLEMENT, State.AWAITING_PAYMENT) and dossier.accepted_at:
        yield _("Thời gian chờ không tính vào thời hạn giải quyết.")


def _waiting(dossier: Dossier, hands: list[Held], now: datetime) -> str:
    by = _(" Trả lời trước %(due)s.") % {"due": told(dossier.check_due_at, now.date())} if dossier.check_due_at else ""
    said = _("%(unit)s nhận lúc %(since)s và đang kiểm tra.") % {
        "unit": dossier.receiving_unit.name,
        "since": told(dossier.held_since or dossier.submitted_at, now.date()),
    }
    return f"{said}{by} " + _("Ngày hẹn trả kết quả có khi hồ sơ được tiếp nhận.")


def _holding(dossier: Dossier, hands: list[Held], now: datetime) -> str:
    hand = next((one for one in reversed(hands) if one.holding.until is None), None)
    if hand is None:
        return _("Hồ sơ đang ở %(unit)s.") % {"unit": dossier.competent_unit.name}
    said = _("%(who)s đang giữ hồ sơ từ %(since)s") % {"who": hand.who, "since": told(hand.holding.since, now.date())}
    if hand.holding.due_at is None:
        return f"{said}."
    return said + _(", phải xong bước này trước %(due)s.") % {"due": told(hand.holding.due_at, now.date())}


def _ended(sentence: Callable[[], str]) -> Callable[[Dossier, list[Held], datetime], str]:
    def tell(dossier: Dossier, hands: list[Held], now: datetime) -> str:
        at = dossier.returned_at or dossier.finished_at
        return sentence() % {"at": told(at, now.date()) if at else "", "unit": dossier.returning_unit.name}

    return tell


_TOLD: dict[State, Callable[[Dossier, list[Held], datetime], str]] = {
    State.REGISTERED: _waiting,
    State.ACCEPTED: _holding,
    State.PROCESSING: _holding,
    State.SUPPLEMENT: lambda dossier, hands, now: _("Hồ sơ đang chờ người nộp bổ sung."),
    State.AWAITING_PAYMENT: lambda dossier, hands, now: _("Hồ sơ đang chờ người nộp trả phí, lệ phí."),
    State.NOT_ACCEPTED: _ended(lambda: _("Cơ quan không tiếp nhận hồ sơ, trả lời lúc %(at)s.")),
    State.WITHDRAWN: _ended(lambda: _("Người nộp đã rút hồ sơ lúc %(at)s.")),
    State.STOPPED: _ended(lambda: _("Cơ quan đã dừng xử lý hồ sơ lúc %(at)s.")),
    State.FINISHED: _ended(lambda: _("Đã có kết quả từ %(at)s, đang chờ trả tại %(unit)s.")),
    State.RETURNED: _ended(lambda: _("Đã trả kết quả lúc %(at)s.")),
}


def _stops(dossier: Dossier, state: State, hands: list[Held], now: datetime) -> Iterator[Stop]:
    way = str(WAYS.get(dossier.way, ""))
    yield Stop(_("Đã nộp"), f"{vi_datetime(dossier.submitted_at)} · {way}", "done")
    if dossier.accepted_at is not None:
        yield Stop(_("Đã tiếp nhận"), f"{vi_datetime(dossier.accepted_at)} · {dossier.receiving_unit.name}", "done")
    elif state is State.REGISTERED:
        yield Stop(_("Kiểm tra hồ sơ"), _since_until(hands[-1], now) if hands else "", "now")
    for hand in _after_reception(dossier, hands):
        if state is not State.RETURNED or hand is not hands[-1]:  # the last hand is told by how it was returned
            yield _stop(hand, state, now)
    if state is State.SUPPLEMENT:
        yield Stop(_("Chờ người nộp bổ sung"), _asked(dossier, now), "now")
    if state in _OVER_BEFORE_ITS_END:
        yield Stop(state_words(state)[0], vi_datetime(dossier.finished_at) if dossier.finished_at else "", "stopped")
        return
    if state is State.RETURNED:
        yield Stop(_("Đã trả kết quả"), _returned(dossier), "done")
        return
    yield from _still_to_come(dossier, state)


def _stop(hand: Held, state: State, now: datetime) -> Stop:
    if hand.holding.until is not None:
        span = _span(hand.holding.since, hand.holding.until)
        return Stop(hand.holding.step_title, f"{hand.who} · {span}", "done")
    if state is State.SUPPLEMENT:  # still in this hand, but its time stands until the answer is there
        return Stop(hand.holding.step_title, hand.who, "paused")
    return Stop(hand.holding.step_title, _since_until(hand, now), "now")


def _asked(dossier: Dossier, now: datetime) -> str:
    """Since when the office waits for an answer, and until when."""
    asked = dossier.supplements.last()
    if asked is None:
        return ""
    said = _("từ %(since)s") % {"since": told(asked.asked_at, now.date())}
    return said + (_(", đến trước %(due)s") % {"due": told(asked.answer_by, now.date())} if asked.answer_by else "")


def _span(since: datetime, until: datetime) -> str:
    """Within a day 08:58–09:28, thứ Sáu 13/09/2024; the minute alone when it took none."""
    if vi_datetime(since) == vi_datetime(until):
        return vi_datetime(until)
    if day_of(since) == day_of(until):
        return f"{format_time(since)}–{vi_datetime(until)}"
    return _("từ %(since)s đến %(until)s") % {"since": vi_datetime(since), "until": vi_datetime(until)}


def _since_until(hand: Held, now: datetime) -> str:
    said = _("%(who)s giữ từ %(since)s") % {"who": hand.who, "since": told(hand.holding.since, now.date())}
    due = hand.holding.due_at
    return said + (_(", đến trước %(due)s") % {"due": told(due, now.date())} if due else "")


def _returned(dossier: Dossier) -> str:
    way = {
        ReturnWay.ONLINE.value: _("trên mạng"),
        ReturnWay.COUNTER.value: dossier.returning_unit.name,
        ReturnWay.POST.value: _("qua bưu chính"),
    }[dossier.return_way]
    return f"{vi_datetime(dossier.returned_at)} · {way}" if dossier.returned_at else way


def _still_to_come(dossier: Dossier, state: State) -> Iterator[Stop]:
    """The steps of the route behind the present one, in plain words."""
    steps = route_of(dossier.procedure).steps
    codes = [step.code for step in steps]
    at = codes.index(dossier.step) if dossier.step in codes else len(codes)
    if dossier.accepted_at is None:
        yield Stop(_("Tiếp nhận, hẹn ngày trả"))
    for step in steps[at + 1 :]:
        if step.kind.value not in _RECEPTION:
            yield Stop(step.title)


def _after_reception(dossier: Dossier, hands: list[Held]) -> list[Held]:
    if dossier.accepted_at is None:
        return []
    reception = {step.code for step in route_of(dossier.procedure).steps if step.kind.value in _RECEPTION}
    return [hand for hand in hands if hand.holding.step not in reception]
