"""A second opinion: every dossier indicator counted by walking through the events, without facts and without SQL."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.core.dossiers.definitions import Way
from tests.core.index.lives import Life


@dataclass
class Seen:
    """What somebody who reads the events up to a moment knows of a dossier."""

    life: Life
    accepted: datetime | None = None
    due: datetime | None = None
    paused: datetime | None = None
    asked: int = 0
    again: datetime | None = None
    late: bool = False
    over: datetime | None = None
    done: bool = False
    electronic: bool = False
    digital: bool = False
    reused: bool = False
    shared: bool = False
    unhappy: bool = False


def seen(life: Life, moment: datetime) -> Seen:
    """The dossier as it stood at `moment`, told event by event as a clerk would."""
    known = Seen(life)
    for event in life.events:
        if event.happened_at <= moment:
            _time_passes(known, event.happened_at)
            _hear(known, event.kind.removeprefix("dossier."), event.data, event.happened_at)
    _time_passes(known, moment)
    return known


def _time_passes(known: Seen, until: datetime) -> None:
    running = known.accepted and not known.over and not known.paused
    if running and known.due and until > known.due:
        known.late = True
    if known.again and until > known.again:
        known.late = True


def _hear(known: Seen, kind: str, data: dict[str, Any], at: datetime) -> None:
    match kind:
        case "submitted":
            _look_at_papers(known, data)
        case "accepted":
            known.accepted, known.due = at, _moment(data["due_at"])
        case "supplement_asked":
            _is_asked(known, data, at)
        case "supplement_answered":
            known.paused, known.due = None, _moment(data.get("due_at")) or known.due
        case "numbered":
            known.over, known.done, known.paused = at, True, None
            known.electronic = data["electronic_result"]
            known.shared |= known.electronic
        case "withdrawn" | "refused":
            known.over, known.paused = at, None
        case "rated":
            known.unhappy |= data["unhappy"]


def _look_at_papers(known: Seen, data: dict[str, Any]) -> None:
    known.digital = data["components_digital"] > 0
    known.reused = data["components_reused"] > 0
    known.shared = data["components_reused"] > data["components_register"]


def _is_asked(known: Seen, data: dict[str, Any], at: datetime) -> None:
    known.asked += 1
    if data["paused"]:
        known.paused = at
    if known.asked == 2:
        known.again = at


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


Question = Callable[[Seen], bool]


def counted(lives: Sequence[Life], start: datetime, at: datetime) -> dict[str, tuple[int, int]]:
    """Declaration → (above, below), for a period that began at `start`, as it stood at `at`."""

    def within(moment: datetime | None) -> bool:
        return moment is not None and start <= moment <= at

    def received(one: Seen) -> bool:
        return within(one.accepted)

    def handled(one: Seen) -> bool:
        return one.accepted is not None and (one.over is None or one.over >= start)

    def answered(one: Seen) -> bool:
        return within(one.over) and one.done

    def online(one: Seen) -> bool:
        return one.life.channel == 2 and (not one.life.returns_document or one.electronic)

    asks: dict[str, tuple[Question, Question]] = {
        "handled_on_time": (handled, lambda one: not one.late),
        "dossiers_satisfied": (handled, lambda one: not one.late and not one.unhappy),
        "dossiers_uncomplained": (handled, lambda one: not one.unhappy),
        "dossiers_online": (received, online),
        "from_afar": (received, lambda one: one.life.way is Way.SELF_AFAR),
        "reused": (received, lambda one: one.reused),
        "shared": (received, lambda one: one.shared),
        "dossiers_on_population": (received, lambda one: one.life.identity_verified),
        "electronic_results": (lambda one: answered(one) and one.life.returns_document, lambda one: one.electronic),
        "digitised": (answered, lambda one: one.electronic and one.digital),
        "received": (received, lambda one: True),
        "in_hand": (lambda one: one.accepted is not None and one.over is None, lambda one: True),
        "overdue": (lambda one: one.accepted is not None and one.over is None and one.late, lambda one: True),
    }
    known = [seen(life, at) for life in lives]
    return {
        code: (sum(below(one) and above(one) for one in known), sum(below(one) for one in known))
        for code, (below, above) in asks.items()
    }
