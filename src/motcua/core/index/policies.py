"""Who may do what with the index. One table answers "may he?"; a test runs every role against every row of it."""

from dataclasses import dataclass
from enum import StrEnum

from motcua.core.identity import queries as identity
from motcua.core.identity.definitions import Role, UnitKind
from motcua.core.identity.models import Unit
from motcua.core.identity.policies import is_root
from motcua.core.index.errors import moment_not_permitted
from motcua.core.index.models import IssuedReport
from motcua.core.index.periods import Window
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


class Action(StrEnum):
    KEEP = "keep"  # load sets, enter what other systems say
    WATCH = "watch"  # what a unit's points are lost by, what is at risk, what looks odd
    CONTEST = "contest"  # hold that a dossier of the unit is counted wrongly
    DECIDE = "decide"  # decide such a contest of the unit
    SPEAK = "speak"  # give the unit's word


class Bond(StrEnum):
    """How the unit that the actor acts for stands to the unit that the action is about."""

    OWN = "own"  # the same; a one-stop desk works for its People's Committee, whose figures are its own
    ABOVE = "above"  # strictly: nobody judges a contest of the unit that she acts for
    BRANCH = "branch"  # its own, or above it


@dataclass(frozen=True, slots=True)
class Right:
    action: Action
    bond: Bond
    roles: frozenset[str]


def _of(*roles: Role) -> frozenset[str]:
    return frozenset(roles)


_KEEPERS = _of(Role.MONITOR, Role.ADMINISTRATOR)
_WORKERS = _of(Role.ONE_STOP, Role.SPECIALIST, Role.DIVISION_HEAD, Role.LEADER)

RIGHTS: tuple[Right, ...] = (
    Right(Action.KEEP, Bond.BRANCH, _KEEPERS),
    Right(Action.WATCH, Bond.OWN, _WORKERS | _of(Role.CLERK)),
    Right(Action.WATCH, Bond.BRANCH, _of(Role.LEADER, Role.CLERK, Role.MONITOR)),
    Right(Action.CONTEST, Bond.OWN, _WORKERS),
    Right(Action.DECIDE, Bond.ABOVE, _of(Role.MONITOR)),
    Right(Action.SPEAK, Bond.OWN, _WORKERS),
)


def may(actor: Actor, action: Action, unit_id: int) -> bool:
    """Whether `actor` may, about this unit. The product itself may keep, and judges nothing."""
    if actor.is_system:
        return action is Action.KEEP
    return any(
        actor.holds(*right.roles) and _stands(right.bond, actor.unit_id, unit_id)
        for right in RIGHTS
        if right.action is action
    )


def require_moment(actor: Actor, window: Window) -> None:
    """Of any moment officers ask: to compare two of them tells to the minute what one person did. Anybody asks of the
    moment of a report that was issued, whose figures are published.

    Raises DomainError ``period.moment_not_permitted``.
    """
    if window.is_fixed and not actor.is_officer and not IssuedReport.objects.filter(as_of=window.at).exists():
        raise moment_not_permitted()


def require(actor: Actor, action: Action, unit_id: int) -> None:
    """Raises DomainError ``index.not_permitted``, in words that say who may."""
    if not may(actor, action, unit_id):
        raise DomainError("index.not_permitted", _WHO_MAY[action])


def may_keep(actor: Actor) -> bool:
    """Load sets, which score every unit: the monitor at the top of the tree."""
    return actor.is_system or (actor.holds(*_KEEPERS) and is_root(actor.unit_id, clock.today()))


def require_keeper(actor: Actor) -> None:
    if not may_keep(actor):
        raise DomainError("index.not_permitted", _WHO_MAY[Action.KEEP])


def watched(actor: Actor) -> frozenset[int]:
    """The units into which an officer may look: her own, and for who watches a branch everything below it."""
    if not actor.is_officer or actor.unit_id is None:
        return frozenset()
    branch = next(right for right in RIGHTS if right.action is Action.WATCH and right.bond is Bond.BRANCH)
    if actor.holds(*branch.roles):
        return frozenset(identity.subtree_ids(actor.unit_id, clock.today()))
    return offices(actor.unit_id) if may(actor, Action.WATCH, actor.unit_id) else frozenset()


def offices(unit_id: int) -> frozenset[int]:
    """For whose figures an officer of this unit works: a desk decides nothing, its committee does (NĐ 61/2018)."""
    desk = Unit.objects.filter(pk=unit_id, kind=UnitKind.ONE_STOP).first()
    return frozenset({unit_id, identity.committee_above(desk, clock.today()).pk} if desk else {unit_id})


_WHO_MAY = {
    Action.KEEP: Sentence("Chỉ người theo dõi chỉ số mới làm được việc này."),
    Action.WATCH: Sentence("Chỉ cán bộ của đơn vị và người theo dõi cấp trên xem được trang này."),
    Action.CONTEST: Sentence("Chỉ cán bộ của đơn vị giải quyết hồ sơ mới đề nghị tính lại được."),
    Action.DECIDE: Sentence(
        "Chỉ người theo dõi chỉ số ở cấp trên quyết định được; không ai xét đơn vị của chính mình."
    ),
    Action.SPEAK: Sentence("Chỉ cán bộ của đơn vị mới nói thay cho đơn vị được."),
}


def _stands(bond: Bond, here: int | None, unit_id: int) -> bool:
    if here is None or here == unit_id:
        return here is not None and bond is not Bond.ABOVE
    if bond is Bond.OWN:
        return unit_id in offices(here)
    return unit_id in identity.subtree_ids(here, clock.today())
