"""Trả lại: back to who processed it, with a bút phê that says what to change."""

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.routing import hand_of_kind
from motcua.core.dossiers.services.moving import Change, begin, carry_out
from motcua.core.dossiers.workflow import Move
from motcua.core.ledger.definitions import Actor
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import required_text


def send_back(dossier: Dossier, *, actor: Actor, version: int, remark: str) -> Dossier:
    """The same specialist has it again. Raises ``text.required``: nobody can mend what nobody named."""
    moment = begin(dossier, Move.SEND_BACK, actor=actor)
    remark = required_text(remark, "remark", Sentence("Xin ghi bút phê: cần sửa điều gì trước khi trình lại."))
    hand = hand_of_kind(dossier, StepKind.PROCESS, dossier.specialist_id)
    change = Change(hand=hand, payload={"remark": remark}, remark=remark)
    carry_out(
        dossier,
        moment,
        "dossier.sent_back",
        actor=actor,
        version=version,
        change=change,
    )
    return dossier
