"""The page of a procedure: four answers first, everything the law says below, every version at its own address."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from motcua.core.catalogue.definitions.words import CERTAINTY_LABELS, Certainty
from motcua.core.catalogue.models import ProcedureCase, ProcedureVersion, VersionState
from motcua.kernel import clock
from motcua.web.portal import queries
from motcua.web.portal.access import Request
from motcua.web.portal.filing.starting import published_or_404
from motcua.web.portal.procedures.facts import facts_of, is_online
from motcua.web.ui.parts import Crumb

_NUMBERED = re.compile(r"^[-–*\s]*(Bước|B)\s*\d+\s*[:.)-]\s*", re.IGNORECASE)


@require_GET
@vary_on_headers("HX-Request")
def procedure(request: Request, code: str) -> HttpResponse:
    return _show(request, published_or_404(code))


@require_GET
@vary_on_headers("HX-Request")
def version(request: Request, code: str, number: int) -> HttpResponse:
    """A version as it was published, for whoever filed under it."""
    found = ProcedureVersion.objects.exclude(state=VersionState.DRAFT).select_related("procedure", "sector")
    one = found.filter(procedure__code=code, number=number).first()
    if one is None:
        raise Http404
    return _show(request, one)


def _show(request: Request, version: ProcedureVersion) -> HttpResponse:
    cases = list(version.cases.all())
    case = _case(cases, request.GET.get("truong-hop", ""))
    places = queries.places_of(version, clock.today())
    context = {
        "version": version,
        "cases": cases,
        "case": case,
        "facts": facts_of(version, case, places),
        "places": places,
        "may_file": bool(places) and is_online(version) and version.state == VersionState.PUBLISHED,
        "doubts": _doubts(version.certainty),
    }
    if request.htmx:
        return render(request, "portal/procedures/facts.html", context)
    context |= {
        "crumbs": [
            Crumb(pgettext("menu", "Thủ tục"), reverse("portal:procedures")),
            Crumb(version.short_name or version.name),
        ],
        "steps": _steps(version.steps_text),
        "bases": list(version.legal_bases.all()),
        "versions": list(version.procedure.versions.exclude(state=VersionState.DRAFT).order_by("-number")),
        "source": list(_lines(version.source)),
    }
    return render(request, "portal/procedures/procedure.html", context)


def _steps(text: str) -> list[str]:
    """The lines of the record; the page numbers them, so their own numbers go."""
    return [_NUMBERED.sub("", line.strip()) for line in text.splitlines() if line.strip()]


def _case(cases: list[ProcedureCase], code: str) -> ProcedureCase | None:
    """The case asked for, else the first: a list for no case would be a list for nobody."""
    return next((case for case in cases if case.code == code), cases[0] if cases else None)


def _doubts(certainty: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """(label, note) by part of the record, for everything that is not verified."""
    return {
        part: (_(CERTAINTY_LABELS[Certainty(one["level"])]), one.get("note", ""))
        for part, one in certainty.items()
        if one.get("level") not in (None, Certainty.VERIFIED)
    }


def _lines(source: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """The record word for word, flattened: (where it stands, what it says)."""
    if isinstance(source, Mapping):
        for key, value in source.items():
            yield from _lines(value, f"{name} › {key}" if name else str(key))
    elif isinstance(source, list):
        for number, value in enumerate(source, 1):
            yield from _lines(value, f"{name} {number}")
    elif source not in (None, ""):
        yield name.replace("_", " "), str(source)
