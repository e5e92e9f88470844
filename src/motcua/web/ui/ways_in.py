"""The way to where one signs in, and back to where one was."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

NEXT = "next"


def safe_next(request: HttpRequest, wanted: str | None, default: str = "/") -> str:
    """An address of our own to go on to; whatever would lead elsewhere is replaced by `default`."""
    ours = {request.get_host()}
    if wanted and url_has_allowed_host_and_scheme(wanted, allowed_hosts=ours, require_https=request.is_secure()):
        return wanted
    return default


def to_sign_in(request: HttpRequest, way_in: str) -> HttpResponse:
    """To the address named `way_in`, with the page one came from. A region of htmx takes its whole page along."""
    htmx = getattr(request, "htmx", None)
    if not htmx:
        return HttpResponseRedirect(with_next(way_in, request.get_full_path()))
    page = urlsplit(htmx.current_url or "")
    back = f"{page.path}?{page.query}" if page.query else page.path or "/"
    return HttpResponse(status=204, headers={"HX-Redirect": with_next(way_in, back)})


def with_next(way_in: str, back: str) -> str:
    """The address named `way_in`, told where to go on to."""
    return f"{reverse(way_in)}?{urlencode({NEXT: back})}"
