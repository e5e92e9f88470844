"""Who may do what with a dossier. One table answers "may he?" and "who may?"; one scope is part of every query.

A citizen is in scope for what is theirs; an officer for what their unit receives, decides, holds or returns, and for
what it has been asked about until it has answered; a leader, clerk or monitor for everything below the unit in which
they hold the role.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, QuerySet

from motcua.core.dossiers.errors import not_permitted
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.workflow import Move
from motcua.core.identity import queries as identity
from motcua.core.identity.definitions import Role
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock


class Bond(StrEnum):
    """What ties the actor to the dossier for a right to hold."""

    OWNER = "owner"  # the applicant, or who filed it
    HOLDER = "holder"  # the unit, role (and officer, once named) that holds it now
    RECEIVING = "receiving"  # acts for the unit that receives
    COMPETENT = "competent"  # acts for the unit that decides
    RETURNING = "returning"
    ASKED = "asked"  # acts for a unit that has been asked for an opinion and has not given it
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Right:
    move: Move
    bond: Bond
    roles: frozenset[str] = frozenset()


def _of(*roles: Role) -> frozenset[str]:
    return frozenset(roles)


ASKED_ROLES = _of(Role.SPECIALIST, Role.DIVISION_HEAD, Role.LEADER)
"""Who speaks for a unit that is asked for an opinion."""

RIGHTS: tuple[Right, ...] = (
    Right(Move.RECEIVE, Bond.RECEIVING, _of(Role.ONE_STOP)),
    Right(Move.ACCEPT, Bond.HOLDER, _of(Role.ONE_STOP)),
    Right(Move.REFUSE, Bond.HOLDER, _of(Role.ONE_STOP)),
    Right(
        Move.ASK_SUPPLEMENT,
        Bond.HOLDER,
        _of(Role.ONE_STOP, Role.SPECIALIST, Role.DIVISION_HEAD),
    ),
    Right(Move.ANSWER_SUPPLEMENT, Bond.OWNER),
    Right(Move.ANSWER_SUPPLEMENT, Bond.RECEIVING, _of(Role.ONE_STOP)),
    Right(Move.ASSIGN, Bond.COMPETENT, _of(Role.DIVISION_HEAD)),
    Right(Move.CONSULT, Bond.HOLDER, _of(Role.SPECIALIST)),
    Right(Move.GIVE_OPINION, Bond.ASKED, ASKED_ROLES),
    Right(Move.PROPOSE, Bond.HOLDER, _of(Role.SPECIALIST)),
    Right(Move.INITIAL, Bond.HOLDER, _of(Role.DIVISION_HEAD)),
    Right(Move.SEND_BACK, Bond.HOLDER, _of(Role.DIVISION_HEAD, Role.LEADER, Role.CLERK)),
    Right(Move.APPROVE, Bond.HOLDER, _of(Role.LEADER)),
    Right(Move.NUMBER, Bond.HOLDER, _of(Role.CLERK)),
    Right(Move.HAND_OVER, Bond.RETURNING, _of(Role.ONE_STOP)),
    Right(Move.HAND_OVER, Bond.SYSTEM),
    Right(Move.LEAVE_COUNTER, Bond.RECEIVING, _of(Role.ONE_STOP)),
    Right(Move.WITHDRAW, Bond.OWNER),
    Right(Move.STOP, Bond.HOLDER, _of(Role.SPECIALIST, Role.DIVISION_HEAD)),
    Right(Move.STOP, Bond.SYSTEM),
)

_WATCHERS = _of(Role.LEADER, Role.CLERK, Role.MONITOR)
_BY_UNIT = _of(Role.ONE_STOP, Role.SPECIALIST, Role.DIVISION_HEAD)


def may(actor: Actor, move: Move, dossier: Dossier) -> bool:
    """Whether `actor` has the right to `move` this dossier; whether the move is legal now, the table of moves says."""
    return any(_fits(right, actor, dossier) for right in RIGHTS if right.move is move)


def require(actor: Actor, move: Move, dossier: Dossier) -> None:
    """Raises DomainError ``dossier.not_permitted``."""
    if not may(actor, move, dossier):
        raise not_permitted()


def who_may(move: Move, dossier: Dossier) -> frozenset[tuple[int | None, str]]:
    """(unit, role) pairs that have the right now, for "đang chờ …" and for choosing whom to tell."""
    found: set[tuple[int | None, str]] = set()
    for right in (right for right in RIGHTS if right.move is move and right.roles):
        roles = right.roles & {dossier.holder_role} if right.bond is Bond.HOLDER else right.roles
        found |= {(unit, role) for unit in _units_of(right.bond, dossier) for role in roles}
    return frozenset(found)


def visible_to(actor: Actor) -> Q:
    """The dossiers an actor may see, as a condition that every query carries."""
    if actor.is_citizen:
        return Q(applicant_id=actor.id) | Q(filer_id=actor.id)
    if not actor.is_officer or actor.unit_id is None:
        return Q(pk__in=())
    scope = Q(pk__in=())
    if actor.holds(*_BY_UNIT):
        unit = actor.unit_id
        scope |= Q(receiving_unit=unit) | Q(competent_unit=unit) | Q(holder_unit=unit) | Q(returning_unit=unit)
    if actor.holds(*ASKED_ROLES):
        scope |= Q(asked_units__contains=[actor.unit_id])
    if actor.holds(*_WATCHERS):
        below = identity.subtree_ids(actor.unit_id, clock.today())
        scope |= Q(competent_unit__in=below) | Q(receiving_unit__in=below)
    return scope


def scoped(actor: Actor) -> QuerySet[Dossier]:
    return Dossier.objects.filter(visible_to(actor))


def _fits(right: Right, actor: Actor, dossier: Dossier) -> bool:
    if right.bond is Bond.OWNER:
        return actor.is_citizen and actor.id in _owners(dossier)
    if right.bond is Bond.SYSTEM:
        return actor.is_system
    if not actor.holds(*right.roles) or actor.unit_id not in _units_of(right.bond, dossier):
        return False
    return right.bond is not Bond.HOLDER or _holds(actor, dossier)


def _holds(actor: Actor, dossier: Dossier) -> bool:
    """A named officer holds it alone; before that, everybody of the role in the unit does."""
    named = dossier.holder_officer_id
    return dossier.holder_role in actor.roles and (named is None or str(named) == actor.id)


def _owners(dossier: Dossier) -> Iterable[str]:
    return (str(dossier.applicant_id), str(dossier.filer_id))


def _units_of(bond: Bond, dossier: Dossier) -> Iterable[int | None]:
    match bond:
        case Bond.HOLDER:
            return (dossier.holder_unit_id,)
        case Bond.RECEIVING:
            return (dossier.receiving_unit_id,)
        case Bond.COMPETENT:
            return (dossier.competent_unit_id,)
        case Bond.RETURNING:
            return (dossier.returning_unit_id,)
        case Bond.ASKED:
            return dossier.asked_units or ()
    return ()
