"""4 tại chỗ: what one officer may do alone for somebody who waits, she does in one act.

Nobody gains a right by it. Each move is made by its own service, in the capacity in which she holds the right; at the
first that is another's the dossier lies with that other, on top of the inbox.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.documents.models import StoredFile
from motcua.core.dossiers import policies
from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.errors import changed_meanwhile, move_not_allowed, not_permitted
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.approve import approve
from motcua.core.dossiers.services.initial import initial
from motcua.core.dossiers.services.number_result import number_result
from motcua.core.dossiers.services.propose import propose
from motcua.core.dossiers.workflow import Move, legal_moves
from motcua.core.identity import queries as identity
from motcua.core.ledger.definitions import Actor, officer
from motcua.kernel import clock

_AFTER_THE_ANSWER: dict[Move, Callable[..., object]] = {
    Move.INITIAL: initial,
    Move.APPROVE: approve,
    Move.NUMBER: number_result,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the specialist writes: see `propose`."""

    title: str
    body: str
    granted: bool = True
    proposal: str = ""
    file: StoredFile | None = None


def capacities(actor: Actor) -> list[Actor]:
    """Everything in which this officer acts today: first as she does now, then in her other units."""
    if not actor.is_officer:
        return [actor]
    roles: dict[int, set[str]] = {}
    for holding in identity.holdings_in_force(actor.officer_id, clock.today()):
        roles.setdefault(holding.unit_id, set()).add(holding.role)
    others = [officer(actor.officer_id, unit, held) for unit, held in roles.items() if unit != actor.unit_id]
    return [actor, *others]


def able(dossier: Dossier, move: Move, acting: Iterable[Actor]) -> Actor | None:
    """In which of these capacities the move may be made now, if in any."""
    step = StepKind(dossier.step_kind)
    if move not in legal_moves(State(dossier.state), accepted=dossier.accepted_at is not None, step=step):
        return None
    return next((one for one in acting if policies.may(one, move, dossier)), None)


@transaction.atomic
def serve_at_counter(dossier: Dossier, *, actor: Actor, version: int, answer: Answer) -> list[Move]:
    """From the answer on, as far as this officer's own rights reach; the moves that were made.

    Raises ``dossier.not_permitted`` where not even the answer is hers to write.
    """
    if not dossier.waits_at_counter:
        raise move_not_allowed(Move.PROPOSE, dossier.state)
    if dossier.version != version:
        raise changed_meanwhile()
    acting = capacities(actor)
    writer = able(dossier, Move.PROPOSE, acting)
    if writer is None:
        raise not_permitted()
    said = {name: getattr(answer, name) for name in ("title", "body", "granted", "proposal", "file")}
    propose(dossier, actor=writer, version=version, **said)
    return [Move.PROPOSE, *_further(dossier, acting)]


def _further(dossier: Dossier, acting: list[Actor]) -> Iterable[Move]:
    """Each next step, while it is hers. A route has each of them once or more, and none of them leads back."""
    while True:
        mine = ((move, able(dossier, move, acting)) for move in _AFTER_THE_ANSWER)
        move, own = next(((move, own) for move, own in mine if own is not None), (None, None))
        if move is None:
            return
        _AFTER_THE_ANSWER[move](dossier, actor=own, version=dossier.version)
        yield move
