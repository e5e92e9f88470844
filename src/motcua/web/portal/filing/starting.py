"""Before the first letter: which case, where, and for whom. One choice is no question and is not asked."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.core.catalogue import queries as catalogue
from motcua.core.catalogue.definitions.words import ServiceLevel
from motcua.core.catalogue.models import Offering, ProcedureCase, ProcedureVersion
from motcua.core.dossiers.models import Draft
from motcua.core.dossiers.services.draft_papers import reuse_paper
from motcua.core.dossiers.services.start_draft import start_draft
from motcua.core.identity.models import Party
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.web.portal import queries
from motcua.web.portal.access import Request, citizens_only, posted, signed_in_party
from motcua.web.portal.filing.drafts import Filing
from motcua.web.portal.filing.paper_rows import paper_rows
from motcua.web.ui.forms import PlainForm

FEW_PLACES = 6


class Choices:
    """What there is to choose from when this person files this procedure."""

    def __init__(self, version: ProcedureVersion, party: Party) -> None:
        self.cases = {case.code: case for case in version.cases.all()}
        self.places = {str(place.pk): place for place in queries.places_of(version, clock.today())}
        self.principals = {str(one.pk): one for one in queries.principals_for(party, version.procedure.code)}
        self.me = party


class StartForm(PlainForm):
    """Only the questions that have more than one answer."""

    case = forms.ChoiceField(label=gettext_lazy("Trường hợp của bạn"), widget=forms.RadioSelect)
    place = forms.ChoiceField(label=gettext_lazy("Nơi giải quyết"))
    applicant = forms.ChoiceField(label=gettext_lazy("Nộp cho ai"), widget=forms.RadioSelect)

    def __init__(self, choices: Choices, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.choices = choices
        self._offer("case", [(code, case.name) for code, case in choices.cases.items()], least=1)
        many = len(choices.places) > FEW_PLACES  # in a long list the short names tell them apart
        units = {key: place.receiving_unit for key, place in choices.places.items()}
        offered_places = [(key, unit.short_name if many else unit.name) for key, unit in units.items()]
        self._offer("place", offered_places, least=2)
        mine = (str(choices.me.pk), _("Cho tôi: %(name)s") % {"name": choices.me.name})
        others = [(key, _("Thay cho %(name)s") % {"name": one.name}) for key, one in choices.principals.items()]
        self._offer("applicant", [mine, *others], least=2)
        if "place" in self.fields and not many:
            self.fields["place"].widget = forms.RadioSelect(choices=offered_places)

    def _offer(self, name: str, offered: list[tuple[str, str]], *, least: int) -> None:
        if len(offered) < least:
            del self.fields[name]
            return
        field = self.fields[name]
        field.choices = offered  # type: ignore[attr-defined]
        said = {"required": _("Xin chọn “%(label)s”.") % {"label": field.label}, "invalid_choice": _("Xin chọn lại.")}
        field.error_messages |= said

    @property
    def case_chosen(self) -> ProcedureCase | None:
        return self.choices.cases.get(self.cleaned_data.get("case", ""))

    @property
    def place_chosen(self) -> Offering:
        places = self.choices.places
        return places[self.cleaned_data.get("place") or next(iter(places))]

    @property
    def applicant_chosen(self) -> Party:
        return self.choices.principals.get(self.cleaned_data.get("applicant", ""), self.choices.me)


@citizens_only
@require_http_methods(["GET", "POST"])
def start(request: Request, code: str) -> HttpResponse:
    version = published_or_404(code)
    choices = Choices(version, signed_in_party(request))
    if not choices.places or version.service_level == ServiceLevel.NONE:
        return render(request, "portal/filing/not_online.html", {"version": version, "places": choices.places.values()})
    form = StartForm(choices, posted(request), initial=_first_guess(request, choices))
    if request.method == "POST" and form.is_valid():
        return redirect(Filing(_begin(request, version, form)).stages[0].href)
    drafts = queries.open_drafts_of(request.actor, version.procedure_id)
    context = {"version": version, "form": form, "choices": choices, "drafts": drafts}
    return render(request, "portal/filing/start.html", context, status=422 if form.is_bound else 200)


def published_or_404(code: str) -> ProcedureVersion:
    try:
        return catalogue.published_version(code)
    except DomainError:
        raise Http404 from None


def _first_guess(request: Request, choices: Choices) -> dict[str, str]:
    """The case that was looked at; the place one lives in; whom one acts for."""
    area = choices.me.area_code
    near = next((key for key, place in choices.places.items() if area and place.receiving_unit.area_code == area), "")
    acting_for = str(request.acting_for.pk) if request.acting_for else ""
    who = acting_for if acting_for in choices.principals else str(choices.me.pk)
    return {"case": request.GET.get("truong-hop", ""), "place": near, "applicant": who}


def _begin(request: Request, version: ProcedureVersion, form: StartForm) -> Draft:
    place, applicant = form.place_chosen, form.applicant_chosen
    draft = start_draft(
        actor=request.actor,
        procedure=version,
        case=form.case_chosen,
        receiving_unit=place.receiving_unit,
        competent_unit=place.competent_unit,
        on_behalf_of=None if applicant == form.choices.me else applicant,
        at_centre=request.at_centre,
    )
    _use_what_we_have(draft, request)
    return draft


def _use_what_we_have(draft: Draft, request: Request) -> None:
    """Nobody is asked for a paper that is here already (NĐ 45/2020/NĐ-CP, Điều 4): it is put in at once."""
    for row in paper_rows(Filing(draft)):
        if row.offers and row.paper is None:
            reuse_paper(draft, actor=request.actor, component_code=row.code, paper=row.offers[0])
