"""An officer's own figures: for her alone, to see before anybody speaks of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from motcua.core.dossiers.models import Dossier, Holding, Supplement
from motcua.core.index.periods import Window
from motcua.core.ledger.definitions import Actor


@dataclass(frozen=True, slots=True)
class OwnWork:
    """`steps` she finished and how many of them by their own hour; `answered` dossiers of hers that got a result, and
    how many by the promised day; `supplements` she asked for, `again` for the second time or more in one dossier."""

    steps: int
    steps_on_time: int
    answered: int
    answered_on_time: int
    supplements: int
    again: int
    in_hand: int
    late_in_hand: int
    last: Sequence[Holding]


def own_work(actor: Actor, window: Window, most: int = 30) -> OwnWork:
    """What the signed-in officer did in a period. There is no way to ask for somebody else.

    Only what was in her own hands by name counts: what a desk takes together stands in its unit's figures.
    """
    mine = Holding.objects.filter(officer=actor.officer_id)
    ended = mine.filter(until__gte=window.start, until__lte=window.at)
    held = mine.filter(Q(until=None) | Q(until__gt=window.at), since__lte=window.at)
    asked = Supplement.objects.filter(asked_by=actor.officer_id, asked_at__gte=window.start, asked_at__lte=window.at)
    answered = Dossier.objects.filter(
        specialist=actor.officer_id, finished_at__gte=window.start, finished_at__lte=window.at
    )
    return OwnWork(
        steps=ended.count(),
        steps_on_time=_in_time(ended, "until").count(),
        answered=answered.count(),
        answered_on_time=answered.filter(Q(due_at=None) | Q(finished_at__lte=F("due_at"))).count(),
        supplements=asked.count(),
        again=asked.filter(number__gt=1).count(),
        in_hand=held.count(),
        late_in_hand=held.filter(due_at__lt=window.at).count(),
        last=list(ended.select_related("dossier__procedure").order_by("-until", "-pk")[:most]),
    )


def _in_time(rows: QuerySet[Holding], moment: str) -> QuerySet[Holding]:
    return rows.filter(Q(due_at=None) | Q(**{f"{moment}__lte": F("due_at")}))
