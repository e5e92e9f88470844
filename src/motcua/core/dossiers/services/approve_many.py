"""Duyệt nhiều hồ sơ một lượt: each on its own, each with its fate told. One that fails holds nobody else back."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from motcua.core.dossiers import policies
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.approve import approve
from motcua.core.dossiers.services.initial import initial
from motcua.core.dossiers.workflow import Move
from motcua.core.ledger.definitions import Actor
from motcua.kernel.errors import DomainError


@dataclass(frozen=True, slots=True)
class Chosen:
    """A dossier as it was seen on the screen: what is seen is what is signed, so its version comes along."""

    dossier_id: UUID
    version: int


class Ending(StrEnum):
    DONE = "done"
    CHANGED = "changed"  # somebody else was quicker, or it lies elsewhere now
    NOT_PERMITTED = "not_permitted"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one dossier, and the refusal if there was one."""

    dossier: Dossier
    ending: Ending
    refusal: DomainError | None = None


def approve_many(chosen: Iterable[Chosen], *, actor: Actor, remark: str = "") -> list[Fate]:
    """Approve (a leader) or initial (a head of division) each dossier; the fates in the order they were chosen.

    What the actor may not even see is left out, so that nobody learns that it exists.
    """
    wanted = list(chosen)
    seen = policies.scoped(actor).select_related("procedure", "applicant", "competent_unit", "receiving_unit")
    found = seen.in_bulk([one.dossier_id for one in wanted])
    return [_one(found[one.dossier_id], one, actor, remark) for one in wanted if one.dossier_id in found]


def _one(dossier: Dossier, chosen: Chosen, actor: Actor, remark: str) -> Fate:
    act = approve if policies.may(actor, Move.APPROVE, dossier) else initial
    try:
        act(dossier, actor=actor, version=chosen.version, remark=remark)
    except DomainError as refusal:
        forbidden = refusal.code == "dossier.not_permitted" and dossier.version == chosen.version
        return Fate(dossier, Ending.NOT_PERMITTED if forbidden else Ending.CHANGED, refusal)
    return Fate(dossier, Ending.DONE)
