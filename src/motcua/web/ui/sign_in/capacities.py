"""For whom one acts: a citizen for themself or under a mandate, an officer for one of their units."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.core.identity import queries
from motcua.kernel import clock
from motcua.web.ui import errors
from motcua.web.ui.acting import ACTING_FOR, UNIT, ActingRequest, citizens_only, officers_only
from motcua.web.ui.ways_in import NEXT, safe_next


@require_http_methods(["GET", "POST"])
@citizens_only
def acting_for(request: HttpRequest) -> HttpResponse:
    """Choose the person for whom one files; nothing chosen is oneself."""
    acting = cast(ActingRequest, request)
    assert acting.party is not None  # citizens have one
    wanted = safe_next(request, request.POST.get(NEXT) or request.GET.get(NEXT))
    principals = queries.principals_of(acting.party, clock.now())
    if request.method == "GET":
        return render(request, "sign_in/acting_for.html", {"principals": principals, NEXT: wanted})
    chosen = request.POST.get("principal", "")
    if not chosen:
        request.session.pop(ACTING_FOR, None)
        messages.success(request, _("Từ giờ bạn nộp hồ sơ cho chính mình."))
        return HttpResponseRedirect(wanted)
    principal = next((party for party in principals if str(party.pk) == chosen), None)
    if principal is None:
        return errors.page(request, 403, said=_("Không có ủy quyền nào đang có hiệu lực của người này cho bạn."))
    request.session[ACTING_FOR] = str(principal.pk)
    messages.success(request, _("Từ giờ bạn nộp hồ sơ thay %(name)s.") % {"name": principal.name})
    return HttpResponseRedirect(wanted)


@require_http_methods(["GET", "POST"])
@officers_only()
def unit(request: HttpRequest) -> HttpResponse:
    """Choose the unit for which one acts; only units in which one holds a role today are offered and taken."""
    acting = cast(ActingRequest, request)
    wanted = safe_next(request, request.POST.get(NEXT) or request.GET.get(NEXT), default="/can-bo/")
    units = {held.unit_id: held.unit for held in acting.holdings}
    if request.method == "GET":
        return render(request, "sign_in/unit.html", {"units": units.values(), NEXT: wanted})
    chosen = next((one for one in units.values() if str(one.pk) == request.POST.get("unit")), None)
    if chosen is None:
        return errors.page(request, 403, said=_("Bạn không giữ vai trò nào ở đơn vị này."))
    request.session[UNIT] = chosen.pk
    messages.success(request, _("Bạn đang làm việc cho %(unit)s.") % {"unit": chosen.name})
    return HttpResponseRedirect(wanted)
