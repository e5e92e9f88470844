"""What stands around every page of the desk: the menu with what waits, the live topic, the search box."""

from collections.abc import Callable, Iterator
from typing import Any, Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache

from motcua.core.catalogue.policies import may_keep_catalogue
from motcua.core.dossiers import queries
from motcua.core.dossiers.queries import Look, Tab
from motcua.core.identity.definitions import Role
from motcua.core.identity.policies import Action, may
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.queries import failures_count
from motcua.core.notifications.policies import may_keep_letters
from motcua.core.notifications.queries import failed_count
from motcua.kernel import clock
from motcua.web.ui.acting import officers_only
from motcua.web.ui.navigation import Group
from motcua.web.ui.parts import Link
from motcua.web.ui.requests import ActingRequest

MOST = 100
"""Beyond this nobody counts: "99+"."""
SIGNERS = (Role.LEADER, Role.DIVISION_HEAD)
_WATCHERS = (Role.LEADER, Role.DIVISION_HEAD, Role.MONITOR)

Counts = dict[Tab, int]
P = ParamSpec("P")
Page = Callable[Concatenate[ActingRequest, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def for_officers(*roles: str) -> Callable[[Page[P]], View[P]]:
    """For officers (of these roles, in the unit they act for). No cache keeps what stands on a page of the desk."""

    def decorate(page: Page[P]) -> View[P]:
        guarded = officers_only(*roles)(cast(View[P], page))
        return never_cache(guarded)

    return decorate


def asked_for_region(request: HttpRequest, region: str) -> bool:
    """Whether htmx wants only this part of the page."""
    htmx = getattr(request, "htmx", None)
    return htmx is not None and bool(htmx) and htmx.target == region


def look_of(request: ActingRequest) -> Look:
    return queries.look(request.actor, clock.now(), request.unit)


def desk_page(
    request: ActingRequest, template: str, context: dict[str, Any], *, found: Look | None = None, status: int = 200
) -> HttpResponse:
    """A page in the frame. `found` is the look the view has taken already."""
    found = found or look_of(request)
    waiting = context.get("counts") or queries.counts(found, MOST)
    around = {"desk_nav": menu(request, waiting), "counts": waiting, "now": found.now, "topics": topics(request.actor)}
    return render(request, template, around | context, status=status)


def topics(actor: Actor) -> str:
    """What lists listen to: the unit's own moves; who watches a tree hears every move, as the board does."""
    own = f"unit:{actor.unit_id}"
    return f"{own} board" if actor.holds(*_WATCHERS) else own


def menu(request: ActingRequest, counts: Counts) -> tuple[Group, ...]:
    actor = request.actor
    mine = sum(counts[tab] for tab in (Tab.TO_RECEIVE, Tab.TO_PROCESS, Tab.TO_SIGN, Tab.OPINION))
    work = [_link(request, _("Hộp việc"), "desk:inbox", "inbox", mine)]
    if actor.holds(Role.ONE_STOP):
        work += [
            _link(request, _("Tiếp nhận tại quầy"), "desk:counter", "card"),
            _link(request, _("Trả kết quả"), "desk:returns", "hand-over", counts[Tab.TO_RETURN]),
        ]
    if actor.holds(*SIGNERS):
        work.append(_link(request, _("Trình ký"), "desk:signing", "pen", counts[Tab.TO_SIGN]))
    if actor.holds(Role.CLERK):
        work.append(_link(request, _("Văn thư"), "desk:clerk", "seal", counts[Tab.TO_SIGN]))
    watch = [
        _link(request, _("Tìm hồ sơ"), "desk:search", "search"),
        _link(
            request,
            _("Chỉ số của đơn vị"),
            "board:home",
            "chart",
            query=f"?don-vi={request.unit.code}" if request.unit else "",
        ),
        _link(request, _("Điểm đang mất, có thể mất"), "board:monitor:costs", "target"),
        _link(request, pgettext("menu", "Thủ tục"), "portal:procedures", "book"),
    ]
    groups = (Group(tuple(work)), Group(tuple(watch), _("Theo dõi")))
    keeping = tuple(_keeping(request))
    return (*groups, Group(keeping, _("Quản trị"))) if keeping else groups


def _keeping(request: ActingRequest) -> Iterator[Link]:
    """What an office keeps of itself, for those who may."""
    if may(request.actor, Action.ADMINISTER_UNITS):
        yield _link(request, _("Đơn vị"), "desk:units", "people")
    if may(request.actor, Action.ADMINISTER_OFFICERS):
        yield _link(request, _("Cán bộ"), "desk:officers", "person")
    if may_keep_catalogue(request.actor):
        yield _link(request, _("Phân công thủ tục"), "desk:offerings", "list")
    if may_keep_letters(request.actor):
        yield _link(request, _("Thư không gửi được"), "desk:letters", "post", failed_count(MOST))
        yield _link(request, _("Việc tự động chưa làm được"), "desk:deliveries", "repeat", failures_count(MOST))


def _link(request: HttpRequest, label: str, view: str, icon: str, count: int | None = None, query: str = "") -> Link:
    href = reverse(view)
    here = request.path == href if view == "desk:inbox" else request.path.startswith(href)
    return Link(label, href + query, icon, min(count, MOST - 1) if count else None, current=here)
