"""One's own dossiers and drafts, in tabs, page by page by a key: never slower for who has many."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from motcua.core.dossiers import queries as dossiers
from motcua.core.dossiers.definitions import ENDED, PAUSED, State
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.policies import scoped
from motcua.core.ledger.definitions import Actor
from motcua.web.portal.access import Request, citizens_only
from motcua.web.portal.words import state_words
from motcua.web.ui.parts import Pages, Tab, Tone

PAGE = 20


@dataclass(frozen=True, slots=True)
class Kind:
    """A tab: which dossiers stand in it. None: the drafts."""

    code: str
    label: str | Promise
    states: frozenset[State] | None
    empty: str | Promise


KINDS = (
    Kind("can-bo-sung", _("Cần bổ sung"), PAUSED, _("Không có hồ sơ nào cần bạn bổ sung.")),
    Kind(
        "dang-giai-quyet",
        _("Đang giải quyết"),
        frozenset({State.REGISTERED, State.ACCEPTED, State.PROCESSING}),
        _("Không có hồ sơ nào đang được giải quyết."),
    ),
    Kind("dang-lam-do", _("Đang làm dở"), None, _("Không có hồ sơ nào đang làm dở.")),
    Kind("da-xong", _("Đã xong"), frozenset(ENDED), _("Chưa có hồ sơ nào xong.")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A dossier in the list."""

    dossier: Dossier
    word: str
    tone: Tone

    @property
    def due_at(self) -> datetime | None:
        """The promise, while it runs."""
        return self.dossier.due_at if self.dossier.state in (State.ACCEPTED, State.PROCESSING) else None


@citizens_only
@require_GET
def mine(request: Request) -> HttpResponse:
    return render(request, "portal/following/mine.html", _list(request))


@citizens_only
@require_GET
def mine_part(request: Request) -> HttpResponse:
    return render(request, "portal/following/mine_list.html", _list(request))


def _list(request: Request) -> dict[str, object]:
    counts = _counts(request.actor)
    kind = _kind(request.GET.get("muc", ""), counts)
    here = {"muc": kind.code}
    context: dict[str, object] = {
        "kind": kind,
        "tabs": [_tab(one, counts[one.code], current=one is kind) for one in KINDS],
        "topic": f"party:{request.actor.id}",
        "part_url": f"{reverse('portal:mine_part')}?{request.GET.urlencode() or urlencode(here)}",
    }
    if kind.states is None:
        return context | {
            "drafts": list(dossiers.my_drafts(request.actor).select_related("version__procedure", "case")[:50])
        }
    rows, pages = _page(
        dossiers.my_dossiers(request.actor).filter(state__in=kind.states), request.GET.get("sau", ""), here
    )
    return context | {"lines": [Line(row, *state_words(row.state)) for row in rows], "pages": pages}


def _page(rows: QuerySet[Dossier], after: str, here: dict[str, str]) -> tuple[list[Dossier], Pages]:
    """The rows behind the key `after`, newest first; one more than shown tells whether there is another page."""
    key = _key(after)
    if key is not None:
        at, pk = key
        rows = rows.filter(Q(submitted_at__lt=at) | Q(submitted_at=at, pk__lt=pk))
    found = list(rows.order_by("-submitted_at", "-pk")[: PAGE + 1])
    shown = found[:PAGE]
    more = f"{shown[-1].submitted_at.isoformat()}~{shown[-1].pk}" if len(found) > PAGE else ""
    first = f"?{urlencode(here)}" if key else ""
    return shown, Pages(previous_href=first, next_href=f"?{urlencode({**here, 'sau': more})}" if more else "")


def _key(text: str) -> tuple[datetime, UUID] | None:
    try:
        at, pk = text.split("~")
        return datetime.fromisoformat(at), UUID(pk)
    except ValueError:
        return None


def _counts(actor: Actor) -> dict[str, int]:
    """How many stand in each tab: one's own are few."""
    wanted = {
        kind.code.replace("-", "_"): Count("pk", filter=Q(state__in=kind.states)) for kind in KINDS if kind.states
    }
    found = scoped(actor).aggregate(**wanted)
    return {kind.code: found.get(kind.code.replace("-", "_"), 0) for kind in KINDS if kind.states} | {
        "dang-lam-do": dossiers.my_drafts(actor).order_by().count()
    }


def _kind(code: str, counts: dict[str, int]) -> Kind:
    """The tab asked for; unasked the first in which something waits, what the person must do before the rest."""
    named = next((kind for kind in KINDS if kind.code == code), None)
    return named or next((kind for kind in KINDS if counts[kind.code]), KINDS[1])


def _tab(kind: Kind, count: int, *, current: bool) -> Tab:
    href = f"{reverse('portal:mine')}?muc={kind.code}"
    return Tab(str(kind.label), href, count or None, current, "soon" if kind.code == "can-bo-sung" and count else "")
