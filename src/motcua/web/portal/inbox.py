"""Messages of the product to its person, newest first; seen once, they count as read."""

from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET

from motcua.core.notifications import queries as notifications
from motcua.core.notifications.models import Message
from motcua.core.notifications.services.mark_read import mark_read
from motcua.web.portal.access import Request, citizens_only
from motcua.web.ui.parts import Pages

PAGE = notifications.PAGE


@citizens_only
@require_GET
def messages(request: Request) -> HttpResponse:
    rows = notifications.inbox(request.actor)
    after = _key(request.GET.get("sau", ""))
    if after is not None:
        rows = rows.filter(after)
    found = list(rows[: PAGE + 1])
    shown = found[:PAGE]
    new = {message.pk for message in shown if message.read_at is None}
    if new:
        mark_read(actor=request.actor, ids=new)
    pages = Pages(previous_href="?" if after else "", next_href=_next(shown[-1]) if len(found) > PAGE else "")
    return render(request, "portal/messages.html", {"told": shown, "new": new, "pages": pages})


def _next(last: Message) -> str:
    return "?" + urlencode({"sau": f"{last.created_at.isoformat()}~{last.pk}"})


def _key(text: str) -> Q | None:
    at, _, pk = text.partition("~")
    try:
        moment, ident = parse_datetime(at), UUID(pk)
    except ValueError:
        return None
    return Q(created_at__lt=moment) | Q(created_at=moment, pk__lt=ident) if moment else None
