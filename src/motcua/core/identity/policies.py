"""Who may do what with people, units and officers. One table answers "may he?" and "who may?".

Rights over dossiers stand with the dossiers. The product itself (imports, the demo, nightly jobs) may all of this.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from motcua.core.identity.definitions import Role
from motcua.core.identity.errors import not_permitted
from motcua.core.identity.models import Mandate, RoleHolding, Unit
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock


class Action(StrEnum):
    ADMINISTER_UNITS = "administer_units"
    ADMINISTER_OFFICERS = "administer_officers"
    SEE_PARTY = "see_party"
    FIND_PARTY = "find_party"
    MAKE_PARTY = "make_party"
    CHANGE_CONTACT = "change_contact"
    GIVE_MANDATE = "give_mandate"
    REVOKE_MANDATE = "revoke_mandate"


class Bond(StrEnum):
    """What ties the actor to what the action is about."""

    ROOT = "root"  # the role is held in the unit at the top of the tree
    UNIT = "unit"  # the role is held in the unit the actor acts for, whichever it is
    ONESELF = "oneself"  # the party is the actor
    AGENT = "agent"  # the actor holds a mandate of the party that is in force


@dataclass(frozen=True, slots=True)
class Right:
    action: Action
    bond: Bond
    roles: frozenset[str] = frozenset()


def _of(*roles: Role) -> frozenset[str]:
    return frozenset(roles)


RIGHTS: tuple[Right, ...] = (
    Right(Action.ADMINISTER_UNITS, Bond.ROOT, _of(Role.ADMINISTRATOR)),
    Right(Action.ADMINISTER_OFFICERS, Bond.ROOT, _of(Role.ADMINISTRATOR)),
    Right(Action.SEE_PARTY, Bond.ONESELF),
    Right(Action.SEE_PARTY, Bond.AGENT),
    Right(Action.SEE_PARTY, Bond.UNIT, _of(Role.ONE_STOP)),
    Right(Action.FIND_PARTY, Bond.UNIT, _of(Role.ONE_STOP)),
    Right(Action.MAKE_PARTY, Bond.UNIT, _of(Role.ONE_STOP)),
    Right(Action.CHANGE_CONTACT, Bond.ONESELF),
    Right(Action.CHANGE_CONTACT, Bond.UNIT, _of(Role.ONE_STOP)),
    Right(Action.GIVE_MANDATE, Bond.ONESELF),
    # At the counter both people stand before the officer, who sees the paper (Bộ luật Dân sự 2015 Điều 562).
    Right(Action.GIVE_MANDATE, Bond.UNIT, _of(Role.ONE_STOP)),
    Right(Action.REVOKE_MANDATE, Bond.ONESELF),
    Right(Action.REVOKE_MANDATE, Bond.UNIT, _of(Role.ONE_STOP)),
)


def may(actor: Actor, action: Action, *, about: object = "") -> bool:
    """Whether `actor` may; `about` is the id of the party that the action is about, where it is about one."""
    if actor.is_system:
        return True
    return any(_fits(right, actor, str(about)) for right in RIGHTS if right.action is action)


def require(actor: Actor, action: Action, *, about: object = "") -> None:
    """Raises DomainError `identity.not_permitted`."""
    if not may(actor, action, about=about):
        raise not_permitted()


def who_may(action: Action, unit: Unit, day: date) -> frozenset[int]:
    """The ids of the officers who have the right while they act for `unit`."""
    holding = RoleHolding.objects.in_force(day).filter(unit=unit)
    roles: set[str] = set()
    for right in RIGHTS:
        if right.action is action and (right.bond is Bond.UNIT or (right.bond is Bond.ROOT and is_root(unit.pk, day))):
            roles |= right.roles
    return frozenset(holding.filter(role__in=roles).values_list("officer", flat=True))


def _fits(right: Right, actor: Actor, about: str) -> bool:
    match right.bond:
        case Bond.ONESELF:
            return actor.is_citizen and actor.id == about
        case Bond.AGENT:
            return actor.is_citizen and bool(about) and _is_agent(actor.id, about)
        case Bond.ROOT:
            return actor.holds(*right.roles) and is_root(actor.unit_id, clock.today())
        case Bond.UNIT:
            return actor.holds(*right.roles)


def is_root(unit_id: int | None, day: date) -> bool:
    """Whether the unit stands at the top of the tree: what holds for all units is kept there."""
    at_top = Unit.objects.filter(placements__parent=None, placements__period__contains=day)
    return unit_id is not None and at_top.filter(pk=unit_id).exists()


def _is_agent(agent: str, principal: str) -> bool:
    mandates = Mandate.objects.in_force(clock.now())
    return mandates.filter(agent=UUID(agent), principal=UUID(principal)).exists()
