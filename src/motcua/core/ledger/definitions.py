"""Who acts. Every service asks for an `Actor`; a person at a keyboard and a nightly job are both one."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    CITIZEN = "citizen"
    OFFICER = "officer"
    SYSTEM = "system"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody (or something) that acts, in one capacity at one moment.

    `id` is the party's uuid for a citizen, the officer's id for an officer, a name for the system.
    `unit_id` and `roles` are what an officer holds *in that unit* at the moment of acting: an officer
    who works in two units acts for one of them at a time.
    """

    kind: ActorKind
    id: str = ""
    unit_id: int | None = None
    roles: frozenset[str] = frozenset()

    def holds(self, *roles: str) -> bool:
        return self.kind is ActorKind.OFFICER and not self.roles.isdisjoint(roles)

    @property
    def party_id(self) -> UUID | None:
        """The citizen who acts; nobody else has one, and a query for it then finds nothing."""
        return UUID(self.id) if self.kind is ActorKind.CITIZEN else None

    @property
    def officer_id(self) -> int:
        """The officer who acts. Asked of anybody else it is a fault of the caller: rights are checked before."""
        if self.kind is not ActorKind.OFFICER:
            raise ValueError("only an officer has an officer's id")
        return int(self.id)

    @property
    def office(self) -> int:
        """The unit for which an officer acts; likewise a fault to ask of anybody else."""
        if self.unit_id is None:
            raise ValueError("only an officer acts for a unit")
        return self.unit_id

    @property
    def is_citizen(self) -> bool:
        return self.kind is ActorKind.CITIZEN

    @property
    def is_officer(self) -> bool:
        return self.kind is ActorKind.OFFICER

    @property
    def is_system(self) -> bool:
        return self.kind is ActorKind.SYSTEM


NOBODY = Actor(ActorKind.NOBODY)


def system(name: str) -> Actor:
    """The product itself as an actor, e.g. ``system("nightly_seal")``."""
    return Actor(ActorKind.SYSTEM, id=name)


def officer(officer_id: int, unit_id: int, roles: Iterable[str]) -> Actor:
    return Actor(ActorKind.OFFICER, id=str(officer_id), unit_id=unit_id, roles=frozenset(roles))


def citizen(party_id: object) -> Actor:
    return Actor(ActorKind.CITIZEN, id=str(party_id))
