"""A foreign dossier told as the moves that it went through: facts fold them by the very rules of our own dossiers."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid5

from motcua.core.dossiers.definitions import ENDED, NationalChannel, State, Way
from motcua.core.dossiers.rules.foreign.fields import TOLD_BY
from motcua.core.dossiers.rules.foreign.normalising import Foreign
from motcua.core.dossiers.rules.foreign.parts import Supplement
from motcua.kernel.errors import DomainError
from motcua.kernel.working_time import limits
from motcua.kernel.working_time.calendar import Calendar
from motcua.kernel.working_time.deadline import compute_deadline
from motcua.kernel.working_time.limits import DeadlineRules

Move = tuple[str, datetime, dict[str, Any]]

_END_KIND: Final = {
    State.FINISHED: "dossier.numbered",
    State.RETURNED: "dossier.numbered",
    State.NOT_ACCEPTED: "dossier.refused",
    State.WITHDRAWN: "dossier.withdrawn",
    State.STOPPED: "dossier.stopped",
}
_NAMES: Final = UUID("6f0d4c8e-7a55-5b52-9a0c-2c1f3a6b9d10")
_WAY: Final = {NationalChannel.DIRECT: Way.DIRECT, NationalChannel.POST: Way.POST}


@dataclass(frozen=True, slots=True)
class Place:
    """Who receives and who decides, and the calendar by which time runs there."""

    receiving_id: int
    competent_id: int
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Service:
    """What our catalogue knows of the procedure; of one that it lacks, nothing but what the row tells.

    `limit` is the most that the law gives, for rows without a promised date.
    """

    version_id: int = 0
    sector: str = ""
    service_level: str = ""
    essential: bool = False
    returns_document: bool = True
    has_fee: bool = False
    limit: limits.TimeLimit | None = None
    rules: DeadlineRules | None = None


def fact_id(source: str, code: str) -> UUID:
    """The same dossier of the same system has the same id for ever."""
    return uuid5(_NAMES, f"{source}\n{code}")


def digest(one: Foreign, place: Place, online_way: Way) -> str:
    """Of what the row says, as we understand it: the same again changes nothing."""
    said = [_plain(one), place.receiving_id, place.competent_id, online_way]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, default=_plain).encode()).hexdigest()


def _plain(value: Any) -> Any:
    """`dataclasses.asdict` would copy everything, and take half of an import's time."""
    return value.isoformat() if isinstance(value, datetime) else [getattr(value, one.name) for one in fields(value)]


def told(one: Foreign, place: Place, service: Service, *, source: str, online_way: Way, content: str) -> dict[str, Any]:
    """The data of `dossier.imported`: ids, codes and moments, nothing of a person."""
    way = _WAY.get(NationalChannel(one.channel), online_way)
    return {
        "content": content,
        "state": int(one.state),
        "holder_unit": None if one.state in ENDED else place.competent_id,
        "submitted_at": one.submitted_at.isoformat(),
        "dimensions": {
            "code": one.code,
            "source": source,
            "procedure_code": one.procedure,
            "procedure_version_id": service.version_id,
            "sector_code": service.sector or one.sector,
            "service_level": service.service_level,
            "essential": service.essential,
            "returns_document": service.returns_document,
            "receiving_unit_id": place.receiving_id,
            "competent_unit_id": place.competent_id,
            "returning_unit_id": place.receiving_id,
            "way": way.value,
            "channel": one.channel,
            "applicant_kind": one.applicant_kind,
            "identity_verified": one.identity_verified,
            **{what: what in one.tells for what in TOLD_BY},
            "has_fee": service.has_fee if one.fee_total is None else one.fee_total > 0,
        },
        "moments": _moments(one),
        "moves": [[kind, at.isoformat(), data] for kind, at, data in _in_order(one, place, service)],
    }


def _in_order(one: Foreign, place: Place, service: Service) -> list[Move]:
    moves = [*_begin(one, service, place), *_supplements(one, place, service), *_end(one, place)]
    return sorted(moves, key=lambda move: move[1])  # stable: at one moment they stay as they are told


def _begin(one: Foreign, service: Service, place: Place) -> Iterator[Move]:
    papers = {
        "components": one.papers.components,
        "components_digital": one.papers.digital,
        "components_reused": one.papers.reused,
        "components_register": one.papers.reused - one.papers.from_store,
    }
    yield "dossier.submitted", one.submitted_at, papers
    if one.accepted_at is None:
        return
    due = _first_due(one, service, place)
    computed = service.limit if one.due_at is None else None
    limit = [str(computed.amount), computed.unit.value] if computed and due else None
    said = {"at": one.accepted_at.isoformat(), "due_at": due.isoformat() if due else None, "limit": limit}
    yield "dossier.accepted", one.accepted_at, said


def _supplements(one: Foreign, place: Place, service: Service) -> Iterator[Move]:
    due = _first_due(one, service, place)
    for number, asked in enumerate(one.supplements):
        running = one.accepted_at is not None and asked.asked_at >= one.accepted_at
        yield "dossier.supplement_asked", asked.asked_at, {"paused": running}
        if asked.answered_at is None:
            continue
        said: dict[str, Any] = {"at": asked.answered_at.isoformat()}
        if running:
            due = _due_after(one, number, due, place, service)
            said |= {"paused_since": asked.asked_at.isoformat(), "due_at": due.isoformat() if due else None}
        yield "dossier.supplement_answered", asked.answered_at, said


def _end(one: Foreign, place: Place) -> Iterator[Move]:
    if one.finished_at is None:
        return
    kind = _END_KIND[one.state]
    last = one.supplements[-1] if one.supplements else None
    since = {"paused_since": last.asked_at.isoformat()} if last and last.answered_at is None else {}
    data: dict[str, Any] = {"at": one.finished_at.isoformat(), **since}
    if kind == "dossier.numbered":
        worked = _worked(one, place.calendar)
        data |= {"electronic_result": one.electronic_result, "result_signed": False, "worked_minutes": worked}
    yield kind, one.finished_at, data
    if one.returned_at is not None:
        yield "dossier.handed_over", one.returned_at, {"return_way": one.return_way}
    if one.rated_at is not None:
        yield "dossier.rated", one.rated_at, {"unhappy": one.unhappy}


def _first_due(one: Foreign, service: Service, place: Place) -> datetime | None:
    """What the slip promised: before the first supplement, as far as it is told; else the most that the law gives."""
    if one.due_at is not None:
        return next((asked.due_before for asked in one.supplements if asked.due_before), one.due_at)
    return _by_law(one, service, place, ())


def _due_after(one: Foreign, number: int, due: datetime | None, place: Place, service: Service) -> datetime | None:
    """The promise once supplement `number` was answered; where it is not told, moved by the working time it took.

    Law.md §1.3, 2.1: the time between request and completed supplement is subtracted.
    """
    asked = one.supplements[number]
    if asked.due_after is not None:
        return asked.due_after
    if one.due_at is None:
        return _by_law(one, service, place, one.supplements[: number + 1])
    is_last = number == len(one.supplements) - 1
    if is_last and asked.due_before is not None and one.due_at > asked.due_before:
        return one.due_at
    return _moved(due, asked, place.calendar)


def _moved(due: datetime | None, asked: Supplement, calendar: Calendar) -> datetime | None:
    """A pause that begins when the promise is already broken mends nothing."""
    if due is None or asked.answered_at is None or asked.asked_at > due:
        return due
    stood = calendar.working_minutes_between(asked.asked_at, asked.answered_at)
    return calendar.add_working_minutes(due, stood) if stood > 0 else due


def _by_law(one: Foreign, service: Service, place: Place, paused: tuple[Supplement, ...]) -> datetime | None:
    if service.limit is None or service.rules is None or one.accepted_at is None:
        return None
    running = (asked for asked in paused if asked.asked_at >= one.accepted_at)
    pauses = tuple(limits.Pause(asked.asked_at, asked.answered_at, "") for asked in running if asked.answered_at)
    try:
        events = limits.DeadlineEvents(one.accepted_at, service.limit, pauses)
        return compute_deadline(events, place.calendar, service.rules).due_at
    except DomainError:  # pauses that do not add up: nothing is promised, nothing is late
        return None


def _worked(one: Foreign, calendar: Calendar) -> int | None:
    """Working time from acceptance to the result, without the supplements (indicator 2.2)."""
    if one.accepted_at is None or one.finished_at is None:
        return None
    stood = sum(
        calendar.working_minutes_between(max(asked.asked_at, one.accepted_at), asked.answered_at or one.finished_at)
        for asked in one.supplements
        if (asked.answered_at or one.finished_at) > one.accepted_at
    )
    return max(0, calendar.working_minutes_between(one.accepted_at, one.finished_at) - stood)


def _moments(one: Foreign) -> dict[str, str]:
    """What no move of ours tells: payment and exchange. Paid without a date counts from acceptance."""
    paid = (one.paid_at or one.accepted_at or one.submitted_at) if one.paid in ("1", "2", "3") or one.paid_at else None
    moments = {
        "paid_at": paid,
        "paid_online_at": paid if one.paid in ("1", "2") else None,
        "synced_at": one.synced_at,
    }
    return {name: moment.isoformat() for name, moment in moments.items() if moment}
