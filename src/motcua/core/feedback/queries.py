"""Questionnaires in force, and what people answered."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from django.db.models import Avg, Count, Q, QuerySet

from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.policies import scoped
from motcua.core.feedback.definitions import Questionnaire
from motcua.core.feedback.models import Rating
from motcua.core.feedback.rules import read_questionnaire
from motcua.core.ledger.definitions import Actor
from motcua.kernel.errors import DomainError

RATINGS = Path(__file__).parents[2] / "law" / "ratings"
SATISFIED = 4
"""From "hài lòng" upwards a person counts as satisfied."""


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """How a set of ratings came out; `average` is None when nobody has rated."""

    count: int
    satisfied: int
    average: float | None


def questionnaire(day: date) -> Questionnaire:
    """The form in force on `day`; DomainError `rating.no_form` where the law knew none."""
    found = [form for form in _all() if form.holds_on(day)]
    if not found:
        raise DomainError("rating.no_form", "Chưa có mẫu phiếu đánh giá có hiệu lực vào ngày này.")
    return max(found, key=lambda form: form.valid_from)


def rating_of(dossier: Dossier) -> Rating | None:
    return Rating.objects.filter(dossier=dossier).first()


def ratings_of(unit_ids: frozenset[int], since: datetime, until: datetime) -> QuerySet[Rating]:
    """What these units were given from `since` up to `until`, newest first."""
    given = Rating.objects.filter(unit__in=unit_ids, rated_at__gte=since, rated_at__lt=until)
    return given.order_by("-rated_at", "-pk")


def visible_to(actor: Actor) -> QuerySet[Rating]:
    """The ratings of dossiers that the actor may see."""
    return Rating.objects.filter(dossier__in=scoped(actor).values("pk")).order_by("-rated_at", "-pk")


def satisfaction(ratings: QuerySet[Rating]) -> Satisfaction:
    """The figures of a set of ratings; its rows are the set itself."""
    said = ratings.order_by().aggregate(
        count=Count("pk"), satisfied=Count("pk", filter=Q(score__gte=SATISFIED)), average=Avg("score")
    )
    return Satisfaction(**said)


@cache
def _all() -> tuple[Questionnaire, ...]:
    files = sorted(RATINGS.glob("*.json"))
    return tuple(read_questionnaire(file.stem, json.loads(file.read_text(encoding="utf-8"))) for file in files)
