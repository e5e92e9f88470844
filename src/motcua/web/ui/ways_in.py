"""The way to where one signs in, and back to where one was."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

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


def signed_out(request: HttpRequest, way_in: str) -> HttpResponse:
    """A form came after its session had ended. Nothing of it may be stored, so its page gives the sentences back:
    the browser would not, for the page before it now asks to sign in."""
    came_from = urlsplit(safe_next(request, request.headers.get("Referer"), request.path))
    back = f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path
    written = [text for name in request.POST for text in request.POST.getlist(name) if _is_written(name, text)]
    said = _("Phiên đăng nhập đã kết thúc nên chưa lưu được. Xin đăng nhập lại.")
    context = {"said": said, "written": written, "again": with_next(way_in, back)}
    return render(request, "403_signed_out.html", context, status=403)


def _is_written(name: str, text: str) -> bool:
    """Several words in a row: a version, a choice or a secret is none."""
    return " " in text.strip() and "password" not in name


def with_next(way_in: str, back: str) -> str:
    """The address named `way_in`, told where to go on to."""
    return f"{reverse(way_in)}?{urlencode({NEXT: back})}"
