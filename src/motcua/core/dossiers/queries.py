"""What pages ask of dossiers. Every query carries the scope of the actor."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from motcua.core.dossiers.calendars import running_calendar
from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.models import Dossier, Draft
from motcua.core.dossiers.policies import scoped
from motcua.core.identity.definitions import Role
from motcua.core.identity.models import Unit
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.models import Event
from motcua.core.ledger.queries import history as ledger_history

ROW = (
    "procedure",
    "case",
    "applicant",
    "filer",
    "receiving_unit",
    "competent_unit",
    "holder_unit",
    "holder_officer",
)
"""What a row of a list shows; one JOIN each, never a query a row."""


class Tab(StrEnum):
    """The inbox as officers speak of it."""

    TO_RECEIVE = "cho-tiep-nhan"
    TO_PROCESS = "cho-xu-ly"
    DUE_SOON = "sap-den-han"
    OVERDUE = "qua-han"
    SUPPLEMENT = "cho-bo-sung"
    TO_SIGN = "cho-trinh-ky"
    TO_RETURN = "cho-tra"
    ALL = "tat-ca"


SIGNING_STEPS = ("initial", "review", "sign", "number")


def my_dossiers(actor: Actor) -> QuerySet[Dossier]:
    return scoped(actor).select_related(*ROW, "rating").order_by("-submitted_at")


def my_drafts(actor: Actor) -> QuerySet[Draft]:
    drafts = Draft.objects.filter(filer_id=actor.id, state="open", dossier=None)
    return drafts.select_related("version", "applicant").order_by("-updated_at")


def own_draft(actor: Actor, draft_id: Any) -> Draft:
    """Raises Draft.DoesNotExist for everybody else's."""
    drafts = Draft.objects.select_related("version__procedure", "version__sector", "case", "applicant", "filer")
    return drafts.get(pk=draft_id, filer_id=actor.id if actor.is_citizen else None)


def visible_dossier(actor: Actor, code: str) -> Dossier:
    """The dossier with everything a page of it needs. Raises Dossier.DoesNotExist outside the actor's scope."""
    related = (
        *ROW,
        "procedure__procedure",
        "procedure__sector",
        "returning_unit",
        "specialist",
        "mandate",
    )
    return scoped(actor).select_related(*related).get(code=code)


def by_token(token: str) -> Dossier:
    """For the public status page: whoever holds the paper's QR may see where it is, and nothing personal."""
    related = (
        "procedure",
        "receiving_unit",
        "competent_unit",
        "returning_unit",
        "holder_unit",
    )
    return Dossier.objects.select_related(*related).get(token=token)


def history(dossier: Dossier) -> QuerySet[Event]:
    return ledger_history("dossier", dossier.pk)


def inbox(actor: Actor, tab: Tab, now: datetime) -> QuerySet[Dossier]:
    """The dossiers of a tab, most urgent first, new answers to supplements on top of what waits."""
    rows = scoped(actor).filter(in_tab(actor, tab, now)).select_related(*ROW)
    if tab is Tab.TO_RECEIVE:
        return rows.order_by("check_due_at", "pk")
    return rows.order_by("due_at", "pk")


def counts(actor: Actor, now: datetime, limit: int = 1000) -> dict[Tab, int]:
    """How many wait in each tab, counted no further than `limit`: "999+" is as good as the truth to a person."""
    return {
        tab: scoped(actor).filter(in_tab(actor, tab, now)).order_by()[:limit].count()
        for tab in Tab
        if tab is not Tab.ALL
    }


def in_tab(actor: Actor, tab: Tab, now: datetime) -> Q:
    """The condition of a tab for this officer: what lies in her hands or in her unit's."""
    mine = Q(holder_unit=actor.unit_id, holder_role__in=actor.roles)
    watcher = actor.holds(Role.MONITOR, Role.LEADER, Role.DIVISION_HEAD)
    theirs = Q() if watcher else mine
    running = Q(state__in=(State.ACCEPTED, State.PROCESSING))
    return {
        Tab.TO_RECEIVE: Q(state=State.REGISTERED) & theirs,
        Tab.TO_PROCESS: running & mine & ~Q(step_kind__in=SIGNING_STEPS),
        Tab.DUE_SOON: running & Q(due_at__gt=now, due_at__lte=due_soon(actor, now)) & theirs,
        Tab.OVERDUE: running & Q(due_at__lte=now) & theirs,
        Tab.SUPPLEMENT: Q(state=State.SUPPLEMENT) & (theirs | Q(receiving_unit=actor.unit_id)),
        Tab.TO_SIGN: running & mine & Q(step_kind__in=SIGNING_STEPS),
        Tab.TO_RETURN: Q(state=State.FINISHED) & (Q(returning_unit=actor.unit_id) if not watcher else Q()),
        Tab.ALL: Q(),
    }[tab]


def due_soon(actor: Actor, now: datetime, working_days: int = 2) -> datetime:
    """The moment before which a due date counts as "sắp đến hạn": two *working* days ahead, by the unit's calendar."""
    calendar = running_calendar(Unit.objects.get(pk=actor.unit_id))
    return calendar.closing(calendar.add_working_days(now.date(), working_days))
