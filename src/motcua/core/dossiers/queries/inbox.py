"""The inbox as officers speak of it: what waits, where it is late, the most urgent first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from motcua.core.catalogue.queries import published
from motcua.core.dossiers.calendars import running_calendar
from motcua.core.dossiers.definitions import OPEN, State
from motcua.core.dossiers.models import Consultation, Dossier, Supplement
from motcua.core.dossiers.pages import Key
from motcua.core.dossiers.policies import ASKED_ROLES, visible_to
from motcua.core.dossiers.queries.rows import NEWEST_FIRST, listed
from motcua.core.identity.definitions import Role
from motcua.core.identity.models import Officer, Unit
from motcua.core.ledger.definitions import Actor
from motcua.kernel.clock import NEVER, TIME_ZONE, day_of


class Tab(StrEnum):
    """The inbox as officers speak of it."""

    TO_RECEIVE = "cho-tiep-nhan"
    TO_PROCESS = "cho-xu-ly"
    DUE_SOON = "sap-den-han"
    OVERDUE = "qua-han"
    SUPPLEMENT = "cho-bo-sung"
    TO_SIGN = "cho-trinh-ky"
    TO_RETURN = "cho-tra"
    OPINION = "cho-y-kien"
    ALL = "tat-ca"


SIGNING_STEPS = ("initial", "review", "sign", "number")
RUNNING = (State.ACCEPTED, State.PROCESSING)
_ANSWERED = Exists(Supplement.objects.filter(dossier=OuterRef("pk"), answered_at__gte=OuterRef("held_since")))
FRESH = 1
"""The `rank` of a new answer to a supplement; who waits at the counter stands above it."""
_URGENCY = Case(
    When(state=State.REGISTERED, then=Coalesce("check_due_at", Value(NEVER))),
    When(state=State.FINISHED, then=Coalesce("finished_at", Value(NEVER))),
    default=Coalesce("due_at", Value(NEVER)),
)
_URGENT_FIRST = (Key("urgency", datetime.fromisoformat), Key("pk", UUID))
_ANSWERS_FIRST = (Key("rank", int), *_URGENT_FIRST)
_RANKED = frozenset({Tab.TO_RECEIVE, Tab.TO_PROCESS, Tab.TO_SIGN})


@dataclass(frozen=True, slots=True)
class Look:
    """One look into the inbox: whose, at what moment, until when a due date is soon, and what may be seen at all."""

    actor: Actor
    now: datetime
    soon: datetime
    scope: Q


def look(actor: Actor, now: datetime, unit: Unit | None = None) -> Look:
    """`unit` is the one the actor acts for, where the caller has it at hand."""
    soon = due_soon(unit or Unit.objects.get(pk=actor.office), now)
    return Look(actor, now, soon, visible_to(actor))


def inbox(found: Look, tab: Tab) -> QuerySet[Dossier]:
    """The dossiers of a tab, most urgent first (`keys_of`); `rank` 0 waits at the counter, 1 has a new answer."""
    rows = Dossier.objects.filter(found.scope, in_tab(found, tab))
    if tab is not Tab.ALL:
        rows = rows.annotate(rank=_rank(found), urgency=_asked_until(found) if tab is Tab.OPINION else _URGENCY)
    return listed(rows).order_by(*(f"-{key.name}" if key.descending else key.name for key in keys_of(tab)))


def keys_of(tab: Tab) -> Sequence[Key]:
    """What the pages of a tab are cut by."""
    if tab is Tab.ALL:
        return NEWEST_FIRST
    return _ANSWERS_FIRST if tab in _RANKED else _URGENT_FIRST


def waiting_here(found: Look) -> QuerySet[Dossier]:
    """Who sits at this desk and waits for a result, the longest first."""
    here = Q(receiving_unit=found.actor.unit_id, state__in=(*RUNNING, State.FINISHED))
    return listed(Dossier.objects.filter(found.scope, here, waits(found.now))).order_by("accepted_at", "pk")


def waits(now: datetime) -> Q:
    """Somebody who waits does so on the day of reception; tomorrow nobody sits there any more."""
    midnight = datetime.combine(day_of(now), time.min, TIME_ZONE)
    return Q(waits_at_counter=True, accepted_at__gte=midnight)


def _rank(found: Look) -> Case:
    return Case(
        When(waits(found.now), then=Value(0)),
        When(_ANSWERED, then=Value(FRESH)),
        default=Value(2),
        output_field=IntegerField(),
    )


def _asked_until(found: Look) -> Subquery:
    """Until when the actor's unit is to answer."""
    mine = Consultation.objects.filter(dossier=OuterRef("pk"), unit=found.actor.unit_id, answered_at=None)
    return Subquery(mine.values("due_at"))


def counts(found: Look, limit: int = 100) -> dict[Tab, int]:
    """How many wait in each tab, in one query, counted no further than `limit`: "99+" is as good as the truth."""
    tabs = [tab for tab in Tab if tab is not Tab.ALL]
    waiting = {f"n{n}": _Capped(_ids(found, tab)[:limit]) for n, tab in enumerate(tabs)}
    row: dict[str, Any] = dict(Unit.objects.filter(pk=found.actor.office).values(**waiting).get())
    return {tab: row[f"n{n}"] or 0 for n, tab in enumerate(tabs)}  # a tab that is never the actor's counts as nothing


@dataclass(frozen=True, slots=True)
class LateUnit:
    """A deciding unit and how many of its dossiers are late now."""

    code: str
    name: str
    late: int


def overdue_by_unit(found: Look) -> list[LateUnit]:
    """The units that are late, the most first."""
    rows = Dossier.objects.filter(found.scope, in_tab(found, Tab.OVERDUE))
    by_unit = rows.values("competent_unit__code", "competent_unit__name").annotate(late=Count("pk"))
    rows_of_units = by_unit.order_by("-late", "competent_unit__name").values_list(
        "competent_unit__code", "competent_unit__name", "late"
    )
    return [LateUnit(*row) for row in rows_of_units]


def procedures_in(found: Look, tab: Tab) -> list[tuple[str, str]]:
    """(code, short name) of the procedures that wait in a tab, to choose from; where everything lies, of every one."""
    names = {code: short or name for code, short, name in _procedure_names(found, tab)}
    return sorted(names.items(), key=lambda pair: pair[1])


def _procedure_names(found: Look, tab: Tab) -> Iterable[tuple[str, str, str]]:
    if tab is Tab.ALL:
        return published().values_list("procedure__code", "short_name", "name")
    rows = Dossier.objects.filter(found.scope, in_tab(found, tab)).order_by()
    return rows.values_list("procedure__procedure__code", "procedure__short_name", "procedure__name").distinct()


def officers_in(found: Look, tab: Tab) -> list[Officer]:
    """Those who hold a dossier of a tab by name."""
    rows = Dossier.objects.filter(found.scope, in_tab(found, tab)).order_by()
    return list(Officer.objects.filter(pk__in=rows.values("holder_officer")))


def in_tab(found: Look, tab: Tab) -> Q:
    """The condition of a tab for this officer: what lies in her own hands or waits for anybody of her role.

    Leaders, heads and monitors watch the others' too, the one-stop desk what it received (NĐ 61/2018 Điều 7).
    """
    actor = found.actor
    mine = Q(holder_unit=actor.unit_id, holder_role__in=actor.roles) & (
        Q(holder_officer=None) | Q(holder_officer=_number(actor.id))
    )
    watcher = actor.holds(Role.MONITOR, Role.LEADER, Role.DIVISION_HEAD)
    theirs = Q() if watcher else mine | Q(receiving_unit=actor.unit_id) if actor.holds(Role.ONE_STOP) else mine
    running = Q(state__in=RUNNING)
    late = running & Q(due_at__lte=found.now) | Q(state=State.REGISTERED, check_due_at__lte=found.now)
    returning = Q() if watcher else Q(returning_unit=actor.unit_id)
    return {
        Tab.TO_RECEIVE: Q(state=State.REGISTERED) & (theirs if watcher else mine),
        Tab.TO_PROCESS: running & mine & ~Q(step_kind__in=SIGNING_STEPS),
        Tab.DUE_SOON: running & Q(due_at__gt=found.now, due_at__lte=found.soon) & theirs,
        Tab.OVERDUE: late & theirs,
        Tab.SUPPLEMENT: Q(state=State.SUPPLEMENT) & theirs,
        Tab.TO_SIGN: running & mine & Q(step_kind__in=SIGNING_STEPS),
        Tab.TO_RETURN: Q(state=State.FINISHED) & returning,
        Tab.OPINION: Q(asked_units__contains=[actor.unit_id]) if actor.holds(*ASKED_ROLES) else Q(pk__in=()),
        Tab.ALL: Q(),
    }[tab]


def due_soon(unit: Unit, now: datetime, working_days: int = 2) -> datetime:
    """The moment before which a due date counts as "sắp đến hạn": two *working* days ahead, by the unit's calendar."""
    calendar = running_calendar(unit)
    return calendar.closing(calendar.add_working_days(now.date(), working_days))


def load_of(officer_ids: Sequence[int]) -> dict[int, int]:
    """How many open dossiers each officer holds."""
    held = Dossier.objects.filter(holder_officer__in=officer_ids, state__in=OPEN).order_by()
    return dict(held.values_list("holder_officer").annotate(Count("pk")))


class _Capped(Subquery):
    """How many rows a sliced query has."""

    template = "(SELECT count(*) FROM (%(subquery)s) capped)"
    output_field = IntegerField()


def _ids(found: Look, tab: Tab) -> QuerySet[Dossier, Any]:
    return Dossier.objects.filter(found.scope, in_tab(found, tab)).order_by().values("pk")


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None
