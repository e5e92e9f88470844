"""Following without signing in: by the code, which can be guessed and tells little; by the token of the QR."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.core.dossiers import queries as dossiers
from motcua.core.dossiers.models import Dossier
from motcua.kernel.codes import parse_dossier_code
from motcua.kernel.errors import DomainError
from motcua.web.portal.access import Request
from motcua.web.portal.following.standing import standing_of
from motcua.web.ui.errors import nothing_revealed
from motcua.web.ui.limits import limited


@require_GET
@limited("track", asks="ma")
def track(request: Request) -> HttpResponse:
    """The owner is led to the whole history; anybody else sees where the dossier is, and not even what it asks for."""
    typed = request.GET.get("ma", "")[:60]
    if not typed.strip():
        return render(request, "portal/following/track.html", {})
    try:
        code = str(parse_dossier_code(typed))
    except DomainError as problem:
        return render(request, "portal/following/track.html", {"typed": typed, "wrong": problem.message}, status=422)
    if dossiers.my_dossiers(request.actor).filter(code=code).exists():
        return redirect("portal:follow", code)
    dossier = by_code(code)
    if dossier is None:
        wrong = _("Chưa có hồ sơ nào mang mã %(code)s. Xin xem lại mã trên giấy tiếp nhận.") % {"code": code}
        return render(request, "portal/following/track.html", {"typed": typed, "wrong": wrong}, status=404)
    context = {"typed": typed, "dossier": dossier, "standing": standing_of(dossier)}
    return render(request, "portal/following/track.html", context)


def by_code(code: str) -> Dossier | None:
    units = ("procedure", "receiving_unit", "competent_unit", "returning_unit")
    return Dossier.objects.select_related(*units).filter(code=code).first()


@require_GET
@limited("status")
def status(request: Request, token: str) -> HttpResponse:
    """Whoever holds the paper sees what it is about and where it is; nothing personal."""
    return render(request, "portal/following/status.html", _public(token))


@require_GET
@limited("status")
def status_part(request: Request, token: str) -> HttpResponse:
    return render(request, "portal/following/standing.html", _public(token))


def _public(token: str) -> dict[str, object]:
    with nothing_revealed():
        dossier = dossiers.by_token(token)
    return {
        "dossier": dossier,
        "standing": standing_of(dossier),
        "topic": f"dossier:{token}",
        "part_url": reverse("portal:status_part", args=[token]),
    }
