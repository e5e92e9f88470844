"""The page that stands where VNeID's would."""

from dataclasses import asdict
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.adapters.sign_on_demo.adapter import CALLBACK, CHOSEN
from motcua.adapters.sign_on_demo.forms import KnownForm, SomebodyForm
from motcua.adapters.sign_on_demo.people import Choice, known_people

# What a person or VNeID itself may answer instead, to try what the product does then (RFC 6749, 4.1.2.1).
_ERRORS = {"refuse": "access_denied", "fail": "temporarily_unavailable"}


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Choose who one is. Without an attempt under way there is nothing to choose for."""
    if CALLBACK not in request.session:
        return redirect("sign_in:choose")
    state, act = request.GET.get("state", ""), request.POST.get("act", "")
    if act in _ERRORS:
        return _back(request, state, error=_ERRORS[act])
    people = known_people()
    known = KnownForm(people, request.POST if act == "known" else None)
    somebody = SomebodyForm(request.POST if act == "somebody" else None)
    if known.is_bound and known.is_valid():
        party = next(one for one in people if str(one.pk) == known.cleaned_data["person"])
        return _chosen(request, state, Choice(party.identifier, party.name))
    if somebody.is_bound and somebody.is_valid():
        return _chosen(request, state, somebody.choice())
    context = {"people": people, "known": known, "somebody": somebody}
    return render(request, "sign_on_demo/choose.html", context, status=422 if request.method == "POST" else 200)


def _chosen(request: HttpRequest, state: str, choice: Choice) -> HttpResponseRedirect:
    request.session[CHOSEN] = asdict(choice)
    return _back(request, state, code="demo")


def _back(request: HttpRequest, state: str, **answer: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{request.session[CALLBACK]}?{urlencode({'state': state, **answer})}")
