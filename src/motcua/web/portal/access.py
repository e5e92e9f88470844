"""Who may come in. What is somebody else's does not exist: a stranger hears 404, not that there is something."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http import HttpResponse, QueryDict
from django.views.decorators.cache import never_cache
from django_htmx.middleware import HtmxDetails

from motcua.core.identity.models import Party
from motcua.web.ui import acting
from motcua.web.ui.acting import ActingRequest

P = ParamSpec("P")


class Request(ActingRequest):
    """A request once the middlewares have seen it."""

    htmx: HtmxDetails


View = Callable[Concatenate[Request, P], HttpResponse]


def citizens_only(view: View[P]) -> View[P]:
    """Sign-in first, then back here. No cache keeps a person's pages, the browser's own included: going back
    must show what is, not what was."""
    return never_cache(acting.citizens_only(view))  # type: ignore[arg-type]


def posted(request: Request) -> QueryDict | None:
    """What a form was sent with, be it nothing; None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def signed_in_party(request: Request) -> Party:
    """Who is signed in; only behind `citizens_only`."""
    assert request.party is not None
    return request.party
