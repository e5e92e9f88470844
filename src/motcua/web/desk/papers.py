"""What an officer reads beside the decision: filed papers, the draft of the answer, slips made on demand."""

import logging
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.core.documents import queries as documents
from motcua.core.documents.errors import StorageDamaged
from motcua.core.documents.models import StoredFile
from motcua.core.dossiers import policies
from motcua.core.dossiers.models import Dossier, DossierPaper, Result, Supplement
from motcua.core.dossiers.printed import print_form
from motcua.core.dossiers.printed.from_dossier import reception_slip, refusal_slip, result_document, supplement_request
from motcua.core.dossiers.services.read_dossier import read_dossier
from motcua.core.dossiers.workflow import Move
from motcua.core.identity import queries as identity
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.web.desk.frame import for_officers
from motcua.web.ui import errors
from motcua.web.ui.errors import nothing_revealed
from motcua.web.ui.requests import ActingRequest

_log = logging.getLogger(__name__)
SHOWN = ("application/pdf", "image/jpeg", "image/png", "image/webp")
PDF = "application/pdf"
# Nothing in other people's files may run or call home; our own pages alone may frame them.
_POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"


@for_officers()
@require_safe
def paper(request: ActingRequest, code: str, paper_id: int) -> HttpResponse:
    """A filed paper, shown where the browser can, offered for saving otherwise."""
    with nothing_revealed():
        dossier = read_dossier(code, actor=request.actor, purpose="paper")
        found = DossierPaper.objects.select_related("file").get(dossier=dossier, pk=paper_id)
    if found.file is None:
        raise Http404
    return kept_file(request, found.file)


@for_officers()
@require_safe
def draft_result(request: ActingRequest, code: str) -> HttpResponse:
    """The answer as it stands: to who signs it, with the capacity in which it would be signed now."""
    with nothing_revealed():
        dossier = read_dossier(code, actor=request.actor, purpose="result")
        related = ("dossier__applicant", "dossier__competent_unit", "approved_by", "file")
        result = Result.objects.select_related(*related).get(dossier=dossier)
    if result.file is not None:
        return kept_file(request, result.file)
    return framed(print_form(result_document(as_signed_now(result, request), clock.now())), f"du-thao-{code}.pdf")


@for_officers()
@require_safe
def form(request: ActingRequest, code: str, form: str) -> HttpResponse:
    """Forms 01, 02 (the last request, or the one of `?so=`) and 03, made on demand."""
    with nothing_revealed():
        dossier = read_dossier(code, actor=request.actor, purpose=f"form:{form}"[:64])
        try:
            return framed(_printed(dossier, form, request), f"mau-{form}-{code}.pdf")
        except DomainError as problem:
            return _said_in_frame(errors.page(request, 404, said=problem.message, code=problem.code))


def framed(content: bytes, name: str, media_type: str = PDF) -> HttpResponse:
    """Bytes that a page of ours may show in a frame, and nobody else's page may."""
    way = "inline" if media_type in SHOWN else "attachment"
    headers = {
        "Content-Disposition": f"{way}; filename*=UTF-8''{quote(name)}",
        "Content-Security-Policy": _POLICY,
        "X-Frame-Options": "SAMEORIGIN",
    }
    return HttpResponse(content, content_type=media_type, headers=headers)


def as_signed_now(result: Result, request: ActingRequest) -> Result:
    """What is seen is what is signed: for the leader whose turn it is, the lines that will stand above the name."""
    if result.approved_by is None and policies.may(request.actor, Move.APPROVE, result.dossier) and request.officer:
        result.signature_lines = capacity_of(request.actor)
        result.approved_by = request.officer
    return result


def capacity_of(actor: Actor) -> list[str]:
    return identity.capacity_in_force(int(actor.id), actor.unit_id, clock.today()) if actor.unit_id else []


def kept_file(request: HttpRequest, file: StoredFile) -> HttpResponse:
    """A file of a dossier that is in the actor's scope: shown where the browser can, else offered for saving."""
    acting: ActingRequest = request  # type: ignore[assignment]  # only our own views come here
    try:
        content = documents.open_file(file, actor=acting.actor, in_scope=True)
    except DomainError as problem:
        return _said_in_frame(errors.page(request, 409, said=problem.message, code=problem.code))
    except StorageDamaged:
        _log.exception("a paper cannot be read")
        return _said_in_frame(errors.page(request, 500))
    return framed(content, file.name, file.content_type)


def _said_in_frame(answer: HttpResponse) -> HttpResponse:
    """A refusal where the paper would stand: our own page may show it."""
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    answer.headers["Content-Security-Policy"] = "default-src 'self'; img-src 'self' data:; frame-ancestors 'self'"
    return answer


def _printed(dossier: Dossier, form: str, request: HttpRequest) -> bytes:
    match form:
        case "01":
            return print_form(reception_slip(dossier))
        case "02":
            return print_form(supplement_request(_supplement(dossier, request.GET.get("so", ""))))
        case "03":
            return print_form(refusal_slip(dossier))
    raise Http404


def _supplement(dossier: Dossier, number: str) -> Supplement:
    asked = Supplement.objects.select_related("asked_by", "asked_unit").filter(dossier=dossier)
    found = asked.get(number=int(number)) if number.isdigit() else asked.order_by("number").last()
    if found is None:
        raise Supplement.DoesNotExist
    found.dossier = dossier
    return found
