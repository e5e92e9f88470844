"""4 tại chỗ: the page of somebody who waits. What is hers to do stands open; for what is another's the page listens."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.dossiers import queries
from motcua.core.dossiers.definitions import State
from motcua.core.dossiers.errors import as_seen
from motcua.core.dossiers.models import Dossier, Result
from motcua.core.dossiers.queries import Look
from motcua.core.dossiers.services.read_dossier import read_dossier
from motcua.core.dossiers.services.serve_at_counter import Answer, able, capacities, serve_at_counter
from motcua.core.dossiers.workflow import Move
from motcua.core.identity.definitions import Role
from motcua.kernel.errors import DomainError
from motcua.web.desk.acts import kept, moves_open_to
from motcua.web.desk.forms import ProposeForm
from motcua.web.desk.frame import asked_for_region, desk_page, for_officers, look_of
from motcua.web.desk.moves import COUNTER, tell
from motcua.web.desk.rows import Row, holder_of, is_waited_for, place_of, rows_of, title_of
from motcua.web.desk.words import Words
from motcua.web.ui.errors import nothing_revealed, status_of
from motcua.web.ui.parts import Stop
from motcua.web.ui.requests import ActingRequest
from motcua.web.ui.tags.filters import vi_datetime

SLUG = "tai-cho"
_STOPS: tuple[tuple[Words, frozenset[StepKind]], ...] = (
    (gettext_lazy("Tiếp nhận"), frozenset({StepKind.RECEIVE, StepKind.CHECK})),
    (gettext_lazy("Thẩm định"), frozenset({StepKind.PROCESS})),
    (gettext_lazy("Phê duyệt"), frozenset({StepKind.INITIAL, StepKind.REVIEW, StepKind.SIGN, StepKind.NUMBER})),
    (gettext_lazy("Trả kết quả"), frozenset({StepKind.RETURN})),
)
"""Tiếp nhận – thẩm định – phê duyệt – trả kết quả."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who waits; `ready` once there is something to hand over."""

    row: Row
    href: str
    ready: bool


def visitors(request: ActingRequest, found: Look) -> dict[str, Any]:
    """Who waits at this desk, whose result is ready first; the topic and address of that region."""
    dossiers = list(queries.waiting_here(found))
    seen = zip(rows_of(dossiers, found.now), dossiers, strict=True)
    waiting = [Visitor(row, _address(one), one.state == State.FINISHED) for row, one in seen]
    return {
        "visitors": sorted(waiting, key=lambda one: not one.ready),
        "visitors_url": reverse("desk:visitors"),
        "visitors_topic": f"unit:{request.actor.unit_id}",
    }


@for_officers(Role.ONE_STOP)
@require_safe
def visitors_region(request: ActingRequest) -> HttpResponse:
    return render(request, "desk/_visitors.html", visitors(request, look_of(request)))


@for_officers(Role.ONE_STOP)
@require_safe
def visit(request: ActingRequest, code: str) -> HttpResponse:
    """The whole page; asked for by its live region, only what moves."""
    with nothing_revealed():
        if asked_for_region(request, "visit"):
            dossier = queries.visible_dossier(request.actor, code)
            return render(request, "desk/_visit.html", _shown(request, dossier))
        dossier = read_dossier(code, actor=request.actor, purpose="counter_reception")
    return desk_page(request, "desk/visit.html", _shown(request, dossier))


@for_officers(Role.ONE_STOP)
@require_POST
def serve(request: ActingRequest, code: str) -> HttpResponse:
    """The answer is written; from there it goes as far as her own rights reach."""
    with nothing_revealed():
        dossier = queries.visible_dossier(request.actor, code)
    form = ProposeForm(request.POST, request.FILES, dossier=dossier, slug=SLUG)
    try:
        if not form.is_valid():
            return _again(request, code, form, None)
        answer = _answer(form, dossier, request)
        serve_at_counter(dossier, actor=request.actor, version=form.cleaned_data["version"], answer=answer)
    except DomainError as refused:
        refusal = as_seen(refused, seen=form.cleaned_data["version"], version=dossier.version)
        return _again(request, code, form, None if tell(form, refusal) else refusal)
    messages.success(request, _("Đã thẩm định hồ sơ %(code)s.") % {"code": code})
    return redirect("desk:visit", code)


def _answer(form: ProposeForm, dossier: Dossier, request: ActingRequest) -> Answer:
    said = form.cleaned_data
    return Answer(
        title=said["title"],
        body=said["body"],
        granted=said["granted"] == "yes",
        proposal=said["proposal"],
        file=kept(said["file"], dossier, request.actor),
    )


def _again(request: ActingRequest, code: str, form: ProposeForm, refusal: DomainError | None) -> HttpResponse:
    """What was typed stays, on top of the version that is true now."""
    with nothing_revealed():
        dossier = queries.visible_dossier(request.actor, code)
    form.stand_on(dossier.version)
    context = _shown(request, dossier, form) | {"refusal": refusal}
    return desk_page(request, "desk/visit.html", context, status=status_of(refusal))


def _shown(request: ActingRequest, dossier: Dossier, form: ProposeForm | None = None) -> dict[str, Any]:
    moves = moves_open_to(request.actor, dossier)
    look = look_of(request)
    mine = dossier.waits_at_counter and able(dossier, Move.PROPOSE, capacities(request.actor)) is not None
    if mine and form is None:
        form = ProposeForm(dossier=dossier, slug=SLUG, initial={"version": dossier.version, "tab": COUNTER})
    return {
        "dossier": dossier,
        "title": title_of(dossier),
        "stops": list(_stops(dossier)),
        "form": form,
        "mine": mine,
        "may_hand_over": Move.HAND_OVER in moves,
        "may_leave": Move.LEAVE_COUNTER in moves,
        "is_waited_for": is_waited_for(dossier, look.now),
        "over": dossier.state == State.RETURNED,
        "holder": holder_of(dossier),
        "place": place_of(dossier),
        "result": Result.objects.filter(dossier=dossier).first(),
        "counter": COUNTER,
        "remark": dossier.remarks.select_related("officer").last() if mine else None,
        "live_topic": f"dossier:{dossier.token}",
        "live_url": _address(dossier),
    }


def _stops(dossier: Dossier) -> Iterator[Stop]:
    """Where it is of the four; who did a stop or has it, and when."""
    over = dossier.state == State.RETURNED
    now = next(n for n, (_title, kinds) in enumerate(_STOPS) if StepKind(dossier.step_kind) in kinds)
    ended = {holding.step: holding.until for holding in dossier.holdings.all()}
    steps = dossier.procedure.parsed_route.steps
    for number, (title, kinds) in enumerate(_STOPS):
        if over or number < now:
            last = max((at for step in steps if step.kind in kinds and (at := ended.get(step.code))), default=None)
            yield Stop(title, vi_datetime(last or dossier.accepted_at), "done")
        elif number == now:
            yield Stop(title, _("%(who)s, từ %(since)s") % _held(dossier), "now")
        else:
            yield Stop(title)


def _held(dossier: Dossier) -> dict[str, str]:
    """The officer who has it by name, else the unit in full: a person at the counter reads along."""
    unit = dossier.holder_unit.name if dossier.holder_unit else ""
    who = dossier.holder_officer.name if dossier.holder_officer else unit
    return {"who": who, "since": vi_datetime(dossier.held_since)}


def _address(dossier: Dossier) -> str:
    return reverse("desk:visit", args=[dossier.code])
