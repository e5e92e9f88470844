"""When a draft can no longer be written: said once, for every page of the filing."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from motcua.core.dossiers import queries as dossiers
from motcua.kernel.errors import DomainError
from motcua.web.portal.access import Request
from motcua.web.ui import errors

View = Callable[..., HttpResponse]


def draft_refusals(view: View) -> View:
    """A draft that was submitted meanwhile leads to its dossier; any other refusal is said as what it is."""

    @wraps(view)
    def guarded(request: Request, draft_id: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, draft_id, *args, **kwargs)
        except DomainError as problem:
            if problem.code == "draft.closed" and not request.htmx:
                return sent_already(request, draft_id)
            return errors.refusal(request, problem)

    return guarded


def sent_already(request: Request, draft_id: UUID) -> HttpResponse:
    """To what came of the draft: the receipt of the dossier that it became, or the dossier that it answered for."""
    mine = dossiers.my_dossiers(request.actor)
    if dossier := mine.filter(draft_id=draft_id).first():
        return redirect("portal:receipt", dossier.code)
    answered = mine.filter(answers_in_draft=draft_id).first()
    return redirect("portal:follow", answered.code) if answered else redirect("portal:mine")
