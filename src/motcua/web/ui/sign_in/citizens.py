"""Citizens come in through the sign-on port, and go out again. Officers come in at `account_login`."""

import logging
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from motcua.core.identity.ports import PORT, SignOn
from motcua.core.identity.services.sign_on import sign_on
from motcua.kernel.errors import DomainError, OutsidePartyError
from motcua.kernel.registry import adapter_for
from motcua.web.ui.ways_in import NEXT, safe_next, with_next

log = logging.getLogger(__name__)

_WANTED = "sign_in_next"
"""Session key: where the person was. It stays through failed attempts, so that nobody has to find the way again."""


@never_cache
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Two doors: people by the sign-on service, officers by their account."""
    return render(request, "sign_in/choose.html", _doors(request, safe_next(request, request.GET.get(NEXT))))


@never_cache
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    request.session[_WANTED] = safe_next(request, request.GET.get(NEXT))
    try:
        return HttpResponseRedirect(_service().start(callback=_callback(request), session=request.session))
    except OutsidePartyError as failure:
        return _out_of_order(request, failure)


@never_cache
@require_GET
def finish(request: HttpRequest) -> HttpResponse:
    """Back from the service: whoever it is comes in, and goes on to where they were."""
    wanted = safe_next(request, request.session.get(_WANTED))
    try:
        person = _service().finish(callback=_callback(request), answer=request.GET.dict(), session=request.session)
        user = sign_on(person)
    except DomainError as problem:
        context = _doors(request, wanted) | {"said": problem.message, "code": problem.code}
        return render(request, "sign_in/not_in.html", context, status=403)
    except OutsidePartyError as failure:
        return _out_of_order(request, failure)
    request.session.pop(_WANTED, None)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return HttpResponseRedirect(wanted)


@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Out of here, and on to the service's own door out where it has one: the next at this machine is another."""
    if request.method == "GET":
        return render(request, "sign_in/leave.html") if request.user.is_authenticated else redirect("/")
    elsewhere = _farewell(request)
    logout(request)
    if elsewhere:
        return render(request, "sign_in/left.html", {"elsewhere": elsewhere, "label": _(_service().label)})
    messages.success(request, _("Bạn đã đăng xuất."))
    return redirect("/")


def _service() -> SignOn:
    return cast(SignOn, adapter_for(PORT))


def _callback(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("sign_in:finish"))


def _doors(request: HttpRequest, wanted: str) -> dict[str, Any]:
    """What the pages of this module link to; officers go to their desk unless they came from somewhere."""
    officers = with_next("account_login", wanted) if wanted != "/" else reverse("account_login")
    return {
        "label": _(_service().label),
        "next": wanted,
        "citizens_href": with_next("sign_in:start", wanted),
        "officers_href": officers,
    }


def _out_of_order(request: HttpRequest, failure: OutsidePartyError) -> HttpResponse:
    """The service failed, not the person: say so, keep where they were, offer another try and another way."""
    log.warning("sign-on failed: %s", failure)
    context = _doors(request, safe_next(request, request.session.get(_WANTED)))
    return render(request, "sign_in/out_of_order.html", context, status=503)


def _farewell(request: HttpRequest) -> str:
    """A service that cannot be reached keeps nobody signed in here."""
    try:
        return _service().leave(back=request.build_absolute_uri("/"), session=request.session)
    except OutsidePartyError as failure:
        log.warning("sign-on has no way out: %s", failure)
        return ""
