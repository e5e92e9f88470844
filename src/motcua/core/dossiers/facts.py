"""The published read model: one row per dossier, a pure projection of its events.

`apply` folds one event into the row; `keep` does so in the transaction of the move; `rebuilt` folds all events
anew. That the two agree is a standing test. The index imports this module and nothing else of the domain.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from motcua.core.dossiers.definitions import Outcome
from motcua.core.dossiers.models import DossierFact
from motcua.core.ledger.models import Event
from motcua.core.ledger.queries import history

AGGREGATE = "dossier"


def keep(event: Event) -> None:
    """Fold `event` into the kept row, in the caller's transaction."""
    if event.sequence == 1:
        fold(None, event).save(force_insert=True)
        return
    fold(DossierFact.objects.get(pk=event.aggregate_id), event).save(force_update=True)


def rebuilt(dossier_id: UUID) -> DossierFact | None:
    """The row as the events alone tell it; nothing is written."""
    return project(history(AGGREGATE, dossier_id))


def project(events: Iterable[Event]) -> DossierFact | None:
    fact: DossierFact | None = None
    for event in events:
        fact = fold(fact, event)
    return fact


def fold(fact: DossierFact | None, event: Event) -> DossierFact:
    """One event further. Pure: reads the event's `data` and times, nothing else."""
    data = event.data
    if fact is None:
        fact = DossierFact(
            dossier_id=UUID(event.aggregate_id),
            submitted_at=event.happened_at,
            **data["dimensions"],
        )
    if "state" in data:
        fact.state = data["state"]
    if "holder_unit" in data:
        fact.holder_unit_id = data["holder_unit"]
        _touch(fact, data["holder_unit"])
    handler = _HANDLERS.get(event.kind)
    if handler:
        handler(fact, data, event.happened_at)
    fact.event_sequence = event.sequence
    return fact


def _submitted(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
    fact.check_due_at = _moment(data.get("check_due_at"))
    _papers(fact, data, at)


def _accepted(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
    fact.first_answer_at = fact.first_answer_at or at
    fact.accepted_at = at
    amount, fact.limit_unit = data["limit"] or (None, "")
    fact.limit_amount = Decimal(amount) if amount is not None else None
    fact.first_due_at = fact.due_at = _moment(data["due_at"])
    fact.promises = [[data["at"], data["due_at"]]]


def _received(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
    _accepted(fact, data, at)
    _papers(fact, data, at)


def _papers(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
    for name in (
        "components",
        "components_digital",
        "components_reused",
        "components_register",
    ):
        if name in data:
            setattr(fact, name, data[name])


def _supplement_asked(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
    fact.first_answer_at = fact.first_answer_at or at
    fact.supplements += 1
    fact.last_supplement_at = at
    if data["paused"]:
        fact.paused_since = at


def _supplement_answered(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
    _papers(fact, data, at)
    fact.check_due_at = _moment(data.get("check_due_at")) or fact.check_due_at
    if fact.paused_since is not None:
        fact.pauses = [*fact.pauses, [data["paused_since"], data["at"]]]
        fact.paused_since = None
    if data.get("due_at"):
        fact.due_at = _moment(data["due_at"])
        fact.promises = [*fact.promises, [data["at"], data["due_at"]]]


def _ended(outcome: Outcome) -> Callable[[DossierFact, dict[str, Any], datetime], None]:
    def apply(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
        fact.first_answer_at = fact.first_answer_at or at
        fact.finished_at = at
        fact.outcome = outcome
        if fact.paused_since is not None:
            fact.pauses = [*fact.pauses, [data["paused_since"], data["at"]]]
            fact.paused_since = None

    return apply


def _numbered(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
    _ended(Outcome.DONE)(fact, data, at)
    fact.electronic_result = data["electronic_result"]
    fact.result_signed = data["result_signed"]


def _handed_over(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
    fact.returned_at = at
    fact.return_way = data["return_way"]


_HANDLERS: dict[str, Callable[[DossierFact, dict[str, Any], datetime], None]] = {
    "dossier.submitted": _submitted,
    "dossier.received": _received,
    "dossier.accepted": _accepted,
    "dossier.refused": _ended(Outcome.REFUSED),
    "dossier.supplement_asked": _supplement_asked,
    "dossier.supplement_answered": _supplement_answered,
    "dossier.numbered": _numbered,
    "dossier.handed_over": _handed_over,
    "dossier.withdrawn": _ended(Outcome.WITHDRAWN),
    "dossier.stopped": _ended(Outcome.STOPPED),
}


def _touch(fact: DossierFact, unit_id: int | None) -> None:
    if unit_id is not None and unit_id not in fact.touched_units:
        fact.touched_units = [*fact.touched_units, unit_id]


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
