"""Which step of the route comes next, and in whose hands it lies there."""

from dataclasses import dataclass
from datetime import datetime

from motcua.core.catalogue.definitions.routes import Place, Route, RouteStep, StepKind
from motcua.core.catalogue.models import ProcedureVersion
from motcua.core.dossiers.calendars import running_calendar
from motcua.core.dossiers.models import Dossier
from motcua.core.identity import queries as identity
from motcua.core.identity.definitions import Role
from motcua.core.identity.models import Unit
from motcua.kernel import clock

# Only these steps are proposed to one person; elsewhere whoever holds the role in the unit takes it.
_NAMED_ROLES = frozenset({Role.LEADER, Role.CLERK, Role.DIVISION_HEAD})


@dataclass(frozen=True, slots=True)
class Hand:
    """Where a dossier lies: the step, the unit and role that hold it, the officer once named, and until when."""

    step: RouteStep
    unit_id: int
    role: str
    officer_id: int | None
    due_at: datetime | None


def route_of(version: ProcedureVersion) -> Route:
    return version.parsed_route


def first_hand(version: ProcedureVersion, receiving: Unit, due_at: datetime | None) -> Hand:
    step = route_of(version).steps[0]
    return Hand(step, receiving.pk, step.role, None, due_at)


def hand_at(dossier: Dossier, step: RouteStep, officer_id: int | None = None) -> Hand:
    unit = _unit(dossier, step)
    if officer_id is None and step.role in _NAMED_ROLES:
        officer_id = _usual(step.role, unit)
    due_at = running_calendar(unit).add_working_minutes(clock.now(), round(step.hours * 60)) if step.hours else None
    return Hand(step, unit.pk, step.role, officer_id, due_at)


def next_hand(dossier: Dossier, *, past: frozenset[StepKind] = frozenset()) -> Hand:
    """The hand behind the present step, passing over kinds in `past` (already done, e.g. the check)."""
    step = route_of(dossier.procedure).after(dossier.step)
    while step is not None and step.kind in past:
        step = route_of(dossier.procedure).after(step.code)
    if step is None:
        raise LookupError(f"route of {dossier.procedure} ends at {dossier.step}")
    return hand_at(dossier, step)


def hand_of_kind(dossier: Dossier, kind: StepKind, officer_id: int | None = None) -> Hand | None:
    """The first step of a kind, e.g. to send a dossier back to who processed it."""
    for step in route_of(dossier.procedure).steps:
        if step.kind is kind:
            return hand_at(dossier, step, officer_id)
    return None


def _unit(dossier: Dossier, step: RouteStep) -> Unit:
    match step.unit:
        case Place.RECEIVING:
            return dossier.receiving_unit
        case Place.COMPETENT:
            return dossier.competent_unit
        case Place.RETURNING:
            return dossier.returning_unit
        case Place.AUTHORITY:
            return identity.committee_above(dossier.competent_unit, clock.today())
    return Unit.objects.get(code=step.unit)


def _usual(role: str, unit: Unit) -> int | None:
    """The usual person of a role, if one is named as such; with none, the role itself holds it."""
    holding = next(iter(identity.officers_holding(role, unit, clock.today())), None)
    return holding.officer_id if holding and holding.usual else None
