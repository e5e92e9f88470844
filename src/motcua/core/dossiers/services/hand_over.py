"""Trả kết quả: at the counter against a name, or online by itself."""

from motcua.core.dossiers.definitions import ReturnWay
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.moving import Change, begin, carry_out
from motcua.core.dossiers.workflow import Move
from motcua.core.ledger.definitions import Actor
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import required_text


def hand_over(
    dossier: Dossier,
    *,
    actor: Actor,
    version: int,
    way: ReturnWay,
    receiver_name: str = "",
) -> Dossier:
    """At the counter somebody by name receives it: else ``text.required``."""
    moment = begin(dossier, Move.HAND_OVER, actor=actor)
    if way is ReturnWay.COUNTER:
        receiver_name = required_text(
            receiver_name, "receiver_name", Sentence("Xin ghi tên người nhận kết quả."), longest=120
        )
    change = Change(
        columns={
            "returned_at": moment.at,
            "return_way": way.value,
            "receiver_name": receiver_name,
        },
        released=True,
        data={"return_way": way.value},
        payload={"receiver_name": receiver_name},
    )
    carry_out(
        dossier,
        moment,
        "dossier.handed_over",
        actor=actor,
        version=version,
        change=change,
    )
    return dossier
