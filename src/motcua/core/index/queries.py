"""Counting, and opening what was counted. Both read the same condition, so a list has as many rows as its number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncHour

from motcua.core.dossiers.models import DossierFact
from motcua.core.dossiers.policies import scoped
from motcua.core.identity import queries as identity
from motcua.core.index.declarations import Figure, Measure, Value, Window
from motcua.core.index.figures import ANSWERED, FIGURES, FILED, RECEIVED
from motcua.core.ledger.definitions import Actor
from motcua.kernel.clock import TIME_ZONE


def values_of(unit_ids: Iterable[int], window: Window) -> dict[str, Value]:
    """Every figure for some units together (a unit with all below it), in one query."""
    measures = _measures()
    counts = _facts(unit_ids).aggregate(**_counts(measures, window))
    return _values(counts)


def values_by_unit(unit_ids: Iterable[int], window: Window) -> dict[int, dict[str, Value]]:
    """Every figure for each deciding unit apart, in one query. A unit without a fact is not in it."""
    rows = _facts(unit_ids).values("competent_unit_id").annotate(**_counts(_measures(), window))
    return {row["competent_unit_id"]: _values(cast(Mapping[str, Any], row)) for row in rows}


def rows_of(figure: Figure, part: str, unit_ids: Iterable[int], window: Window) -> QuerySet[DossierFact]:
    """The facts that a figure's ``numerator`` or ``denominator`` (or the ``rest`` between them) counted."""
    facts = _facts(unit_ids)
    counted = figure.numerator.condition(window)
    if part == "numerator" or figure.denominator is None:
        return facts.filter(counted).order_by("-submitted_at", "pk")
    base = facts.filter(figure.denominator.condition(window))
    return (base if part == "denominator" else base.exclude(pk__in=facts.filter(counted).values("pk"))).order_by(
        "-submitted_at", "pk"
    )


def known_to(actor: Actor, facts: Iterable[DossierFact]) -> frozenset[UUID]:
    """Those of some rows of which this actor may see the dossier; the others are shown without their code."""
    return frozenset(scoped(actor).filter(pk__in=[fact.dossier_id for fact in facts]).values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour of a day's flow."""

    start: datetime
    filed: int
    received: int
    answered: int


def flow_of_day(unit_ids: Iterable[int], window: Window, first: int = 6, last: int = 18) -> list[Hour]:
    """What came in, was received and was answered, hour by hour, of the window's first day."""
    ids = list(unit_ids)
    series = {measure.code: _by_hour(ids, window, measure, column) for measure, column in _FLOW}
    hours = [window.start + timedelta(hours=hour) for hour in range(first, last)]
    return [Hour(hour, *(series[measure.code].get(hour, 0) for measure, _ in _FLOW)) for hour in hours]


_FLOW = ((FILED, "submitted_at"), (RECEIVED, "accepted_at"), (ANSWERED, "finished_at"))


def units_below(unit_id: int, at: datetime) -> frozenset[int]:
    return frozenset(identity.subtree_ids(unit_id, at.date()))


def _by_hour(unit_ids: list[int], window: Window, measure: Measure, column: str) -> dict[datetime, int]:
    facts = _facts(unit_ids).filter(measure.condition(window))
    hours = facts.annotate(hour=TruncHour(column, tzinfo=TIME_ZONE)).values("hour").annotate(n=Count("pk"))
    return {row["hour"]: row["n"] for row in hours}


def _facts(unit_ids: Iterable[int]) -> QuerySet[DossierFact]:
    return DossierFact.objects.filter(competent_unit_id__in=list(unit_ids)).order_by()


def _measures() -> list[Measure]:
    pairs = ((figure.numerator, figure.denominator) for figure in FIGURES)
    return list({m.code: m for pair in pairs for m in pair if m is not None}.values())


def _counts(measures: Iterable[Measure], window: Window) -> dict[str, Count]:
    return {f"n_{m.code}": Count("pk", filter=m.condition(window)) for m in measures}


def _values(counts: Mapping[str, Any]) -> dict[str, Value]:
    def count(measure: Measure) -> int:
        return counts[f"n_{measure.code}"]

    return {
        figure.code: Value(
            figure,
            count(figure.numerator),
            count(figure.denominator) if figure.denominator else None,
        )
        for figure in FIGURES
    }
