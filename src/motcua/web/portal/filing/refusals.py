"""When a draft can no longer be written: said once, for every page of the filing."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from motcua.core.dossiers import queries as dossiers
from motcua.core.dossiers.models import Dossier
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
            if problem.code == "draft.closed" and (dossier := submitted_as(request, draft_id)):
                return redirect("portal:receipt", dossier.code)
            return errors.refusal(request, problem)

    return guarded


def submitted_as(request: Request, draft_id: UUID) -> Dossier | None:
    """The dossier that this draft became, if it is the person's own."""
    return dossiers.my_dossiers(request.actor).filter(draft_id=draft_id).first()
