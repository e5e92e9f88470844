"""The pages of the demo itself: time, who one is, and every message that went out. Anywhere else they do not exist."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from motcua.core.notifications.models import Message
from motcua.demo import clock as city_clock
from motcua.demo import switching
from motcua.demo.city.people import personas
from motcua.kernel.errors import DomainError
from motcua.web.ui.parts import Column, Pages, Tab
from motcua.web.ui.tags.filters import vi_datetime

A_PAGE = 30
OURS = "nhap-vai"
View = Callable[[HttpRequest], HttpResponse]


def demo_only(view: View) -> View:
    """Outside a demo nobody may press a clock or become somebody else: there is no such page."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if settings.MOTCUA_MODE != "demo":
            raise Http404
        return view(request)

    return guarded


@demo_only
@require_GET
def now(request: HttpRequest) -> HttpResponse:
    """The line that tells the city's time, and how far its past has come."""
    return render(request, "demo/now.html")


@demo_only
@require_POST
def move_clock(request: HttpRequest) -> HttpResponse:
    moves: dict[str, Callable[[], datetime]] = {
        "hour": lambda: city_clock.forward(timedelta(hours=1)),
        "morning": city_clock.next_working_morning,
        "reset": city_clock.reset,
    }
    move = moves.get(request.POST.get("move", ""))
    if move is None:
        raise Http404
    moment = move()
    messages.success(request, _("Bây giờ là %(moment)s.") % {"moment": vi_datetime(moment)})
    return redirect(_back(request))


@demo_only
@require_POST
def become(request: HttpRequest) -> HttpResponse:
    try:
        who = switching.persona(request.POST.get("who", ""))
    except DomainError as refusal:
        raise Http404 from refusal
    switching.become(request, who)
    return redirect(switching.place_after(who, _back(request)))


@demo_only
@require_GET
def sent_messages(request: HttpRequest) -> HttpResponse:
    """Every message that the city has sent, newest first, a page at a time; or those to the people of the bar."""
    ours = request.GET.get("cua") == OURS
    rows = list(_older_than(_sent(ours=ours), request.GET.get("truoc", ""))[: A_PAGE + 1])
    shown, more = rows[:A_PAGE], len(rows) > A_PAGE
    here = {"cua": OURS} if ours else {}
    pages = Pages(next_href=f"?{urlencode(here | {'truoc': _mark(shown[-1])})}" if more else "")
    context = {"rows": shown, "pages": pages, "columns": _columns(), "tabs": _tabs(ours=ours)}
    return render(request, "demo/messages.html", context)


def _columns() -> list[Column]:
    return [Column(_("Lúc")), Column(_("Gửi cho")), Column(_("Qua")), Column(_("Nội dung"))]


def _tabs(*, ours: bool) -> list[Tab]:
    return [
        Tab(_("Tất cả"), reverse("demo:messages"), current=not ours),
        Tab(_("Của những người nhập vai"), f"{reverse('demo:messages')}?cua={OURS}", current=ours),
    ]


def _sent(*, ours: bool) -> QuerySet[Message]:
    rows = Message.objects.select_related("party", "officer").order_by("-created_at", "-pk")
    if not ours:
        return rows
    accounts = [one.account for one in personas()]
    return rows.filter(Q(party__identifier__in=accounts) | Q(officer__user__username__in=accounts))


def _older_than(rows: QuerySet[Message], mark: str) -> QuerySet[Message]:
    if not mark:
        return rows
    try:
        moment, _space, key = mark.partition(" ")
        at, pk = datetime.fromisoformat(moment), UUID(key)
    except ValueError:
        raise Http404 from None
    return rows.filter(Q(created_at__lt=at) | Q(created_at=at, pk__lt=pk))


def _mark(row: Message) -> str:
    return f"{row.created_at.isoformat()} {row.pk}"


def _back(request: HttpRequest) -> str:
    """The page that the button stood on; never somebody else's site."""
    here = request.POST.get("next", "/")
    return here if url_has_allowed_host_and_scheme(here, allowed_hosts=None) else "/"
