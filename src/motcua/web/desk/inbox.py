"""The inbox (screen 5): what waits, the most urgent first, in working time."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.core.dossiers import queries
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.pages import Page, page_of
from motcua.core.dossiers.queries import Look, Tab
from motcua.core.identity.definitions import Role
from motcua.core.ledger.queries import failures_count
from motcua.core.notifications.policies import may_keep_letters
from motcua.web.desk import figures
from motcua.web.desk.frame import MOST, Counts, asked_for_region, desk_page, for_officers, look_of, topics
from motcua.web.desk.risks import with_risks
from motcua.web.desk.rows import rows_of
from motcua.web.desk.time_left import question_left
from motcua.web.desk.words import TABS, Words
from motcua.web.ui.parts import Pages
from motcua.web.ui.requests import ActingRequest

_FIRST = (Tab.TO_SIGN, Tab.TO_PROCESS, Tab.TO_RECEIVE, Tab.OPINION, Tab.OVERDUE, Tab.TO_RETURN)
"""Where an officer's day begins: the first of these that is not empty."""
_TONES = {Tab.OVERDUE: "late", Tab.DUE_SOON: "soon"}
_FILTERS = {"procedure": "thu-tuc", "officer": "can-bo", "unit": "don-vi"}


@dataclass(frozen=True, slots=True)
class TabLink:
    tab: Tab
    label: str
    href: str
    count: str
    tone: str
    current: bool
    hotkey: str


@for_officers()
@require_safe
def inbox(request: ActingRequest) -> HttpResponse:
    """The whole page; asked for by its live region, only what moves."""
    found = look_of(request)
    counts = queries.counts(found, MOST)
    tab = _asked(request, counts)
    context = _listed(request, found, tab) | {"counts": counts, "tabs": _tabs(tab, counts), "tab": tab}
    if asked_for_region(request, "inbox"):
        return render(request, "desk/_inbox.html", context | {"topics": topics(request.actor), "now": found.now})
    return desk_page(request, "desk/inbox.html", context | _around(request, found, tab), found=found)


def _asked(request: HttpRequest, counts: Counts) -> Tab:
    wanted = request.GET.get("tab", "")
    if wanted in set(Tab):
        return Tab(wanted)
    return next((tab for tab in _FIRST if counts[tab]), Tab.ALL)


def _asked_for(request: HttpRequest) -> dict[str, str]:
    return {meaning: request.GET.get(name, "") for meaning, name in _FILTERS.items()}


def _listed(request: ActingRequest, found: Look, tab: Tab) -> dict[str, Any]:
    page = page_of(_filtered(queries.inbox(found, tab), request), queries.keys_of(tab), request.GET.get("trang", ""))
    rows = with_risks(rows_of(page.rows, found.now, tab, actor=request.actor), request.actor)
    if tab is Tab.OPINION and request.unit is not None:
        until: list[Any] = [one.urgency for one in page.rows]  # type: ignore[attr-defined]  # annotated by the query
        asked = zip(rows, until, strict=True)
        rows = [replace(row, left=question_left(at, found.now, request.unit)) for row, at in asked]
    return {
        "rows": rows,
        "signable": any(row.signable for row in rows),
        "pages": _pages(request, tab, page),
        "label": TABS[tab],
        "live_url": _address(request, tab, trang=request.GET.get("trang", "")),
        "is_filtered": any(_asked_for(request).values()),
    }


def _filtered(rows: QuerySet[Dossier], request: HttpRequest) -> QuerySet[Dossier]:
    procedure, officer, unit = _asked_for(request).values()
    if procedure:
        rows = rows.filter(procedure__procedure__code=procedure)
    if officer.isdigit():
        rows = rows.filter(holder_officer=int(officer))
    return rows.filter(competent_unit__code=unit) if unit else rows


def _around(request: ActingRequest, found: Look, tab: Tab) -> dict[str, Any]:
    """What stands on the page and does not move with each dossier."""
    watches = request.actor.holds(Role.LEADER, Role.MONITOR)
    return {
        "procedures": queries.procedures_in(found, tab),
        "officers": queries.officers_in(found, tab),
        "late_units": queries.overdue_by_unit(found) if watches and tab is Tab.OVERDUE else [],
        "figures": figures.strip_of(request.unit, found.now) if request.unit else None,
        "asked": _asked_for(request),
        "may_receive": request.actor.holds(Role.ONE_STOP),
        "undelivered": failures_count(MOST) if may_keep_letters(request.actor) else 0,
    }


def _tabs(current: Tab, counts: Counts) -> list[TabLink]:
    return [
        TabLink(
            tab,
            str(label),
            f"{reverse('desk:inbox')}?{urlencode({'tab': tab.value})}",
            _said(counts[tab]) if counts.get(tab) else "",
            _TONES.get(tab, "") if counts.get(tab) else "",
            tab is current,
            f"Alt+{number}",
        )
        for number, (tab, label) in enumerate(_shown(current, counts), start=1)
    ]


def _shown(current: Tab, counts: Counts) -> list[tuple[Tab, Words]]:
    """Few units are ever asked for an opinion: that tab is there when one is."""
    return [(tab, label) for tab, label in TABS.items() if tab is not Tab.OPINION or tab is current or counts[tab]]


def _said(count: int) -> str:
    return f"{MOST - 1}+" if count >= MOST else str(count)


def _pages(request: HttpRequest, tab: Tab, page: Page[Dossier]) -> Pages:
    def address(cursor: str) -> str:
        return _address(request, tab, trang=cursor) if cursor else ""

    return Pages(address(page.back), address(page.on))


def _address(request: HttpRequest, tab: Tab, **more: str) -> str:
    kept = {name: request.GET.get(name, "") for name in _FILTERS.values()}
    words = {"tab": tab.value, **kept, **more}
    return f"{reverse('desk:inbox')}?{urlencode({name: word for name, word in words.items() if word})}"
