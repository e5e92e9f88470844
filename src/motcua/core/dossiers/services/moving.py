"""The one door by which a dossier changes: right, table of moves, conditional UPDATE, holding, event, fact.

So every verb refuses ``dossier.not_permitted``, ``dossier.move_not_allowed`` and ``dossier.changed_meanwhile``; its own
docstring names only what it refuses besides.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.dossiers import facts, policies
from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.errors import changed_meanwhile
from motcua.core.dossiers.models import Dossier, Holding, Pause, Remark
from motcua.core.dossiers.routing import Hand
from motcua.core.dossiers.workflow import ClockEffect, Move, Transition, transition
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.models import Event
from motcua.core.ledger.services.append import append
from motcua.kernel import clock


@dataclass(frozen=True, slots=True)
class Change:
    """What a move writes besides the state: columns, the next hand, and what the event remembers.

    `hand` None keeps the holder; `released=True` ends the holding with nobody after it (the dossier is over,
    or waits for the citizen). `data` holds ids and codes, `payload` what is personal.
    """

    columns: Mapping[str, Any] = field(default_factory=dict)
    hand: Hand | None = None
    released: bool = False
    data: Mapping[str, Any] = field(default_factory=dict)
    payload: Mapping[str, Any] | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A move under way: its row of the table and the one moment at which everything in it happens."""

    row: Transition
    at: datetime


def begin(dossier: Dossier, move: Move, *, actor: Actor) -> Moment:
    """Ask the policies and the table. Raises ``dossier.not_permitted`` or ``dossier.move_not_allowed``.

    A citizen who is no owner hears the same refusal as for a move that the table lacks a right for.
    """
    policies.require(actor, move, dossier)
    accepted = dossier.accepted_at is not None
    row = transition(move, State(dossier.state), accepted=accepted, step=StepKind(dossier.step_kind))
    return Moment(row, clock.now())


@transaction.atomic
def carry_out(
    dossier: Dossier,
    moment: Moment,
    kind: str,
    *,
    actor: Actor,
    version: int,
    change: Change,
) -> Event:
    """Write the move. `version` is what the actor saw: when the row has moved on, ``dossier.changed_meanwhile``."""
    columns = _columns(moment, change)
    written = Dossier.objects.filter(pk=dossier.pk, version=version).update(version=version + 1, **columns)
    if written != 1:
        raise changed_meanwhile()
    for name, value in {**columns, "version": version + 1}.items():
        setattr(dossier, name, value)
    _move_holding(dossier, moment, change)
    paused_since = _move_clock(dossier, moment)
    if change.remark:
        _note(dossier, moment, actor, change.remark)
    return record(
        dossier,
        kind,
        actor=actor,
        moment=moment,
        change=change,
        paused_since=paused_since,
    )


def record(
    dossier: Dossier,
    kind: str,
    *,
    actor: Actor,
    moment: Moment,
    change: Change,
    first: bool = False,
    paused_since: datetime | None = None,
) -> Event:
    """Append the event and fold it into the fact, in the caller's transaction."""
    data = {
        "state": int(moment.row.target),
        "step": dossier.step,
        "holder_unit": dossier.holder_unit_id,
        "at": moment.at.isoformat(),
        **({"paused_since": paused_since.isoformat()} if paused_since else {}),
        **change.data,
    }
    event = append(
        facts.AGGREGATE,
        dossier.pk,
        kind,
        actor=actor,
        data=data,
        payload=change.payload,
        first=first,
    )
    facts.keep(event)
    return event


def hand_columns(hand: Hand, at: datetime) -> dict[str, Any]:
    return {
        "step": hand.step.code,
        "step_kind": hand.step.kind.value,
        "step_due_at": hand.due_at,
        "holder_unit_id": hand.unit_id,
        "holder_role": hand.role,
        "holder_officer_id": hand.officer_id,
        "held_since": at,
    }


def open_holding(dossier: Dossier, hand: Hand, at: datetime) -> None:
    Holding.objects.create(
        dossier=dossier,
        unit_id=hand.unit_id,
        role=hand.role,
        officer_id=hand.officer_id,
        step=hand.step.code,
        step_title=hand.step.title,
        since=at,
        due_at=hand.due_at,
    )


def _columns(moment: Moment, change: Change) -> dict[str, Any]:
    columns: dict[str, Any] = {"state": int(moment.row.target), **change.columns}
    if moment.row.clock is ClockEffect.STOP:
        columns["asked_units"] = None  # an opinion on what is over helps nobody, and nobody need read it any more
    if change.hand is not None:
        columns |= hand_columns(change.hand, moment.at)
    elif change.released:
        columns |= {
            "holder_unit_id": None,
            "holder_role": "",
            "holder_officer_id": None,
            "step_due_at": None,
        }
    return columns


def _move_holding(dossier: Dossier, moment: Moment, change: Change) -> None:
    if change.hand is None and not change.released:
        return
    Holding.objects.filter(dossier=dossier, until=None).update(until=moment.at)
    if change.hand is not None:
        open_holding(dossier, change.hand, moment.at)


def _move_clock(dossier: Dossier, moment: Moment) -> datetime | None:
    """Open or close the pause. Returns since when the clock stood still, if the move ended a pause."""
    match moment.row.clock:
        case ClockEffect.PAUSE:
            Pause.objects.create(dossier=dossier, reason=moment.row.move, started_at=moment.at)
        case ClockEffect.RESUME | ClockEffect.STOP:
            pause = Pause.objects.filter(dossier=dossier, ended_at=None).first()
            if pause is not None:
                pause.ended_at = moment.at
                pause.save(update_fields=["ended_at"])
                return pause.started_at
    return None


def _note(dossier: Dossier, moment: Moment, actor: Actor, text: str) -> None:
    if actor.is_officer and actor.unit_id is not None:
        Remark.objects.create(
            dossier=dossier,
            officer_id=actor.officer_id,
            unit_id=actor.unit_id,
            move=moment.row.move,
            text=text.strip(),
            written_at=moment.at,
        )
