"""The papers that a person has here already: what they are, until when they hold, where they were used."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from motcua.core.documents import queries as documents
from motcua.core.documents.models import PersonalPaper
from motcua.core.documents.services.forget_paper import forget_paper
from motcua.kernel import clock
from motcua.web.portal import queries
from motcua.web.portal.access import Request, citizens_only, signed_in_party
from motcua.web.ui.errors import nothing_revealed


@citizens_only
@require_GET
def papers(request: Request) -> HttpResponse:
    kept = list(documents.repository_of(signed_in_party(request).pk))
    used = queries.dossiers_using([paper.file_id for paper in kept], request.actor)
    rows = [(paper, used.get(paper.file_id, []), _is_over(paper)) for paper in kept]
    return render(request, "portal/repository.html", {"rows": rows})


@citizens_only
@require_POST
def forget(request: Request, paper_id: UUID) -> HttpResponse:
    """It is offered no more; dossiers that used it keep their file."""
    with nothing_revealed():
        paper = documents.repository_of(signed_in_party(request).pk).get(pk=paper_id)
    forget_paper(paper, actor=request.actor)
    messages.success(request, _("Đã bỏ “%(name)s” khỏi kho giấy tờ.") % {"name": paper.name})
    return redirect("portal:repository")


def _is_over(paper: PersonalPaper) -> bool:
    return paper.valid_until is not None and paper.valid_until < clock.today()
