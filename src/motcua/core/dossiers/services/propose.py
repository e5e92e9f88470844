"""Trình: the specialist drafts the answer and sends it on with a proposal."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Q

from motcua.core.documents.models import StoredFile
from motcua.core.dossiers.errors import opinion_awaited
from motcua.core.dossiers.models import Consultation, Dossier, Result
from motcua.core.dossiers.routing import next_hand, route_of
from motcua.core.dossiers.services.moving import Change, begin, carry_out
from motcua.core.dossiers.workflow import Move
from motcua.core.ledger.definitions import Actor
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import required_text

_NOT_YET: Final[dict[str, object]] = {
    "initialled_by": None,
    "initialled_at": None,
    "approved_by": None,
    "approved_at": None,
    "signature_lines": [],
}


@transaction.atomic
def propose(
    dossier: Dossier,
    *,
    actor: Actor,
    version: int,
    title: str,
    body: str,
    granted: bool = True,
    proposal: str = "",
    file: StoredFile | None = None,
) -> Dossier:
    """A draft that was sent back is overwritten; who initialled or approved it before must do so anew."""
    moment = begin(dossier, Move.PROPOSE, actor=actor)
    _require_opinions(dossier, moment.at)
    title = required_text(title, "title", Sentence("Xin ghi trích yếu của văn bản trả lời."), longest=300)
    body = required_text(body, "body", Sentence("Xin soạn nội dung trả lời trước khi trình."))
    change = Change(
        columns={"specialist_id": actor.officer_id},
        hand=next_hand(dossier),
        data={"granted": granted},
        payload={"title": title, "body": body, "proposal": proposal},
        remark=proposal,
    )
    carry_out(dossier, moment, "dossier.proposed", actor=actor, version=version, change=change)
    drafted = {"granted": granted, "title": title, "body": body, "proposal": proposal, "file": file}
    by = {"proposed_by_id": actor.officer_id, "proposed_at": moment.at}
    Result.objects.update_or_create(dossier=dossier, defaults=drafted | by | _NOT_YET)
    return dossier


def _require_opinions(dossier: Dossier, at: datetime) -> None:
    """What the route requires must be answered; a unit that lets its time pass holds nobody up."""
    required = [one for one in route_of(dossier.procedure).consultations_during(dossier.step) if one.required]
    if not required:
        return
    asked = Consultation.objects.filter(dossier=dossier)
    settled = set(asked.filter(Q(answered_at__isnull=False) | Q(due_at__lte=at)).values_list("code", flat=True))
    for consultation in required:
        if consultation.code not in settled:
            raise opinion_awaited(consultation.title)
