"""How the offices do this month, on the first page: fetched after it, so that the page itself waits for no figure."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.core.identity import queries as identity
from motcua.core.index import queries as index
from motcua.core.index.periods import Period
from motcua.core.index.queries import Value
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.web.ui.tags.filters import number
from motcua.web.ui.wording import percent

SHOWN = ("on_time", "received", "overdue")


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure in words; `absent` where nothing was there to count. It opens to the rows that it counts."""

    label: str
    value: str
    detail: str
    href: str
    absent: str
    tone: str


@require_GET
def strip(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    try:
        root = identity.root(now.date())
    except DomainError:  # a city without units has no figures either
        return HttpResponse(status=204)
    values = index.values_of(identity.subtree_ids(root, now.date()), Period.month(now.year, now.month).asked(now))
    figures = [_shown(values[code]) for code in SHOWN]
    return render(request, "portal/figures.html", {"figures": figures, "as_of": now})


def _shown(value: Value) -> Shown:
    figure = value.figure
    href = reverse("board:figure", args=[figure.code])
    tone = "late" if figure.code == "overdue" and value.numerator else ""
    if value.denominator is None:
        return Shown(_(figure.name), number(value.numerator, 0), "", href, "", tone)
    if value.ratio is None:
        return Shown(_(figure.name), "", "", href, _("chưa phát sinh"), tone)
    counted = _("%(part)d trên %(whole)d hồ sơ") % {"part": value.numerator, "whole": value.denominator}
    return Shown(_(figure.name), percent(value.ratio), counted, href, "", tone)
