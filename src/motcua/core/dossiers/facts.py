"""The published read model: one row per dossier, a pure projection of its events.

`apply` folds one event into the row; `keep` does so in the transaction of the move; `rebuilt` folds all events
anew. That the two agree is a standing test. The index imports this module and nothing else of the domain.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import CharField, Exists, JSONField, OuterRef, QuerySet
from django.db.models.functions import Cast
from psycopg.types.json import Jsonb

from motcua.core.dossiers.definitions import Outcome
from motcua.core.dossiers.errors import fact_out_of_turn
from motcua.core.dossiers.models import DossierFact
from motcua.core.ledger.models import Event
from motcua.core.ledger.queries import chains, history

AGGREGATE = "dossier"
TOGETHER = 2000


def keep(event: Event) -> None:
    """Fold `event` into the kept row, in the caller's transaction. Each once, in its turn: else `fact_out_of_turn`."""
    if event.sequence == 1:
        _write([fold(None, event)])
        return
    fact = DossierFact.objects.get(pk=event.aggregate_id)
    if event.sequence != fact.event_sequence + 1:
        raise fact_out_of_turn(str(event))
    fold(fact, event).save(force_update=True)


def keep_many(events: Sequence[Event]) -> None:
    """Fold events of as many chains, one each, and write their rows together."""
    known = DossierFact.objects.in_bulk([UUID(event.aggregate_id) for event in events if event.sequence > 1])
    rows = [fold(known.get(UUID(event.aggregate_id)), event) for event in events]
    if known:
        DossierFact.objects.filter(pk__in=known).delete()
    _write(rows)


def keep_all_anew() -> int:
    """Fold every chain again and write all rows anew, in the caller's transaction. Gives how many there are."""
    number, remaining = 0, all_rebuilt()
    DossierFact.objects.all().delete()
    while rows := list(islice(remaining, TOGETHER)):
        _write(rows)
        number += len(rows)
    return number


def _write(rows: Iterable[DossierFact]) -> None:
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:  # many rows: a tenth of INSERT; one: half
        for row in rows:
            copy.write_row([_copied(name, getattr(row, name)) for name in _COLUMNS])


def rebuilt(dossier_id: UUID) -> DossierFact | None:
    """The row as the events alone tell it; nothing is written."""
    return project(history(AGGREGATE, dossier_id))


def all_rebuilt() -> Iterator[DossierFact]:
    """Every fact as the events alone tell it, one ledger chain after the other."""
    for chain in chains(AGGREGATE):
        fact = project(chain)
        if fact is not None:
            yield fact


def untold() -> QuerySet[DossierFact]:
    """Kept rows of which no event tells."""
    told = Event.objects.filter(aggregate=AGGREGATE, aggregate_id=Cast(OuterRef("pk"), CharField()))
    return DossierFact.objects.filter(~Exists(told)).order_by()


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
    fact.late_from = fact.late_from or fact.due_at
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
    fact.digitised_at = fact.digitised_at or (at if fact.components_digital else None)
    fact.reused_at = fact.reused_at or (at if fact.components_reused else None)
    fact.shared_at = fact.shared_at or (at if fact.components_reused > fact.components_register else None)


def _supplement_asked(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
    fact.first_answer_at = fact.first_answer_at or at
    if data["paused"]:
        fact.paused_since = at
        _stand_still(fact, at)
    fact.supplements += 1
    fact.last_supplement_at = at
    if fact.supplements > 1:  # 2.1: hơn một lần thì tính quá hạn; a request at the check is one as well
        fact.late_from = fact.late_from or at


def _supplement_answered(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
    _papers(fact, data, at)
    fact.check_due_at = _moment(data.get("check_due_at")) or fact.check_due_at
    if fact.paused_since is not None:
        fact.pauses = [*fact.pauses, [data["paused_since"], data["at"]]]
        fact.paused_since = None
    if data.get("due_at"):
        fact.due_at = _moment(data["due_at"])
        fact.late_from = fact.late_from or fact.due_at
        fact.promises = [*fact.promises, [data["at"], data["due_at"]]]


def _ended(outcome: Outcome) -> Callable[[DossierFact, dict[str, Any], datetime], None]:
    def apply(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
        fact.first_answer_at = fact.first_answer_at or at
        fact.finished_at = at
        fact.outcome = outcome
        _stand_still(fact, at)
        if fact.paused_since is not None:
            fact.pauses = [*fact.pauses, [data["paused_since"], data["at"]]]
            fact.paused_since = None

    return apply


def _numbered(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
    _ended(Outcome.DONE)(fact, data, at)
    fact.result_signed = data["result_signed"]
    fact.worked_minutes = data.get("worked_minutes")
    if file := data.get("file"):
        fact.result_print, fact.result_bytes = print_of(file["sha256"]), file["size"]
    if data["electronic_result"]:
        fact.electronic_result_at = at
        fact.shared_at = fact.shared_at or at  # it lies in the applicant's repository, for her next dossier


def print_of(sha256: str) -> int:
    """Enough of a file's hash to tell it from every other result."""
    return int.from_bytes(bytes.fromhex(sha256[:16]), signed=True)


def _handed_over(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
    fact.returned_at = at
    fact.return_way = data["return_way"]


def _rated(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
    fact.rated_at = fact.rated_at or at
    if data["unhappy"]:
        fact.unhappy_at = fact.unhappy_at or at


def _ruled(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
    """A contest was decided: how one indicator counts this dossier ("met", "out"), or as before ("")."""
    kept = [ruling for ruling in fact.rulings or [] if not ruling.startswith(f"{data['counts']}:")]
    ruled = [f"{data['counts']}:{data['effect']}"] if data["effect"] else []
    fact.rulings = sorted({*kept, *ruled}) or None


def _stand_still(fact: DossierFact, at: datetime) -> None:
    """The clock stops or the dossier is over: what is not late by now does not become late by time alone.

    Of one that was asked twice it is not the time that makes it late, be it over at the very moment of the request.
    """
    if fact.supplements < 2 and fact.late_from is not None and fact.late_from >= at:
        fact.late_from = None


def _imported(fact: DossierFact, data: dict[str, Any], at: datetime) -> None:
    """Another system tells a dossier's whole life at once, anew each time: its moves are folded as our own are.

    What was decided about its counting here stays.
    """
    told = DossierFact(dossier_id=fact.dossier_id, rulings=fact.rulings, touched_units=fact.touched_units)
    known = {"state": data["state"], "holder_unit_id": data["holder_unit"], **data["dimensions"]}
    for name, value in known.items():
        setattr(told, name, value)
    told.submitted_at = datetime.fromisoformat(data["submitted_at"])
    for name, moment in data["moments"].items():
        setattr(told, name, _moment(moment))
    # Who was imported before systems said what they tell of: what has happened is told of.
    told.tells_payments = told.tells_payments or told.paid_at is not None
    told.tells_exchange = told.tells_exchange or told.synced_at is not None
    for kind, moment, move in data["moves"]:
        _HANDLERS[kind](told, move, datetime.fromisoformat(moment))
    for name in _COLUMNS:
        setattr(fact, name, getattr(told, name))


_COLUMNS = [field.attname for field in DossierFact._meta.concrete_fields]
_DOCUMENTS = {field.attname for field in DossierFact._meta.concrete_fields if isinstance(field, JSONField)}
_COPY = f"COPY {DossierFact._meta.db_table} ({', '.join(_COLUMNS)}) FROM STDIN"


def _copied(name: str, value: Any) -> Any:
    return Jsonb(value) if name in _DOCUMENTS else value


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
    "dossier.rated": _rated,
    "dossier.ruled": _ruled,
    "dossier.imported": _imported,
}


def _touch(fact: DossierFact, unit_id: int | None) -> None:
    if unit_id is not None and unit_id not in fact.touched_units:
        fact.touched_units = [*fact.touched_units, unit_id]


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
