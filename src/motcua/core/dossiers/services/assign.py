"""Phân công: the head of division names who processes the dossier."""

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.routing import hand_of_kind
from motcua.core.dossiers.services.moving import Change, begin, carry_out
from motcua.core.dossiers.workflow import Move
from motcua.core.identity import queries as identity
from motcua.core.identity.definitions import Role
from motcua.core.identity.models import Officer
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


def assign(dossier: Dossier, *, actor: Actor, version: int, officer: Officer, remark: str = "") -> Dossier:
    """The division head names who processes it. Raises ``dossier.not_a_specialist`` for anybody else."""
    moment = begin(dossier, Move.ASSIGN, actor=actor)
    specialists = identity.officers_holding(Role.SPECIALIST, dossier.competent_unit, clock.today())
    if officer.pk not in {holding.officer_id for holding in specialists}:
        raise DomainError(
            "dossier.not_a_specialist",
            Sentence("Người được chọn không phải chuyên viên của đơn vị này."),
            field="officer",
        )
    change = Change(
        columns={"specialist_id": officer.pk},
        hand=hand_of_kind(dossier, StepKind.PROCESS, officer.pk),
        data={"specialist": officer.pk},
        remark=remark,
    )
    carry_out(dossier, moment, "dossier.assigned", actor=actor, version=version, change=change)
    return dossier
