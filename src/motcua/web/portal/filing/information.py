"""The form, step by step: kept as it was typed, judged when it is sent on."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.core.catalogue.definitions.fields import RowsField
from motcua.core.catalogue.definitions.forms import Step
from motcua.web.portal import areas
from motcua.web.portal.access import Request, citizens_only
from motcua.web.portal.filing.drafts import Filing, open_filing
from motcua.web.portal.filing.keeping import keep
from motcua.web.portal.filing.merging import fingerprints
from motcua.web.portal.filing.refusals import draft_refusals
from motcua.web.ui.eforms.page import Page, page_of
from motcua.web.ui.eforms.posted import changed_answers, with_row, without_row
from motcua.web.ui.eforms.wards import ward_codes


@citizens_only
@draft_refusals
def first_step(request: Request, draft_id: UUID) -> HttpResponse:
    return redirect(open_filing(request, draft_id).stages[0].href)


@citizens_only
@draft_refusals
@require_http_methods(["GET", "POST"])
def information(request: Request, draft_id: UUID, code: str) -> HttpResponse:
    filing = open_filing(request, draft_id)
    step = step_of(filing, code)
    if request.method == "GET":
        return _show(request, filing, step, judged="soat" in request.GET)
    typed = changed_answers(filing.form, request.POST, filing.draft.answers, areas.settle)
    shown = set(filing.found.visible)
    seen, revision = request.POST.get("seen", ""), revision_in(request)
    filing, clashes = keep(filing, typed, actor=request.actor, revision=revision, seen=seen)
    if clashes:
        return _show(request, filing, step, typed=typed, clashes=clashes, status=409)
    act, _, about = request.POST.get("do", "").partition(":")
    if act in ("add", "remove"):
        return _change_rows(request, filing, step, act, about)
    return _go_on(request, filing, step, shown)


def step_of(filing: Filing, code: str) -> Step:
    """The step, if it is asked at all as the answers stand; 404 otherwise."""
    for step in filing.form_steps:
        if step.code == code:
            return step
    raise Http404


def revision_in(request: Request) -> int:
    """The revision that a page was made from; -1, which none is, when it says nothing that can be read."""
    said = request.POST.get("revision", "")
    return int(said) if said.isdecimal() and len(said) < 10 else -1


def page_for(filing: Filing, step: Step, answers: Mapping[str, Any], *, judged: bool = False) -> Page:
    wards = areas.words_of(ward_codes(filing.form, answers))
    return page_of(step, answers, filing.found, judged=judged, wards=wards)


def _go_on(request: Request, filing: Filing, step: Step, shown: Collection[str]) -> HttpResponse:
    """To the next page, unless something here is wrong, or an answer brought a question that was not seen yet."""
    wrong = wrong_in(filing, step)
    if not wrong:
        return redirect(filing.next_href(step.code))
    unseen = all(path in filing.found.visible and path not in shown for path in wrong)
    return _show(request, filing, step, judged=not unseen, news=unseen, status=422)


def wrong_in(filing: Filing, step: Step) -> list[str]:
    """The paths of a step's problems."""
    here = {one.name for one in step.fields()}
    return [path for path in filing.found.problems if path.partition(".")[0] in here]


def _change_rows(request: Request, filing: Filing, step: Step, act: str, about: str) -> HttpResponse:
    name, _, number = about.partition(".")
    field = next((one for one in step.fields() if one.name == name and isinstance(one, RowsField)), None)
    if not isinstance(field, RowsField):
        raise Http404
    rows = filing.draft.answers.get(name)
    at = int(number) if number.isdecimal() else -1
    rows = with_row(field, rows) if act == "add" else without_row(field, rows, at)
    filing, _ = keep(filing, {name: rows or None}, actor=request.actor, revision=filing.draft.revision, seen="")
    if request.htmx:
        here = len(rows) - 1 if act == "add" else min(at, len(rows) - 1)
        return _show(request, filing, step, focus=f"{name}.{here}")
    return redirect(f"{filing.href('information', step.code)}#f-{name}")


def _show(
    request: Request,
    filing: Filing,
    step: Step,
    *,
    judged: bool = False,
    typed: Mapping[str, Any] | None = None,
    clashes: Collection[str] = (),
    news: bool = False,
    focus: str = "",
    status: int = 200,
) -> HttpResponse:
    page = page_for(filing, step, {**filing.draft.answers, **(typed or {})}, judged=judged)
    context = {
        **filing.frame(step.code),
        "page": page,
        "judged": judged,
        "next_href": filing.next_href(step.code),
        "news": news,
        "focus": focus,
        "theirs": page_for(filing, step, filing.draft.answers).told(clashes),
        "seen": fingerprints(filing.draft.answers, [one.name for one in step.fields()]),
    }
    return render(request, "portal/filing/information.html", context, status=status)
