"""Yêu cầu bổ sung (form 02): every defect, by component, at once. After acceptance the clock pauses."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.core.dossiers.models import Dossier, Supplement
from motcua.core.dossiers.rules import sole_defects
from motcua.core.dossiers.services.moving import Change, begin, carry_out
from motcua.core.dossiers.workflow import ClockEffect, Move
from motcua.core.ledger.definitions import Actor
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


@transaction.atomic
def ask_supplement(
    dossier: Dossier,
    *,
    actor: Actor,
    version: int,
    items: Iterable[Mapping[str, Any]],
    reason: str = "",
    answer_by: datetime | None = None,
) -> Supplement:
    """`items` are ``{component, name, problem}``. A second request is allowed but counts the dossier as late (QĐ 766,
    rule of indicator 2.1); the screen says so before the button.
    """
    moment = begin(dossier, Move.ASK_SUPPLEMENT, actor=actor)
    defects = _defects(items)
    paused = moment.row.clock is ClockEffect.PAUSE
    change = Change(
        columns={"waits_at_counter": False},  # whoever must fetch a paper no longer sits there
        data={"paused": paused, "asked_for": [defect["component"] for defect in defects]},
        payload={"items": defects, "reason": reason},
        remark=reason,
    )
    # The move first: whoever comes second is told that the dossier changed, not that a number is taken.
    carry_out(dossier, moment, "dossier.supplement_asked", actor=actor, version=version, change=change)
    return Supplement.objects.create(
        dossier=dossier,
        number=dossier.supplements.count() + 1,
        asked_by_id=actor.officer_id,
        asked_unit_id=actor.office,
        asked_at=moment.at,
        reason=reason,
        items=defects,
        answer_by=answer_by,
    )


def _defects(items: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    defects = sole_defects(items)
    if not defects:
        sentence = Sentence("Xin ghi ít nhất một giấy tờ hoặc nội dung cần bổ sung.")
        raise DomainError("supplement.nothing_asked", sentence, field="items")
    return defects
