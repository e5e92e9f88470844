"""The owner's page of a dossier: everything that happened, everything that may be done."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from motcua.core.catalogue import queries as catalogue
from motcua.core.catalogue.definitions.forms import Form
from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.dossiers import policies
from motcua.core.dossiers import queries as dossiers
from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.models import Dossier, Result
from motcua.core.dossiers.services.answer_supplement import start_answer
from motcua.core.dossiers.services.withdraw import withdraw
from motcua.core.dossiers.workflow import Move, legal_moves
from motcua.core.notifications import queries as notifications
from motcua.kernel.errors import DomainError
from motcua.web.portal import areas
from motcua.web.portal.access import Request, citizens_only
from motcua.web.portal.filing.receipt import file_items
from motcua.web.portal.following.slips import slips_of
from motcua.web.portal.following.standing import standing_of
from motcua.web.portal.words import RETURN_WAYS, WAYS
from motcua.web.ui import errors
from motcua.web.ui.eforms.saying import said_all
from motcua.web.ui.eforms.wards import ward_codes
from motcua.web.ui.errors import nothing_revealed


def own_dossier(request: Request, code: str) -> Dossier:
    with nothing_revealed():
        return dossiers.visible_dossier(request.actor, code)


@citizens_only
@require_GET
def follow(request: Request, code: str) -> HttpResponse:
    dossier = own_dossier(request, code)
    context = _live(dossier) | {
        "files": file_items(dossier),
        "supplements": list(dossier.supplements.select_related("asked_unit")),
        "slips": slips_of(dossier),
        "told": list(notifications.about_dossier(request.actor, code)[:20]),
        "answers": _answers(dossier),
        "may_withdraw": _may(request, dossier, Move.WITHDRAW),
        "may_answer": _may(request, dossier, Move.ANSWER_SUPPLEMENT),
        "result": _result(dossier),
        "way": WAYS.get(dossier.way, ""),
        "return_way": RETURN_WAYS.get(dossier.return_way, ""),
        "may_rate": dossier.state == State.RETURNED and not hasattr(dossier, "rating"),
    }
    return render(request, "portal/following/dossier.html", context)


@citizens_only
@require_GET
def follow_part(request: Request, code: str) -> HttpResponse:
    return render(request, "portal/following/standing.html", _live(own_dossier(request, code)))


@citizens_only
@require_POST
def take_back(request: Request, code: str) -> HttpResponse:
    """Rút hồ sơ. A page that was opened before the dossier moved on is told so and nothing happens."""
    dossier = own_dossier(request, code)
    version = request.POST.get("version", "")
    try:
        withdraw(
            dossier,
            actor=request.actor,
            version=int(version) if version.isdecimal() else 0,
            reason=request.POST.get("ly-do", "")[:1000],
        )
    except DomainError as problem:
        return errors.refusal(request, problem)
    messages.success(request, _("Đã rút hồ sơ %(code)s.") % {"code": code})
    return redirect("portal:follow", code)


@citizens_only
@require_POST
def answer(request: Request, code: str) -> HttpResponse:
    """Open the draft in which the supplement is answered."""
    try:
        draft = start_answer(own_dossier(request, code), actor=request.actor)
    except DomainError as problem:
        return errors.refusal(request, problem)
    return redirect("portal:draft", draft.pk)


def _live(dossier: Dossier) -> dict[str, object]:
    return {
        "dossier": dossier,
        "standing": standing_of(dossier),
        "topic": f"dossier:{dossier.token}",
        "part_url": reverse("portal:follow_part", args=[dossier.code]),
        "is_owner": True,
    }


def _may(request: Request, dossier: Dossier, move: Move) -> bool:
    accepted = dossier.accepted_at is not None
    legal = legal_moves(State(dossier.state), accepted=accepted, step=StepKind(dossier.step_kind))
    return move in legal and policies.may(request.actor, move, dossier)


def _result(dossier: Dossier) -> Result | None:
    """The answer, once it has its number; a draft of the office is nobody's to see."""
    return Result.objects.select_related("file").filter(dossier=dossier, number__isnull=False).first()


def _answers(dossier: Dossier) -> list[object]:
    form = Form.model_validate(dossier.procedure.form)
    found = catalogue.evaluated(dossier.procedure, dossier.answers)
    return list(said_all(form, dossier.answers, found, areas.words_of(ward_codes(form, dossier.answers))))


@citizens_only
@require_GET
def slip(request: Request, code: str, name: str) -> HttpResponse:
    dossier = own_dossier(request, code)
    made = next((one for one in slips_of(dossier) if one.name == name), None)
    if made is None:
        raise Http404
    return made.as_file(dossier)
