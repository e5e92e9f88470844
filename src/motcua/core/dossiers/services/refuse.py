"""Từ chối tiếp nhận (form 03), with its reason."""

from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.moving import Change, begin, carry_out
from motcua.core.dossiers.workflow import Move
from motcua.core.ledger.definitions import Actor
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import required_text


def refuse(dossier: Dossier, *, actor: Actor, version: int, reason: str) -> Dossier:
    """Over, without having been received; who filed it reads the reason. Raises ``text.required``."""
    moment = begin(dossier, Move.REFUSE, actor=actor)
    reason = required_text(
        reason,
        "reason",
        Sentence("Xin ghi rõ lý do từ chối để người nộp hiểu và làm lại cho đúng."),
    )
    change = Change(
        columns={"finished_at": moment.at},
        released=True,
        payload={"reason": reason},
        remark=reason,
    )
    carry_out(dossier, moment, "dossier.refused", actor=actor, version=version, change=change)
    return dossier
