"""The papers: photographed, used again, taken out. Each act answers with the one row that it changed."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from motcua.core.catalogue.models import Component
from motcua.core.documents.intake import Limits, problems
from motcua.core.documents.models import PersonalPaper
from motcua.core.documents.policies import owner_of_party
from motcua.core.documents.services.receive_file import receive_file
from motcua.core.dossiers.models import DraftPart
from motcua.core.dossiers.services.draft_papers import add_part, remove_paper, reuse_paper
from motcua.kernel.errors import DomainError
from motcua.web.portal.access import Request, citizens_only
from motcua.web.portal.files import inline
from motcua.web.portal.filing.drafts import Filing, open_filing
from motcua.web.portal.filing.paper_rows import paper_rows
from motcua.web.portal.filing.refusals import draft_refusals
from motcua.web.ui.errors import nothing_revealed

BOX = "tep"


@citizens_only
@draft_refusals
@require_GET
def papers(request: Request, draft_id: UUID) -> HttpResponse:
    return _show(request, open_filing(request, draft_id))


@citizens_only
@draft_refusals
@require_POST
def add_paper(request: Request, draft_id: UUID, code: str) -> HttpResponse:
    """One file at a time from upload.js, several from a plain form. What is refused is said; the others are kept."""
    filing = open_filing(request, draft_id)
    component = _component(filing, code)
    refused: list[str] = []
    for upload in request.FILES.getlist(BOX):
        try:
            _take(request, filing, component, upload)
        except DomainError as problem:
            refused.append(problem.message)
    if refused and request.htmx:
        return HttpResponse(" ".join(refused), status=422, content_type="text/plain; charset=utf-8")
    if refused:
        return _show(request, filing, wrong={code: refused}, status=422)
    return changed(request, filing, code)


@citizens_only
@draft_refusals
@require_POST
def use_again(request: Request, draft_id: UUID, code: str) -> HttpResponse:
    """A paper of the repository in place of a new photo; with no paper named, none of it any more."""
    filing = open_filing(request, draft_id)
    component = _component(filing, code)
    if paper_id := request.POST.get("giay"):
        with nothing_revealed():
            paper = PersonalPaper.objects.get(
                pk=_uuid(paper_id), party=filing.draft.applicant_id, kind=component.paper_kind
            )
        reuse_paper(filing.draft, actor=request.actor, component_code=code, paper=paper)
    else:
        remove_paper(filing.draft, actor=request.actor, component_code=code)
    return changed(request, filing, code)


@citizens_only
@draft_refusals
@require_GET
def preview(request: Request, draft_id: UUID, code: str) -> HttpResponse:
    """The one PDF that the photos of a component became."""
    filing = open_filing(request, draft_id)
    with nothing_revealed():
        paper = filing.draft.papers.select_related("file").get(component_code=code)
    if paper.file is None:
        raise Http404
    return inline(request, paper.file, in_scope=True)


def _take(request: Request, filing: Filing, component: Component, upload: UploadedFile) -> None:
    """Too big is refused before it is read; the same file sent again (its answer was lost) is taken once."""
    limits = Limits().accepting(component.accepts)
    name = upload.name or "tệp"
    if (upload.size or 0) > limits.max_bytes:
        raise problems.too_large(name, upload.size or 0, limits.max_bytes)
    owner = owner_of_party(filing.draft.applicant_id)
    received = receive_file(actor=request.actor, owner=owner, content=upload.read(), name=name, limits=limits)
    there = DraftPart.objects.filter(paper__draft=filing.draft, paper__component_code=component.code)
    if not there.filter(file__sha256=received.file.sha256).exists():
        add_part(
            filing.draft,
            actor=request.actor,
            component_code=component.code,
            file=received.file,
            blurred=received.blurred,
        )


def _component(filing: Filing, code: str) -> Component:
    for component in filing.components:
        if component.code == code:
            return component
    raise Http404


def changed(request: Request, filing: Filing, code: str) -> HttpResponse:
    """The row as it is now, for htmx; the page again, at the row, for everybody else."""
    if not request.htmx:
        return redirect(f"{filing.href('papers')}#giay-{code}")
    row = next(row for row in paper_rows(filing) if row.code == code)
    return render(request, "portal/filing/paper_row.html", {"filing": filing, "row": row})


def _show(
    request: Request, filing: Filing, *, wrong: dict[str, list[str]] | None = None, status: int = 200
) -> HttpResponse:
    if not filing.components:
        return redirect(filing.href("review"))
    context = {**filing.frame("giay-to"), "rows": paper_rows(filing, wrong), "next_href": filing.next_href("giay-to")}
    return render(request, "portal/filing/papers.html", context, status=status)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
