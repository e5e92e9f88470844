"""Whether everything agrees: what the last comparison looked at, what differs, and those before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.core.index.policies import watched
from motcua.core.index.queries import set_on
from motcua.core.index.queries.agreement import agreements, differences_of
from motcua.kernel import clock
from motcua.web.board import agreeing
from motcua.web.board.views.frame import is_live
from motcua.web.ui.parts import Crumb

SHOWN = 14
"""Two weeks of nights."""


def agreement(request: HttpRequest) -> HttpResponse:
    """Anybody sees how much differs and in which figures; which dossiers they are is for who watches the units."""
    found = agreements(SHOWN)
    last = found[0] if found else None
    here = reverse("board:agreement")
    context = {
        "last": last,
        "told": [agreeing.told(one) for one in found],
        "touched": agreeing.touched(differences_of(last), set_on(clock.today())),
        "dossiers": agreeing.dossiers_differing(last) if last else 0,
        "each_href": reverse("board:monitor:agreement") if watched(request.actor) else "",  # type: ignore[attr-defined]
        "crumbs": [Crumb(_("Bộ chỉ số"), reverse("board:home")), Crumb(_("Đối chiếu số liệu"))],
        "live_url": f"{here}?phan=so-lieu",
    }
    return render(request, "board/_agreement.html" if is_live(request) else "board/agreement.html", context)
