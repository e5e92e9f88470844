"""A look at exactly what will be sent, everything that is still wrong, and the one button that sends it once."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.core.catalogue import queries as catalogue
from motcua.core.catalogue.definitions.words import Channel
from motcua.core.dossiers.definitions import DraftState, ReturnWay
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.answer_supplement import answer_supplement, check_answer
from motcua.core.dossiers.services.submit import check, submit
from motcua.core.ledger.definitions import Actor
from motcua.kernel.errors import DomainError, Problems
from motcua.web.portal import areas, money
from motcua.web.portal.access import Request, citizens_only
from motcua.web.portal.filing.drafts import Filing, own_filing
from motcua.web.portal.filing.information import revision_in
from motcua.web.portal.filing.paper_rows import paper_rows
from motcua.web.portal.filing.refusals import sent_already
from motcua.web.portal.words import RETURN_WAYS
from motcua.web.ui.eforms.saying import said_in
from motcua.web.ui.eforms.wards import ward_codes


@citizens_only
@require_http_methods(["GET", "POST"])
def review(request: Request, draft_id: UUID) -> HttpResponse:
    filing = own_filing(request, draft_id)
    if filing.draft.state != DraftState.OPEN:
        return sent_already(request, draft_id)
    if request.method == "GET":
        return _show(request, filing, problems=_problems(filing))
    try:
        dossier = _send(filing, actor=request.actor, revision=revision_in(request), way=request.POST.get("nhan", ""))
    except DomainError as problem:
        return _not_sent(request, filing, problem)
    return redirect("portal:follow" if filing.is_answer else "portal:receipt", dossier.code)


def _send(filing: Filing, *, actor: Actor, revision: int, way: str) -> Dossier:
    if filing.is_answer:
        return answer_supplement(filing.draft, actor=actor, revision=revision)
    return_way = ReturnWay(way) if way in RETURN_WAYS else None
    return submit(filing.draft, actor=actor, revision=revision, return_way=return_way)


def _not_sent(request: Request, filing: Filing, problem: DomainError) -> HttpResponse:
    """Sent by another window a moment ago: its receipt. Changed by it: the newest, to look at again."""
    filing = own_filing(request, filing.draft.pk)
    if filing.draft.state != DraftState.OPEN:
        return sent_already(request, filing.draft.pk)
    status = 409 if problem.code.endswith("changed_meanwhile") else 422
    return _show(request, filing, problems=problem.problems, status=status)


def _problems(filing: Filing) -> Iterable[DomainError]:
    """What would be refused now."""
    try:
        check_answer(filing.draft) if filing.is_answer else check(filing.draft)
    except Problems as problems:
        return problems.problems
    return []


def _show(request: Request, filing: Filing, *, problems: Iterable[DomainError], status: int = 200) -> HttpResponse:
    draft = filing.draft
    wards = areas.words_of(ward_codes(filing.form, draft.answers))
    context = {
        **filing.frame("xem-lai"),
        "problems": [(problem.message, place_of(filing, problem)) for problem in problems],
        "parts": [(step, said_in(step, draft.answers, filing.found, wards)) for step in filing.form_steps],
        "rows": paper_rows(filing),
        "return_ways": RETURN_WAYS.items(),
        "cost": money.cost_of(_fees(filing)),
    }
    return render(request, "portal/filing/review.html", context, status=status)


def _fees(filing: Filing) -> list[catalogue.FeeLine]:
    draft = filing.draft
    return catalogue.fee_lines(draft.version, draft.case, Channel.ONLINE, answers=filing.found.values)


def place_of(filing: Filing, problem: DomainError) -> str:
    """The address at which a problem can be put right."""
    kind, _, path = (problem.field or "").partition(":")
    if kind == "paper":
        return f"{filing.href('papers')}#giay-{path}"
    if kind == "place":
        return filing.href("place")
    name = path.partition(".")[0]
    for step in filing.form_steps if kind == "form" else ():
        if any(one.name == name for one in step.fields()):
            return f"{filing.href('information', step.code)}?soat=1#f-{path}"
    return ""
