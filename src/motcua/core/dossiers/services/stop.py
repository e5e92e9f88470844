"""Dừng xử lý: the answer to a supplement never came, or the law says that it cannot go on."""

from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.moving import Change, begin, carry_out
from motcua.core.dossiers.workflow import Move
from motcua.core.ledger.definitions import Actor
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import required_text


def stop(dossier: Dossier, *, actor: Actor, version: int, reason: str) -> Dossier:
    """Over, without an answer; who filed it reads the reason. Raises ``text.required``."""
    moment = begin(dossier, Move.STOP, actor=actor)
    reason = required_text(reason, "reason", Sentence("Xin ghi rõ căn cứ và lý do dừng xử lý."))
    change = Change(
        columns={"finished_at": moment.at},
        released=True,
        payload={"reason": reason},
        remark=reason,
    )
    carry_out(dossier, moment, "dossier.stopped", actor=actor, version=version, change=change)
    return dossier
