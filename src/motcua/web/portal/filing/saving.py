"""Each field saves itself; parts of the page that hang on an answer come and go with it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from motcua.core.dossiers.services.save_draft import save_answers
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.web.portal import areas
from motcua.web.portal.access import Request, citizens_only
from motcua.web.portal.filing.drafts import Filing, open_filing, own_filing
from motcua.web.portal.filing.information import page_for, revision_in, step_of
from motcua.web.portal.filing.refusals import draft_refusals
from motcua.web.ui import autosave
from motcua.web.ui.eforms.posted import changed_answers


@citizens_only
@require_POST
def save_field(request: Request, draft_id: UUID) -> HttpResponse:
    """One field, as typed. What is wrong with it is said at once, and kept all the same."""
    filing = own_filing(request, draft_id)
    draft = filing.draft
    changed = changed_answers(filing.form, request.POST, draft.answers, areas.settle)
    try:
        draft = save_answers(draft, actor=request.actor, revision=revision_in(request), answers=changed)
    except DomainError as problem:
        return _not_saved(request, filing, problem)
    found = Filing(draft).found.problems.get(request.POST.get("field", ""))
    if found is not None and found.code != "form.required":
        return autosave.refused(request, problems=[found.message], revision=draft.revision)
    return autosave.saved(request, at=clock.now(), revision=draft.revision)


def _not_saved(request: Request, filing: Filing, problem: DomainError) -> HttpResponse:
    if problem.code != "draft.changed_meanwhile":
        return autosave.refused(request, problems=[problem.message], revision=filing.draft.revision)
    newest = own_filing(request, filing.draft.pk).draft.revision
    return autosave.changed_meanwhile(request, revision=newest, href=request.META.get("HTTP_REFERER", ""))


@citizens_only
@draft_refusals
@require_GET
def hanging(request: Request, draft_id: UUID, code: str) -> HttpResponse:
    """The places of a step that must appear or vanish on a page that shows those in `co`, out of band.

    A page that does not say what it shows is told what was computed, and nothing is drawn over.
    """
    filing = open_filing(request, draft_id)
    step = step_of(filing, code)
    page = page_for(filing, step, filing.draft.answers)
    there = set(request.GET["co"].split()) if "co" in request.GET else page.open_slots
    context = {
        **filing.frame(code),
        "page": page,
        "changed": page.changed_since(there),
        "filing_here": filing.href("information", code),
        "rows_swap": "portal/filing/rows_swap.html",
    }
    return render(request, "portal/filing/hanging.html", context)
