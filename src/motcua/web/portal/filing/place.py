"""Changing one's mind about the case or the place; what was typed and photographed stays."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.core.dossiers.services.save_draft import choose
from motcua.web.portal.access import Request, citizens_only, posted, signed_in_party
from motcua.web.portal.filing.drafts import Filing, open_filing
from motcua.web.portal.filing.refusals import draft_refusals
from motcua.web.portal.filing.starting import Choices, StartForm


@citizens_only
@draft_refusals
@require_http_methods(["GET", "POST"])
def place(request: Request, draft_id: UUID) -> HttpResponse:
    filing = open_filing(request, draft_id)
    if filing.is_answer:
        return redirect(filing.stages[0].href)
    draft = filing.draft
    choices = Choices(draft.version, signed_in_party(request))
    form = StartForm(choices, posted(request), initial=_now(filing, choices))
    form.fields.pop("applicant", None)
    if request.method == "POST" and form.is_valid():
        offering = form.place_chosen
        choose(
            draft,
            actor=request.actor,
            revision=draft.revision,
            case=form.case_chosen,
            receiving_unit=offering.receiving_unit,
            competent_unit=offering.competent_unit,
        )
        return redirect(Filing(draft).href("review"))
    context = {"filing": filing, "draft": draft, "form": form}
    return render(request, "portal/filing/place.html", context, status=422 if form.is_bound else 200)


def _now(filing: Filing, choices: Choices) -> dict[str, str]:
    draft = filing.draft
    units = (draft.receiving_unit_id, draft.competent_unit_id)
    place = next(
        (k for k, one in choices.places.items() if (one.receiving_unit_id, one.competent_unit_id) == units), ""
    )
    return {"case": draft.case.code if draft.case else "", "place": place}
