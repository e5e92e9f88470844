"""An officer's own figures: for her alone, to see before anybody speaks of them. Each opens to the rows it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import F, Q, QuerySet

from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.models import Dossier, Holding, Supplement
from motcua.core.index.engine.live import Place
from motcua.core.index.periods import Window
from motcua.core.ledger.definitions import Actor

Deed = Holding | Dossier | Supplement
_WITH_A_RESULT = (State.FINISHED, State.RETURNED)


class Own(StrEnum):
    """What she did, or has in her hands; of each pair the second is some of the first."""

    STEPS = "steps"  # that she finished
    STEPS_ON_TIME = "steps_on_time"  # by their own hour
    ANSWERED = "answered"  # dossiers of hers that got a result
    ANSWERED_ON_TIME = "answered_on_time"  # by the promised day
    SUPPLEMENTS = "supplements"  # that she asked for
    AGAIN = "again"  # for the second time or more in one dossier
    IN_HAND = "in_hand"
    LATE_IN_HAND = "late_in_hand"


@dataclass(frozen=True, slots=True)
class _Deeds:
    rows: QuerySet[Any]
    moment: str
    """The column that says when; the newest stands first."""


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Some of the rows behind a figure, and where the next ones begin; None on the last page."""

    rows: list[Deed]
    after: Place | None


def own_counts(actor: Actor, window: Window) -> Mapping[Own, int]:
    """What the signed-in officer did in a period. There is no way to ask for somebody else.

    Only what was in her own hands by name counts: what a desk takes together stands in its unit's figures.
    """
    return {one: deeds.rows.count() for one, deeds in _all(actor, window).items()}


def own_page(actor: Actor, window: Window, what: Own, *, after: Place | None = None, size: int = 50) -> OwnPage:
    """The rows that `own_counts` counted, a page of them, each with its dossier."""
    deeds = _all(actor, window)[what]
    found = deeds.rows
    if after is not None:
        there = Q(**{f"{deeds.moment}__lt": after.moment}) | Q(**{deeds.moment: after.moment, "pk__lt": after.id})
        found = found.filter(there)
    rows = list(found.order_by(f"-{deeds.moment}", "-pk")[: size + 1])
    last = rows[size - 1] if len(rows) > size else None
    return OwnPage(rows[:size], Place(getattr(last, deeds.moment), str(last.pk)) if last else None)


def _all(actor: Actor, window: Window) -> dict[Own, _Deeds]:
    mine = Holding.objects.filter(officer=actor.officer_id).select_related("dossier__procedure")
    ended = mine.filter(until__gte=window.start, until__lte=window.at)
    held = mine.filter(Q(until=None) | Q(until__gt=window.at), since__lte=window.at)
    asked = Supplement.objects.filter(asked_by=actor.officer_id, asked_at__gte=window.start, asked_at__lte=window.at)
    asked = asked.select_related("dossier__procedure")
    answered = Dossier.objects.filter(
        specialist=actor.officer_id,
        state__in=_WITH_A_RESULT,
        finished_at__gte=window.start,
        finished_at__lte=window.at,
    ).select_related("procedure")
    return {
        Own.STEPS: _Deeds(ended, "until"),
        Own.STEPS_ON_TIME: _Deeds(_in_time(ended, "until"), "until"),
        Own.ANSWERED: _Deeds(answered, "finished_at"),
        Own.ANSWERED_ON_TIME: _Deeds(_in_time(answered, "finished_at"), "finished_at"),
        Own.SUPPLEMENTS: _Deeds(asked, "asked_at"),
        Own.AGAIN: _Deeds(asked.filter(number__gt=1), "asked_at"),
        Own.IN_HAND: _Deeds(held, "since"),
        Own.LATE_IN_HAND: _Deeds(held.filter(due_at__lt=window.at), "since"),
    }


def _in_time(rows: QuerySet[Any], moment: str) -> QuerySet[Any]:
    return rows.filter(Q(due_at=None) | Q(**{f"{moment}__lte": F("due_at")}))
