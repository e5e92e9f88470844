"""Contests: what may be contested of a dossier, and what was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, When

from motcua.core.dossiers.models import DossierFact, FactSource
from motcua.core.dossiers.rules.foreign import fact_id
from motcua.core.identity.models import Unit
from motcua.core.index.declarations import RATIOS
from motcua.core.index.definitions import Indicator
from motcua.core.index.engine import judging
from motcua.core.index.models import Contest, ContestState
from motcua.core.index.periods import Window
from motcua.core.index.policies import watched
from motcua.core.index.queries.asked import with_all_below
from motcua.core.index.queries.scored import UnitFigures, figures, lists_of
from motcua.core.index.queries.sets import set_on
from motcua.core.index.rules import Standing as Why
from motcua.core.ledger.definitions import Actor

_UNCOUNTED = (Why.NO_SOURCE, Why.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an indicator counts one dossier in a period: `counted` None is not at all."""

    indicator: Indicator
    counted: bool | None
    contest: Contest | None

    @property
    def may_be_contested(self) -> bool:
        return self.counted is False and (self.contest is None or self.contest.state != ContestState.OPEN)


def imported_fact(code: str, actor: Actor) -> DossierFact | None:
    """The fact of another system's dossier, for who watches the unit for which it is counted."""
    ids = [fact_id(source, code) for source in FactSource.objects.values_list("code", flat=True)]
    return DossierFact.objects.filter(pk__in=ids, competent_unit_id__in=watched(actor)).first() if ids else None


def standings(fact: DossierFact, window: Window) -> list[Standing]:
    """Every indicator that counts dossiers one by one, in the order of the set. `contest` is the last about it.

    One that has no source yet, or does not apply to the unit, counts nothing: it is left out.
    """
    chosen = set_on(window.tree_day)
    scores = figure_of(Unit.objects.get(pk=fact.competent_unit_id), window).scores
    pairs = [(fact.competent_unit_id, fact.competent_unit_id)]
    whole, missing = judging.masks_of([fact.pk], pairs, window, lists_of(chosen)).get(fact.pk, (0, 0))
    below, rest = set(judging.codes_of(whole)), set(judging.codes_of(missing))
    last = {one.counts: one for one in Contest.objects.filter(dossier_id=fact.pk).order_by("opened_at")}
    return [
        Standing(one, one.counts not in rest if one.counts in below else None, last.get(one.counts))
        for one in chosen.indicators
        if one.scored and may_be_ruled(one.counts) and scores[one.code].standing not in _UNCOUNTED
    ]


def may_be_ruled(counts: str) -> bool:
    """A ruling changes what is counted here; where the nation counts below the line, there is nothing to rule."""
    return counts in judging.judged_codes() and RATIOS.get(counts).counted_whole is not None


@dataclass(frozen=True, slots=True)
class ContestPlace:
    """Where a page of contests ended: among those that wait, by when they were opened, or those that were decided."""

    waits: bool
    moment: datetime
    id: str

    @classmethod
    def of(cls, one: Contest) -> Self:
        return cls(one.decided_at is None, one.decided_at or one.opened_at, str(one.pk))


def contests_of(
    unit_ids: Iterable[int], *, indicator: str = "", state: str = "", after: ContestPlace | None = None
) -> QuerySet[Contest]:
    """The contests of some units from a place on: those that wait first, then the last decided."""
    rows = Contest.objects.filter(unit__in=list(unit_ids))
    rows = rows.filter(indicator=indicator) if indicator else rows
    rows = rows.filter(state=state) if state in ContestState.values else rows
    rows = rows.filter(_behind(after)) if after else rows
    waiting = Case(When(decided_at__isnull=True, then="opened_at"))
    return _told(rows).order_by(F("decided_at").desc(nulls_first=True), waiting.desc(), "-pk")


def _behind(place: ContestPlace) -> Q:
    if place.waits:
        older = Q(opened_at__lt=place.moment) | Q(opened_at=place.moment, pk__lt=place.id)
        return Q(decided_at__isnull=True) & older | Q(decided_at__isnull=False)
    return Q(decided_at__lt=place.moment) | Q(decided_at=place.moment, pk__lt=place.id)


def indicators_contested(unit_ids: Iterable[int]) -> list[str]:
    """The codes under which some units ever contested."""
    rows = Contest.objects.filter(unit__in=list(unit_ids)).order_by("indicator")
    return list(rows.values_list("indicator", flat=True).distinct())


def history_of(dossier_id: UUID) -> Sequence[Contest]:
    """Everything that was ever contested of a dossier, the newest first."""
    return list(_told(Contest.objects.filter(dossier_id=dossier_id)).order_by("-opened_at", "pk"))


def figure_of(unit: Unit, window: Window) -> UnitFigures:
    """The unit's index in a period as it stands in this transaction."""
    return figures(with_all_below([unit], window.tree_day), window, set_on(window.tree_day))[0]


def _told(rows: QuerySet[Contest]) -> QuerySet[Contest]:
    return rows.select_related("unit", "opened_by", "decided_by", "file")
