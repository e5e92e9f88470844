"""Contests: what one dossier is counted by, what was contested, and what the monitor decided."""

from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.core.catalogue.queries import short_names
from motcua.core.documents import queries as documents
from motcua.core.documents.policies import owner_of_unit
from motcua.core.documents.services.receive_file import receive_file
from motcua.core.dossiers.models import Dossier, DossierFact
from motcua.core.dossiers.services.read_dossier import read_dossier
from motcua.core.identity.definitions import OWN_SOURCE
from motcua.core.identity.models import Unit
from motcua.core.index.models import Contest, ContestState
from motcua.core.index.policies import Action, may, watched
from motcua.core.index.queries.contests import (
    ContestPlace,
    Standing,
    contests_of,
    history_of,
    imported_fact,
    indicators_contested,
    standings,
)
from motcua.core.index.services.decide_contest import REJECT, decide_contest
from motcua.core.index.services.open_contest import open_contest
from motcua.core.ledger.services.record_read import record_read
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.web.board.monitor import asking, words
from motcua.web.board.monitor.asking import window_of
from motcua.web.board.monitor.forms import ContestForm, DecisionForm
from motcua.web.board.monitor.frame import for_watchers, refused, shown
from motcua.web.board.monitor.known import facts_of
from motcua.web.board.monitor.sides import sides_of
from motcua.web.board.monitor.telling import told_all
from motcua.web.board.relations import dossier_page
from motcua.web.ui import errors
from motcua.web.ui.places import opened, sealed
from motcua.web.ui.requests import ActingRequest
from motcua.web.ui.wording import period_words

PER_PAGE = 50
_OF = "contests"
# Nothing in a file that somebody sent may run or call home.
_POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"


@for_watchers
@require_safe
def contests(request: ActingRequest) -> HttpResponse:
    """All contests of the units she watches, those that wait for a decision on top."""
    asked = {"indicator": request.GET.get("chi-so", ""), "state": request.GET.get("trang-thai", "")}
    seen, after = watched(request.actor), _place(request.GET.get("sau", ""))
    found = list(contests_of(seen, **asked, after=after)[: PER_PAGE + 1])
    here = f"?{urlencode({'chi-so': asked['indicator'], 'trang-thai': asked['state']})}"
    context = {
        "rows": told_all(found[:PER_PAGE]),
        "asked": asked,
        "states": [(value, words.CONTESTS[value][0]) for value in ContestState.values],
        "indicators": indicators_contested(seen),
        "first_href": here if after else "",
        "more_href": f"{here}&sau={_sealed(found[PER_PAGE - 1])}" if len(found) > PER_PAGE else "",
    }
    return shown(request, "contests", context)


def _place(said: str) -> ContestPlace | None:
    """What a link named; a mangled one begins at the beginning."""
    moment, key = opened(_OF, said) or (None, "")
    waits, _sign, pk = key.partition(":")
    return ContestPlace(waits == "waits", moment, pk) if moment else None


def _sealed(last: Contest) -> str:
    place = ContestPlace.of(last)
    return sealed(_OF, place.moment, f"{'waits' if place.waits else 'decided'}:{place.id}")


@for_watchers
@require_http_methods(["GET", "HEAD", "POST"])
def dossier(request: ActingRequest, code: str) -> HttpResponse:
    """By which indicators a dossier is counted in a period, what was ever contested of it, and the form to contest."""
    found = _counted(request, code)
    window = window_of(request, clock.now())
    history = told_all(history_of(found.pk))
    by_id = {one.pk: one for one in history}
    standing = standings(found, window)
    form = _contest_form(request, found, standing)
    if request.method == "POST" and form is None:
        return errors.page(request, 409, said=_("Đề nghị chưa được ghi: hồ sơ này không còn gì để bạn đề nghị."))
    if form is not None and form.is_bound and form.is_valid():
        contest = _open(request, found, window.code, form)
        if contest is not None:
            messages.success(request, _("Đã gửi đề nghị tính lại. Người theo dõi chỉ số sẽ xem xét."))
            return redirect("board:monitor:contest", contest.pk)
    context: dict[str, Any] = {
        "fact": found,
        "title": short_names([found.procedure_version_id]).get(found.procedure_version_id, found.procedure_code),
        "unit": Unit.objects.get(pk=found.competent_unit_id),
        "dossier_href": dossier_page(found) if found.source == OWN_SOURCE else "",
        "known": facts_of(found, clock.now()),
        "period": period_words(window),
        "window": window,
        "periods": asking.periods(clock.now()),
        "standings": [(one, by_id.get(one.contest.pk) if one.contest else None) for one in standing],
        "history": history,
        "form": form,
        "may_contest": may(request.actor, Action.CONTEST, found.competent_unit_id),
    }
    return shown(request, "dossier", context, status=422 if form is not None and form.errors else 200)


def _counted(request: ActingRequest, code: str) -> DossierFact:
    """Our own, the look recorded; or another system's, of which only this is here. Raises Http404."""
    try:
        return DossierFact.objects.get(pk=read_dossier(code, actor=request.actor, purpose="contest").pk)
    except Dossier.DoesNotExist:
        found = imported_fact(code, request.actor)
        if found is None:
            raise Http404(code) from None
        return found


def _contest_form(request: ActingRequest, found: DossierFact, standing: list[Standing]) -> ContestForm | None:
    """None for whom it is not, and where nothing is there to contest."""
    open_ones = [one.indicator for one in standing if one.may_be_contested]
    if not open_ones or not may(request.actor, Action.CONTEST, found.competent_unit_id):
        return None
    indicators = [(one.code, f"{one.code} {_(one.name)}") for one in open_ones]
    if request.method == "POST":
        return ContestForm(request.POST, request.FILES, indicators=indicators)
    return ContestForm(indicators=indicators, initial={"indicator": request.GET.get("chi-so", "")})


def _open(request: ActingRequest, found: DossierFact, period: str, form: ContestForm) -> Contest | None:
    said = form.cleaned_data
    try:
        file = None
        if said["file"]:
            owner = owner_of_unit(found.competent_unit_id)
            sent = {"content": said["file"].read(), "name": said["file"].name}
            file = _received(request, owner, sent)
        asked = {"indicator": said["indicator"], "period": period, "grounds": said["grounds"]}
        return open_contest(found.pk, actor=request.actor, **asked, file=file)
    except DomainError as refusal:
        form.refuse(refusal, **{refusal.field or "": "file"} if refusal.code.startswith("file.") else {})
        return None


def _received(request: ActingRequest, owner: str, sent: dict[str, Any]) -> Any:
    return receive_file(actor=request.actor, owner=owner, **sent).file


@for_watchers
@require_http_methods(["GET", "HEAD", "POST"])
def contest(request: ActingRequest, pk: UUID) -> HttpResponse:
    """One contest: grounds, evidence, decision, and the figure on either side of it."""
    found = _seen(request, pk)
    form, decides = None, may(request.actor, Action.DECIDE, found.unit_id)
    if request.method == "POST" and not decides:
        return refused(request)
    if found.state == ContestState.OPEN and decides:
        form = DecisionForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid() and _decide(request, found, form):
            messages.success(request, _("Đã quyết định. Số liệu đã theo quyết định này."))
            return redirect("board:monitor:contest", found.pk)
    fact = DossierFact.objects.filter(pk=found.dossier_id).first()
    context = {
        "contest": found,
        "told": told_all([found])[0],
        "sides": sides_of(found),
        "known": facts_of(fact, clock.now()) if fact else [],
        "form": form,
        "file": _file_href(found),
    }
    status = 422 if form is not None and form.errors else 200
    if request.method == "POST" and form is None:  # somebody else was faster: nothing of hers was kept
        context["unkept"], status = request.POST.get("reason", ""), 409
    return shown(request, "contests", context, template="contest", status=status)


def _decide(request: ActingRequest, found: Contest, form: DecisionForm) -> bool:
    effect = form.cleaned_data["effect"]
    try:
        decide_contest(
            found,
            actor=request.actor,
            effect=REJECT if effect == "reject" else effect,
            reason=form.cleaned_data["reason"],
        )
    except DomainError as refusal:
        form.refuse(refusal)
        return False
    return True


@for_watchers
@require_safe
def evidence(request: ActingRequest, pk: UUID) -> HttpResponse:
    """The file that came with a contest, for whoever may read the contest."""
    found = _seen(request, pk)
    if found.file is None:
        raise Http404
    try:
        content = documents.open_file(found.file, actor=request.actor, in_scope=True)
    except DomainError as problem:
        return errors.page(request, 409, said=problem.message, code=problem.code)
    record_read("dossier", found.dossier_id, actor=request.actor, purpose="contest")
    headers = {
        "Content-Disposition": f"inline; filename*=UTF-8''{quote(found.file.name)}",
        "Content-Security-Policy": _POLICY,
    }
    return HttpResponse(content, content_type=found.file.content_type, headers=headers)


def _seen(request: ActingRequest, pk: UUID) -> Contest:
    found = contests_of(watched(request.actor)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _file_href(found: Contest) -> str:
    return reverse("board:monitor:evidence", args=[found.pk]) if found.file_id else ""
