"""A dossier as one line of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.dossiers import policies
from motcua.core.dossiers.definitions import PAUSED, State, Way
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.queries import FRESH, Tab
from motcua.core.dossiers.workflow import Move, legal_moves
from motcua.core.ledger.definitions import NOBODY, Actor
from motcua.kernel.clock import day_of
from motcua.web.desk.time_left import TimeLeft, time_left
from motcua.web.desk.words import STEPS, WAYS

SIGNING = (Move.APPROVE, Move.INITIAL)
_WAITED_FOR = frozenset({State.ACCEPTED, State.PROCESSING, State.FINISHED})


@dataclass(frozen=True, slots=True)
class Row:
    """`behalf` names the applicant when somebody else filed; `fresh` marks a new answer to a supplement.

    `waits`: somebody sits at the counter for it. `signable`: the actor may sign or initial it now. `risk`: the points
    of the index that it may cost, in figures; empty where it risks none.
    """

    pk: UUID
    version: int
    code: str
    href: str
    title: str
    who: str
    behalf: str
    holder: str
    place: str
    way: str
    left: TimeLeft
    submitted_at: datetime
    waits: bool = False
    fresh: bool = False
    signable: bool = False
    risk: str = ""


def rows_of(dossiers: Iterable[Dossier], now: datetime, tab: Tab | None = None, actor: Actor = NOBODY) -> list[Row]:
    """`tab` goes along in the address, so that the page knows what comes next."""
    return [row_of(dossier, now, tab, actor) for dossier in dossiers]


def row_of(dossier: Dossier, now: datetime, tab: Tab | None = None, actor: Actor = NOBODY) -> Row:
    other = dossier.filer_id != dossier.applicant_id
    return Row(
        pk=dossier.pk,
        version=dossier.version,
        code=dossier.code,
        href=address_of(dossier.code, tab),
        title=title_of(dossier),
        who=dossier.filer.name if other else dossier.applicant.name,
        behalf=_("thay %(name)s") % {"name": dossier.applicant.name} if other else "",
        holder=holder_of(dossier),
        place=place_of(dossier),
        way=str(WAYS[Way(dossier.way)]),
        left=time_left(dossier, now),
        submitted_at=dossier.submitted_at,
        waits=is_waited_for(dossier, now),
        fresh=getattr(dossier, "rank", None) == FRESH,
        signable=signing_move(dossier, actor) is not None,
    )


def is_waited_for(dossier: Dossier, now: datetime) -> bool:
    """Whether somebody sits at the counter for it: on the day on which it was received."""
    day = day_of(dossier.accepted_at) if dossier.accepted_at else None
    return dossier.waits_at_counter and State(dossier.state) in _WAITED_FOR and day == day_of(now)


def signing_move(dossier: Dossier, actor: Actor) -> Move | None:
    """With which move this actor puts a name under it now, if at all."""
    legal = legal_moves(
        State(dossier.state), accepted=dossier.accepted_at is not None, step=StepKind(dossier.step_kind)
    )
    return next((move for move in SIGNING if move in legal and policies.may(actor, move, dossier)), None)


def address_of(code: str, tab: Tab | str | None = None) -> str:
    address = reverse("desk:dossier", args=[code])
    return f"{address}?{urlencode({'tab': str(tab)})}" if tab else address


def title_of(dossier: Dossier) -> str:
    return dossier.procedure.short_name or dossier.procedure.name


def holder_of(dossier: Dossier) -> str:
    """Who has it in hand: an officer by name, else the unit in which whoever of the role takes it."""
    if State(dossier.state) in PAUSED:
        return _("Người nộp")
    if dossier.holder_unit is None:
        return ""
    return dossier.holder_officer.name if dossier.holder_officer else dossier.holder_unit.short_name


def place_of(dossier: Dossier) -> str:
    """What is done there, and in which unit where that is not said yet."""
    if State(dossier.state) in PAUSED:
        return _("chờ bổ sung")
    if dossier.holder_unit is None:
        return ""
    step = str(STEPS[StepKind(dossier.step_kind)])
    return f"{dossier.holder_unit.short_name} · {step}" if dossier.holder_officer else step
