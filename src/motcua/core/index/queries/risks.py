"""Points at risk today: what each open dossier would cost its unit if it became late, stayed unscanned or was not
paid online."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Self
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, Value, When

from motcua.core.dossiers.models import DossierFact
from motcua.core.identity.models import Unit
from motcua.core.index.periods import Period
from motcua.core.index.queries.asked import with_all_below
from motcua.core.index.queries.scored import UnitFigures, figures
from motcua.core.index.queries.sets import set_on
from motcua.core.index.worth import NOTHING, Shift, Worth, worth
from motcua.kernel import clock


class Danger(StrEnum):
    LATE = "late"
    UNSCANNED = "unscanned"
    UNPAID = "unpaid"


@dataclass(frozen=True, slots=True)
class Risk:
    """By danger, what it would cost; a danger that costs nothing is not in it."""

    dangers: Mapping[Danger, Worth]

    @property
    def points(self) -> Fraction:
        return sum((one.points for one in self.dangers.values()), Fraction(0))


_NO_RISK = Risk({})
_LATE = ("handled_on_time", "dossiers_satisfied")
_BETTER_AND_WORSE: Mapping[Danger, tuple[Mapping[str, Shift], Mapping[str, Shift]]] = {
    # It will be finished, so it will be counted below either way: the digitised one above as well.
    Danger.UNSCANNED: ({"digitised": Shift(1, 1)}, {"digitised": Shift(0, 1)}),
    Danger.UNPAID: ({"dossiers_paid_online": Shift(1)}, {}),
}


def points_at_risk(dossier_ids: Collection[UUID]) -> dict[UUID, Risk]:
    """For some dossiers, in a fixed number of queries; who is not open, or risks nothing, is not in it.

    Counted in the running month of the unit that decides, by the set in force.
    """
    facts = list(_open().filter(pk__in=list(dossier_ids))) if dossier_ids else []
    return risks_of(facts)


def risks_of(facts: Sequence[DossierFact]) -> dict[UUID, Risk]:
    if not facts:
        return {}
    now = clock.now()
    by_unit = _figures({fact.competent_unit_id for fact in facts}, now)
    weighed: dict[tuple[int, frozenset[str]], Risk] = {}
    found = {}
    for fact in facts:
        key = (fact.competent_unit_id, _threatened(fact, now))
        if key not in weighed:
            weighed[key] = _risk(by_unit.get(key[0]), key[1])
        if weighed[key].points > 0:
            found[fact.dossier_id] = weighed[key]
    return found


@dataclass(frozen=True, slots=True)
class DuePlace:
    """Where a page of open dossiers ended; `due` is None among those without a date."""

    late: bool
    due: datetime | None
    id: str

    @classmethod
    def of(cls, fact: DossierFact, now: datetime) -> Self:
        return cls(is_late(fact, now), fact.due_at, str(fact.pk))


def is_late(fact: DossierFact, now: datetime) -> bool:
    """As the index has it: who was asked for more in time waits with the clock, who was asked twice is late."""
    return fact.late_from is not None and fact.late_from < now


def open_by_due(unit_ids: Iterable[int], now: datetime, after: DuePlace | None = None) -> QuerySet[DossierFact]:
    """The open dossiers that some units decide, from a place on.

    What can still be kept comes first, due first on top, without a date behind; at the end what is late already.
    """
    late = Case(When(late_from__lt=now, then=Value(1)), default=Value(0))
    found = _open().filter(competent_unit_id__in=list(unit_ids)).annotate(late=late)
    if after is not None:
        found = found.filter(_behind(after))
    return found.order_by("late", F("due_at").asc(nulls_last=True), "pk")


def _behind(place: DuePlace) -> Q:
    later = Q(due_at=place.due, pk__gt=place.id)
    if place.due is not None:
        later |= Q(due_at__gt=place.due) | Q(due_at=None)
    return Q(late=int(place.late)) & later | Q(late__gt=int(place.late))


def _open() -> QuerySet[DossierFact]:
    return DossierFact.objects.filter(~Q(accepted_at=None), finished_at=None)


def _figures(unit_ids: Collection[int], now: datetime) -> dict[int, UnitFigures]:
    window = Period.month(now.year, now.month).asked(now)
    units = list(Unit.objects.filter(pk__in=list(unit_ids)))
    asked = with_all_below(units, window.tree_day)
    return {one.unit.pk: one for one in figures(asked, window, set_on(window.tree_day))}


def _threatened(fact: DossierFact, now: datetime) -> frozenset[str]:
    """By which words this dossier may still be lost: the declarations for lateness, else the danger's own name.

    One that is late already has cost its points, one for which a contest was upheld is safe.
    """
    late = is_late(fact, now)
    ruled = {ruling.partition(":")[0] for ruling in fact.rulings or ()}
    unhappy = fact.unhappy_at is not None and fact.unhappy_at <= now
    found = {code for code in _LATE if not late and code not in ruled}
    if unhappy:
        found.discard("dossiers_satisfied")
    if fact.tells_scans and fact.tells_results and fact.digitised_at is None and "digitised" not in ruled:
        found.add(Danger.UNSCANNED)
    if fact.tells_payments and fact.has_fee and fact.paid_at is None and _in_month(fact.accepted_at, now):
        found.add(Danger.UNPAID)
    return frozenset(found)


def _in_month(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and Period.month(now.year, now.month).start <= moment <= now


def _risk(unit: UnitFigures | None, threatened: frozenset[str]) -> Risk:
    if unit is None or not threatened:
        return _NO_RISK
    dangers = {Danger.LATE: _worth(unit, {}, {code: Shift(-1) for code in _LATE if code in threatened})}
    for danger, (better, worse) in _BETTER_AND_WORSE.items():
        dangers[danger] = _worth(unit, better, worse) if danger in threatened else NOTHING
    return Risk({danger: cost for danger, cost in dangers.items() if cost.points > 0})


def _worth(unit: UnitFigures, better: Mapping[str, Shift], worse: Mapping[str, Shift]) -> Worth:
    level, kind = unit.unit.level, unit.unit.kind
    return worth(unit.scored_by, unit.scores, level=level, kind=kind, better=better, worse=worse)
