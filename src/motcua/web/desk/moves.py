"""Carrying out a move: done, the next dossier of the tab follows; refused, what was typed is still there."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.core.dossiers import policies, queries
from motcua.core.dossiers.errors import as_seen
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.queries import Tab
from motcua.kernel.errors import DomainError
from motcua.web.desk import dossier as page
from motcua.web.desk.acts import ACTS, Act
from motcua.web.desk.frame import for_officers, look_of
from motcua.web.desk.rows import address_of
from motcua.web.ui.errors import nothing_revealed
from motcua.web.ui.requests import ActingRequest

SIGNING, CLERK, RETURNS, COUNTER = "ky", "van-thu", "tra-ket-qua", "quay"
_PLACES = {SIGNING: "desk:signing", CLERK: "desk:clerk", RETURNS: "desk:returns", COUNTER: "desk:counter"}
"""Pages on which one works through a pile: after a move one is there again."""


@for_officers()
@require_POST
def make(request: ActingRequest, code: str, move: str) -> HttpResponse:
    """Carry out one move of the table."""
    if move not in ACTS:
        raise Http404
    with nothing_revealed():
        dossier = queries.visible_dossier(request.actor, code)
    act = ACTS[move]
    form = act.form(request.POST, request.FILES, dossier=dossier, slug=act.slug)
    try:
        if not form.is_valid():
            return page.refused(request, code, act, form, None)
        act.carry_out(dossier, request.actor, form.cleaned_data["version"], form)
    except DomainError as refused:
        refusal = as_seen(refused, seen=form.cleaned_data["version"], version=dossier.version)
        told = tell(form, refusal)
        return page.refused(request, code, act, form, None if told else refusal)
    messages.success(request, said_of(act, dossier))
    return redirect(next_place(request, dossier, form.cleaned_data["tab"]))


def tell(form: Form, refusal: DomainError) -> bool:
    """Put each sentence beside its box; False if it is about no box of this form."""
    own = [problem for problem in refusal.problems if problem.field in form.fields]
    for problem in own:
        form.add_error(problem.field, problem.message)
    return len(own) == len(refusal.problems)


def said_of(act: Act, dossier: Dossier) -> str:
    said: dict[str, Any] = {"done": act.done, "code": dossier.code}
    return _("%(done)s hồ sơ %(code)s.") % said


def next_place(request: ActingRequest, dossier: Dossier, tab: str) -> str:
    """The next dossier of the tab; the pile one works through; else this dossier, while it may be seen."""
    if tab in _PLACES:
        return reverse(_PLACES[tab])
    if tab in set(Tab):
        rows = queries.inbox(look_of(request), Tab(tab)).exclude(pk=dossier.pk)
        code = rows.values_list("code", flat=True).first()
        return address_of(code, tab) if code else f"{reverse('desk:inbox')}?tab={tab}"
    seen = policies.scoped(request.actor).filter(pk=dossier.pk).exists()
    return address_of(dossier.code) if seen else reverse("desk:inbox")
