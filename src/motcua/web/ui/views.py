"""The living style guide: every part in every state, and the frames of the three surfaces. Demo and tests only."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.web.ui import errors, samples

FRAMES = ("home", "procedure", "filing", "following", "inbox", "dossier", "board", "wall")


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """The page of parts."""
    more = {"frames": FRAMES, "nav": samples.PUBLIC_NAV}
    return render(request, "ui/guide/components.html", samples.components() | more)


@require_safe
def frame(request: HttpRequest, name: str) -> HttpResponse:
    """A page as a surface would put it together from the parts."""
    if name not in FRAMES:
        raise Http404
    on_desk = name in ("inbox", "dossier")
    people = samples.ACCOUNT if on_desk else samples.CITIZEN if name in ("filing", "following") else None
    more = {
        "nav": samples.PUBLIC_NAV,
        "desk_nav": samples.DESK_NAV,
        "place_served": "Thành phố Vũng Tàu",
        "account": people,
        "account_initials": "TD" if on_desk else "NA",
        "sign_in_url": "#dang-nhap",
        "set_language_url": "#ngon-ngu",
        "inbox": samples.INBOX,
    }
    return render(request, f"ui/guide/{name}.html", samples.components() | more)


@require_safe
def moment(request: HttpRequest) -> HttpResponse:
    """The live region of the guide, as its own address answers it."""
    return render(request, "ui/guide/moment.html", {"now": clock.now()})


@require_safe
def error(request: HttpRequest, status: int) -> HttpResponse:
    """An error page as it looks, answered with its own status."""
    if status not in errors.KNOWN:
        raise Http404
    return errors.page(request, status)
