"""What came in, was received and was answered, hour by hour; and the dossiers behind each of these numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncHour

from motcua.core.dossiers.models import DossierFact
from motcua.core.index.engine.live import Place
from motcua.core.index.periods import INSTANT, Window
from motcua.kernel.clock import TIME_ZONE

HOUR: Final = timedelta(hours=1)


class Flow(StrEnum):
    """What happened to a dossier; `column` is the moment at which it did."""

    FILED = "filed"
    RECEIVED = "received"
    ANSWERED = "answered"

    @property
    def column(self) -> str:
        return {Flow.FILED: "submitted_at", Flow.RECEIVED: "accepted_at", Flow.ANSWERED: "finished_at"}[self]


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour of a day's flow."""

    start: datetime
    filed: int
    received: int
    answered: int


def flow_of_day(
    unit_ids: Iterable[int], window: Window, source: str = "", *, first: int = 6, last: int = 18
) -> list[Hour]:
    """Of a day, up to the moment asked: from `first` to `last` o'clock, and the hours around these if any had some.

    People file online in the evening too: what came then is no less the day's.
    """
    ids, day = list(unit_ids), window.start
    flows = [_by_hour(happened(flow, ids, day, window.at, source), flow.column) for flow in Flow]
    some = [(hour - day) // HOUR for flow in flows for hour in flow]
    hours = range(min([first, *some]), max([last, *(hour + 1 for hour in some)]))
    return [Hour(at, *(flow.get(at, 0) for flow in flows)) for at in (day + hour * HOUR for hour in hours)]


def happened(
    flow: Flow, unit_ids: Iterable[int], since: datetime, until: datetime, source: str = ""
) -> QuerySet[DossierFact]:
    """The dossiers to which it happened between two moments, both included, in no order."""
    column = flow.column
    facts = DossierFact.objects.filter(
        competent_unit_id__in=list(unit_ids), **{f"{column}__gte": since, f"{column}__lte": until}
    )
    if flow is Flow.ANSWERED:
        facts = facts.filter(outcome="done")
    return (facts.filter(source=source) if source else facts).order_by()


def of_hour(
    flow: Flow, unit_ids: Iterable[int], window: Window, hour: int, source: str = "", *, after: Place | None = None
) -> QuerySet[DossierFact]:
    """The dossiers behind the number of an hour of the window's day, the newest first, from a place on."""
    start = window.start + hour * HOUR
    column = flow.column
    facts = happened(flow, unit_ids, start, min(start + HOUR - INSTANT, window.at), source)
    if after is not None:
        facts = facts.filter(Q(**{f"{column}__lt": after.moment}) | Q(**{column: after.moment, "pk__lt": after.id}))
    return facts.order_by(f"-{column}", "-pk")


def _by_hour(facts: QuerySet[DossierFact], column: str) -> dict[datetime, int]:
    hours = facts.annotate(hour=TruncHour(column, tzinfo=TIME_ZONE)).values("hour").annotate(n=Count("pk"))
    return {row["hour"]: row["n"] for row in hours}
