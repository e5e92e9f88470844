"""The table of moves: which act is legal in which state, where it leads, and what it does to the clock.

There is no engine. A service asks `transition(...)`, and what is not in the table is refused with a code.
The steps inside "đang xử lý" (who holds the dossier next) come from the procedure's route, not from here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.errors import move_not_allowed


class Move(StrEnum):
    SUBMIT = "submit"
    RECEIVE = "receive"
    ACCEPT = "accept"
    REFUSE = "refuse"
    ASK_SUPPLEMENT = "ask_supplement"
    ANSWER_SUPPLEMENT = "answer_supplement"
    ASSIGN = "assign"
    CONSULT = "consult"
    GIVE_OPINION = "give_opinion"
    PROPOSE = "propose"
    INITIAL = "initial"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    NUMBER = "number"
    HAND_OVER = "hand_over"
    LEAVE_COUNTER = "leave_counter"
    WITHDRAW = "withdraw"
    STOP = "stop"


class ClockEffect(StrEnum):
    """What a move does to the time that the office answers for (NĐ 61/2018 Điều 18–19)."""

    NONE = "none"
    RUN = "run"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Transition:
    """One legal row. `accepted` narrows it to dossiers that were (not) accepted before, `steps` to kinds of step."""

    move: Move
    source: State | None
    target: State
    clock: ClockEffect = ClockEffect.NONE
    accepted: bool | None = None
    steps: frozenset[StepKind] = frozenset()


def _at(*steps: StepKind) -> frozenset[StepKind]:
    return frozenset(steps)


_RECEPTION = _at(StepKind.RECEIVE, StepKind.CHECK)
_BEFORE_SIGNATURE = _at(StepKind.ASSIGN, StepKind.PROCESS)
_AFTER_PROPOSAL = _at(StepKind.INITIAL, StepKind.REVIEW, StepKind.SIGN, StepKind.NUMBER)


def _staying(move: Move, *states: State, steps: frozenset[StepKind] = frozenset()) -> tuple[Transition, ...]:
    """A move after which an accepted dossier lies where it lay, its clock untouched."""
    return tuple(Transition(move, state, state, accepted=True, steps=steps) for state in states)


TRANSITIONS: tuple[Transition, ...] = (
    Transition(Move.SUBMIT, None, State.REGISTERED),
    Transition(Move.RECEIVE, None, State.ACCEPTED, ClockEffect.RUN),
    Transition(
        Move.ACCEPT,
        State.REGISTERED,
        State.ACCEPTED,
        ClockEffect.RUN,
        accepted=False,
        steps=_RECEPTION,
    ),
    Transition(
        Move.REFUSE,
        State.REGISTERED,
        State.NOT_ACCEPTED,
        ClockEffect.STOP,
        accepted=False,
        steps=_RECEPTION,
    ),
    # Before acceptance no clock runs, so there is none to pause: the 8 hours of the check start anew with the answer.
    Transition(
        Move.ASK_SUPPLEMENT,
        State.REGISTERED,
        State.SUPPLEMENT,
        accepted=False,
        steps=_RECEPTION,
    ),
    Transition(
        Move.ASK_SUPPLEMENT,
        State.ACCEPTED,
        State.SUPPLEMENT,
        ClockEffect.PAUSE,
        accepted=True,
        steps=_BEFORE_SIGNATURE,
    ),
    Transition(
        Move.ASK_SUPPLEMENT,
        State.PROCESSING,
        State.SUPPLEMENT,
        ClockEffect.PAUSE,
        accepted=True,
        steps=_BEFORE_SIGNATURE,
    ),
    Transition(Move.ANSWER_SUPPLEMENT, State.SUPPLEMENT, State.REGISTERED, accepted=False),
    Transition(
        Move.ANSWER_SUPPLEMENT,
        State.SUPPLEMENT,
        State.PROCESSING,
        ClockEffect.RESUME,
        accepted=True,
    ),
    Transition(
        Move.ASSIGN,
        State.ACCEPTED,
        State.PROCESSING,
        accepted=True,
        steps=_BEFORE_SIGNATURE,
    ),
    Transition(
        Move.ASSIGN,
        State.PROCESSING,
        State.PROCESSING,
        accepted=True,
        steps=_BEFORE_SIGNATURE,
    ),
    # A route without an assignment (a ward's same-day papers) goes from reception straight to the specialist.
    Transition(Move.PROPOSE, State.ACCEPTED, State.PROCESSING, accepted=True, steps=_at(StepKind.PROCESS)),
    Transition(
        Move.PROPOSE,
        State.PROCESSING,
        State.PROCESSING,
        accepted=True,
        steps=_at(StepKind.PROCESS),
    ),
    Transition(
        Move.INITIAL,
        State.PROCESSING,
        State.PROCESSING,
        accepted=True,
        steps=_at(StepKind.INITIAL, StepKind.REVIEW),
    ),
    Transition(
        Move.SEND_BACK,
        State.PROCESSING,
        State.PROCESSING,
        accepted=True,
        steps=_AFTER_PROPOSAL,
    ),
    Transition(
        Move.APPROVE,
        State.PROCESSING,
        State.PROCESSING,
        accepted=True,
        steps=_at(StepKind.SIGN),
    ),
    Transition(
        Move.NUMBER,
        State.PROCESSING,
        State.FINISHED,
        ClockEffect.STOP,
        accepted=True,
        steps=_at(StepKind.NUMBER),
    ),
    Transition(
        Move.HAND_OVER,
        State.FINISHED,
        State.RETURNED,
        accepted=True,
        steps=_at(StepKind.RETURN),
    ),
    # An opinion is asked within the time limit, which therefore runs on; who is asked may answer wherever the dossier
    # has got to meanwhile, as long as it is open.
    *_staying(Move.CONSULT, State.ACCEPTED, State.PROCESSING, steps=_at(StepKind.PROCESS)),
    *_staying(Move.GIVE_OPINION, State.ACCEPTED, State.PROCESSING, State.SUPPLEMENT),
    *_staying(Move.LEAVE_COUNTER, State.ACCEPTED, State.PROCESSING, State.FINISHED),
    # A person may take a dossier back until its result exists.
    Transition(Move.WITHDRAW, State.REGISTERED, State.WITHDRAWN, ClockEffect.STOP),
    Transition(Move.WITHDRAW, State.ACCEPTED, State.WITHDRAWN, ClockEffect.STOP),
    Transition(Move.WITHDRAW, State.PROCESSING, State.WITHDRAWN, ClockEffect.STOP),
    Transition(Move.WITHDRAW, State.SUPPLEMENT, State.WITHDRAWN, ClockEffect.STOP),
    # The office stops when the answer to a supplement never came, or when the law says that it cannot go on.
    Transition(Move.STOP, State.SUPPLEMENT, State.STOPPED, ClockEffect.STOP),
    Transition(
        Move.STOP,
        State.PROCESSING,
        State.STOPPED,
        ClockEffect.STOP,
        accepted=True,
        steps=_BEFORE_SIGNATURE,
    ),
)


def transition(move: Move, state: State | None, *, accepted: bool, step: StepKind | None) -> Transition:
    """The row that allows `move` here. Raises DomainError ``dossier.move_not_allowed`` when there is none."""
    for row in TRANSITIONS:
        if row.move is move and _fits(row, state, accepted, step):
            return row
    raise move_not_allowed(move, state)


def legal_moves(state: State, *, accepted: bool, step: StepKind | None) -> frozenset[Move]:
    """What the law of the table allows now, whoever asks."""
    return frozenset(_moves(row for row in TRANSITIONS if _fits(row, state, accepted, step)))


def _fits(row: Transition, state: State | None, accepted: bool, step: StepKind | None) -> bool:
    return (
        row.source == state
        and (row.accepted is None or row.accepted is accepted)
        and (not row.steps or step in row.steps)
    )


def _moves(rows: Iterable[Transition]) -> Iterable[Move]:
    return (row.move for row in rows)
