"""Questionnaires in force, and what people answered."""

import json
from collections.abc import Collection
from datetime import date, datetime
from functools import cache
from pathlib import Path
from uuid import UUID

from django.db.models import QuerySet

from motcua.core.feedback import rules
from motcua.core.feedback.definitions import Opinion, Questionnaire
from motcua.core.feedback.models import Rating
from motcua.core.feedback.policies import readable
from motcua.core.ledger.definitions import Actor
from motcua.kernel.clock import day_of
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

RATINGS = Path(__file__).parents[2] / "law" / "ratings"


def questionnaire(day: date) -> Questionnaire:
    """The form in force on `day`; DomainError `rating.no_form` where the law knew none."""
    found = [form for form in _all() if form.holds_on(day)]
    if not found:
        raise DomainError("rating.no_form", Sentence("Chưa có mẫu phiếu đánh giá có hiệu lực vào ngày này."))
    return max(found, key=lambda form: form.valid_from)


def opinions_on(dossier_ids: Collection[UUID], *, actor: Actor, at: datetime) -> dict[UUID, Opinion]:
    """What was said of some dossiers until `at`, in one query; of those that the actor may not see nothing is told."""
    found = readable(actor).filter(dossier_id__in=list(dossier_ids), rated_at__lte=at)
    return {rating.dossier_id: opinion_of(rating) for rating in found}


def ratings_of(unit_ids: Collection[int], *, actor: Actor, since: datetime, at: datetime) -> QuerySet[Rating]:
    """What was said of some units' work in a time, as far as the actor may see the dossiers; the newest first."""
    found = readable(actor).filter(unit_id__in=list(unit_ids), rated_at__gte=since, rated_at__lte=at)
    return found.order_by("-rated_at", "-pk")


def unhappy(ratings: QuerySet[Rating]) -> QuerySet[Rating]:
    """Those that count as unhappy (QĐ 766, indicator 5.3)."""
    return ratings.filter(score__lte=rules.UNHAPPY)


def opinion_of(rating: Rating) -> Opinion:
    """In the words of the form of its day."""
    form = questionnaire(day_of(rating.rated_at))
    return Opinion(
        score=rating.score,
        label=rules.score_words(form, rating.score),
        unhappy=rules.is_unhappy(rating.score),
        answers=rules.answer_words(form, rating.answers),
        comment=rating.comment,
        rated_at=rating.rated_at,
    )


@cache
def _all() -> tuple[Questionnaire, ...]:
    files = sorted(RATINGS.glob("*.json"))
    return tuple(rules.read_questionnaire(file.stem, json.loads(file.read_text(encoding="utf-8"))) for file in files)
