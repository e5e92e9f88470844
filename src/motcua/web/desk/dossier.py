"""A dossier (screen 6): the paper on the left; on the right the decision, what was said, who held it and how long."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.dossiers import queries
from motcua.core.dossiers.definitions import PAUSED, ReturnWay, State, Way
from motcua.core.dossiers.models import Dossier, DossierPaper, Result
from motcua.core.dossiers.queries import Look, Tab
from motcua.core.dossiers.services.read_dossier import read_dossier
from motcua.core.dossiers.workflow import Move
from motcua.core.feedback.queries import opinions_on
from motcua.kernel.codes.phone import format_phone
from motcua.kernel.errors import DomainError
from motcua.web.desk import panels
from motcua.web.desk.acts import Act, acts_open_to, moves_open_to
from motcua.web.desk.answers import answers_of
from motcua.web.desk.forms import MoveForm, ProposeForm
from motcua.web.desk.frame import asked_for_region, desk_page, for_officers, look_of
from motcua.web.desk.opinions import opinions_of
from motcua.web.desk.panels import PaperLine
from motcua.web.desk.rows import holder_of, is_waited_for, place_of, rows_of, title_of
from motcua.web.desk.time_left import time_left
from motcua.web.desk.words import RETURN_WAYS, TABS, WAYS, state_words
from motcua.web.ui.errors import nothing_revealed, status_of
from motcua.web.ui.parts import Crumb, Fact
from motcua.web.ui.requests import ActingRequest

ANSWERS, DRAFT = "don", "du-thao"
_READ_DRAFT_AT = (StepKind.INITIAL, StepKind.REVIEW, StepKind.SIGN, StepKind.NUMBER, StepKind.RETURN)


@dataclass(frozen=True, slots=True)
class Doing:
    """An act with its form, ready to be shown; `open` unfolds it."""

    act: Act
    form: MoveForm
    href: str
    primary: bool = False
    open: bool = False

    @property
    def writing(self) -> bool:
        """The answer itself is written here: that wants room."""
        return isinstance(self.form, ProposeForm)


@for_officers()
@require_safe
def dossier(request: ActingRequest, code: str) -> HttpResponse:
    """The page; asked for by the reading pane, only that, so that what is being typed beside it stays."""
    with nothing_revealed():
        if asked_for_region(request, "reading"):
            found = queries.visible_dossier(request.actor, code)
            return render(request, "desk/_reading.html", reading(request, found))
        found = read_dossier(code, actor=request.actor, purpose="processing")
    return show(request, found)


def refused(request: ActingRequest, code: str, act: Act, form: MoveForm, refusal: DomainError | None) -> HttpResponse:
    """The page again, as the dossier is now, with what was typed still in its box and the reason above."""
    with nothing_revealed():
        found = queries.visible_dossier(request.actor, code)
    return show(request, found, bound={act.slug: form}, refusal=refusal, status=status_of(refusal))


def show(
    request: ActingRequest,
    found: Dossier,
    *,
    bound: dict[str, MoveForm] | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    look = look_of(request)
    tab = request.POST.get("tab", "") or request.GET.get("tab", "")
    doing = doings(request, found, bound or {}, tab)
    opinions, moves = opinions_of(found, look.now), moves_open_to(request.actor, found)
    open_to = {one.act.slug for one in doing}
    context = {
        **reading(request, found),
        **_facts(found, look),
        "doing": doing,
        "may_ask": Move.ASK_SUPPLEMENT in moves,
        "may_serve": Move.LEAVE_COUNTER in moves and is_waited_for(found, look.now),
        "writing": any(one.primary and one.writing for one in doing),
        "waiting_for_person": State(found.state) in PAUSED,
        "refusal": refusal,
        "kept": [text for slug, form in (bound or {}).items() if slug not in open_to for text in form.typed()],
        "tab": tab,
        "crumbs": _crumbs(found, tab),
        "remarks": panels.remarks_of(found),
        "rated": opinions_on([found.pk], actor=request.actor, at=look.now).get(found.pk),
        "opinions": opinions,
        "asked_here": next((one for one in opinions if one.unit_id == request.actor.unit_id and one.open), None),
        "held": panels.held_by(found, look.now),
        "history": panels.history_of(found),
        "earlier": rows_of(queries.earlier_of(found, request.actor), look.now),
        "forms": list(_forms(found)),
        "refusing": request.GET.get("mau") == "khong",
    }
    return desk_page(request, "desk/dossier.html", context, found=look, status=status)


def doings(request: ActingRequest, found: Dossier, bound: dict[str, MoveForm], tab: str) -> list[Doing]:
    """What may be done now; the first is the next step and stands open, unless it would end the dossier."""
    acts = acts_open_to(request.actor, found)
    return [
        Doing(
            act,
            _form(request, act, found, bound.get(act.slug), tab),
            reverse("desk:move", args=[found.code, act.slug]),
            primary=number == 0 and not act.tone,
            open=act.slug in bound,
        )
        for number, act in enumerate(acts)
    ]


def _form(request: ActingRequest, act: Act, found: Dossier, bound: MoveForm | None, tab: str) -> MoveForm:
    """A form that came back keeps its text, on top of the version that is true now."""
    if bound is not None:
        bound.stand_on(found.version)
        return bound
    more = {"refusing": request.GET.get("mau") == "khong"} if act.form is ProposeForm else {}
    return act.form(dossier=found, slug=act.slug, initial={"version": found.version, "tab": tab}, **more)


def reading(request: ActingRequest, found: Dossier) -> dict[str, Any]:
    """The papers and the one that lies open: the one asked for, the draft for who signs, the first with a file."""
    papers = list(DossierPaper.objects.filter(dossier=found).select_related("file"))
    supplements = list(found.supplements.select_related("asked_by", "asked_unit"))
    waiting = next((one for one in supplements if one.answered_at is None), None)
    lines = panels.papers_of(found, papers, waiting if found.state == State.SUPPLEMENT else None)
    result = (
        Result.objects.select_related("file", "proposed_by", "initialled_by", "approved_by")
        .filter(dossier=found)
        .first()
    )
    wanted = request.GET.get("xem", "") or _first_view(found, lines, result)
    return {
        "dossier": found,
        "papers": lines,
        "supplements": supplements,
        "waiting": waiting,
        "result": result,
        "view": wanted,
        "open_paper": next((line for line in lines if line.view == wanted and line.address), None),
        "answers": answers_of(found),
        "tab": request.GET.get("tab", ""),
    }


def _first_view(found: Dossier, lines: Sequence[PaperLine], result: Result | None) -> str:
    if result is not None and StepKind(found.step_kind) in _READ_DRAFT_AT:
        return DRAFT
    files = (line.view for line in lines if line.address and line.shown and line.state != "rejected")
    return next(files, ANSWERS)


def _facts(found: Dossier, look: Look) -> dict[str, Any]:
    said, tone = state_words(found.state)
    return {
        "title": title_of(found),
        "left": time_left(found, look.now),
        "state_said": said,
        "state_tone": tone,
        "holder": holder_of(found),
        "place": place_of(found),
        "is_waited_for": is_waited_for(found, look.now),
        "way": WAYS[Way(found.way)],
        "person": _person(found),
    }


def _person(found: Dossier) -> list[Fact]:
    """Who asks, and for whom; a number is shown to be compared with the card that lies on the desk."""
    party = found.applicant
    facts = [
        Fact(_("Chủ hồ sơ"), party.name, party.identifier),
        Fact(_("Điện thoại"), format_phone(party.phone) if party.phone else ""),
        Fact(_("Thư điện tử"), party.email),
        Fact(_("Địa chỉ"), party.address),
        Fact(_("Nhận kết quả"), RETURN_WAYS[ReturnWay(found.return_way)]),
    ]
    if found.filer_id != found.applicant_id:
        basis = found.mandate.evidence if found.mandate else ""
        facts.insert(1, Fact(_("Người nộp thay"), found.filer.name, basis))
    return [fact for fact in facts if fact.value]


def _crumbs(found: Dossier, tab: str) -> list[Crumb]:
    place = f"{reverse('desk:inbox')}?tab={tab}" if tab in set(Tab) else reverse("desk:inbox")
    label = str(TABS[Tab(tab)]) if tab in set(Tab) else _("Hộp việc")
    return [Crumb(label, place), Crumb(found.code)]


def _forms(found: Dossier) -> Iterable[tuple[str, str]]:
    """(what it is, where) of every slip that can be printed now."""
    if found.accepted_at is not None:
        yield _("Giấy tiếp nhận và hẹn trả (mẫu 01)"), reverse("desk:form", args=[found.code, "01"])
    for supplement in found.supplements.all():
        said = _("Yêu cầu bổ sung lần %(n)d (mẫu 02)") % {"n": supplement.number}
        yield said, f"{reverse('desk:form', args=[found.code, '02'])}?so={supplement.number}"
    if found.state == State.NOT_ACCEPTED:
        yield _("Phiếu từ chối (mẫu 03)"), reverse("desk:form", args=[found.code, "03"])
