"""Somebody says how it went: once a dossier, when it is over (NĐ 61/2018 Điều 31)."""

import hashlib
import hmac
from collections.abc import Mapping

from django.conf import settings
from django.db import IntegrityError, transaction

from motcua.core.dossiers.definitions import ENDED
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.note_opinion import note_opinion
from motcua.core.feedback import queries, rules
from motcua.core.feedback.errors import not_over_yet, rated_already
from motcua.core.feedback.models import Rating
from motcua.core.feedback.policies import require_rate
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel import clock


@transaction.atomic
def rate_dossier(
    dossier: Dossier,
    *,
    actor: Actor,
    score: int,
    answers: Mapping[str, str] | None = None,
    comment: str = "",
    device: str = "",
) -> Rating:
    """`score` 1–5; `answers` by question's code, each may stay open; `device` names the browser, kept as a hash only.

    Raises `rating.not_permitted`, `rating.not_yet`, `rating.once`, or what is wrong with score, answers, comment.
    """
    require_rate(actor, dossier)
    if dossier.state not in ENDED:
        raise not_over_yet()
    form = queries.questionnaire(clock.today())
    said = rules.check_answers(form, answers or {})
    try:
        with transaction.atomic():
            rating = Rating.objects.create(
                dossier=dossier,
                # Whoever never took it on cannot be judged for it: what was not accepted was the reception's.
                unit_id=dossier.competent_unit_id if dossier.accepted_at else dossier.receiving_unit_id,
                score=rules.check_score(form, score),
                answers=said,
                comment=rules.check_comment(comment),
                device=_hashed(device),
                rated_at=clock.now(),
            )
    except IntegrityError:
        raise rated_already() from None
    data = {"dossier": str(dossier.pk), "unit": rating.unit_id, "score": score, "answers": said, "form": form.code}
    payload = {"comment": rating.comment} if rating.comment else None
    append("rating", dossier.pk, "feedback.rated", actor=actor, data=data, payload=payload, first=True)
    note_opinion(dossier, actor=actor, unhappy=rules.is_unhappy(score))
    return rating


def _hashed(device: str) -> str:
    """Enough to see that one device rated for many, and nothing more: salted with our secret."""
    if not device:
        return ""
    return hmac.new(settings.SECRET_KEY.encode(), device.encode(), hashlib.sha256).hexdigest()
