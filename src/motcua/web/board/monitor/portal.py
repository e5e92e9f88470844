"""The portal's own figures beside ours: by indicator, by each way of scoring, with the difference."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from motcua.core.index.definitions import Indicator, IndicatorSet
from motcua.core.index.models import PortalFigure
from motcua.core.index.policies import Action, may
from motcua.core.index.queries.scored import UnitFigures, figures
from motcua.core.index.queries.sets import all_sets, set_on
from motcua.core.index.rules import Standing
from motcua.core.index.services.enter_portal_figure import enter_portal_figure
from motcua.core.index.services.import_portal_figures import import_portal_figures
from motcua.kernel.errors import DomainError
from motcua.web.board.monitor import words
from motcua.web.board.monitor.asking import Question, question_of
from motcua.web.board.monitor.counting import Counted, counted
from motcua.web.board.monitor.forms import PortalForm, TableForm
from motcua.web.board.monitor.frame import for_watchers, refused, shown
from motcua.web.ui.requests import ActingRequest
from motcua.web.ui.wording import percent

_AGREES = Fraction(1, 200)
"""Less than this is rounding: the portal shows two places."""


@dataclass(frozen=True, slots=True)
class Ours:
    """By one profile: our points, and the portal's less ours; `differs` beyond rounding."""

    profile: str
    points: str
    difference: str
    differs: bool


@dataclass(frozen=True, slots=True)
class PortalRow:
    indicator: Indicator
    theirs: str
    their_ratio: str
    our_ratio: str
    counted: Counted | None
    ours: list[Ours]
    note: str


@for_watchers
@require_http_methods(["GET", "HEAD", "POST"])
def portal(request: ActingRequest) -> HttpResponse:
    question = question_of(request)
    chosen = set_on(question.window.tree_day)
    keeps = may(request.actor, Action.KEEP, question.unit.pk)
    if request.method == "POST" and not keeps:
        return refused(request)
    forms = _forms(request, question, chosen) if keeps else None
    if forms is not None and (done := _posted(request, question, *forms)):
        return done
    scored = [figures([question.asked], question.window, one)[0] for one in _profiles(chosen)]
    theirs = {row.indicator: row for row in _theirs(question)}
    form, table = forms or (None, None)
    context = {
        "rows": [_row(one, theirs.get(one.code), scored, question) for one in chosen.indicators if one.scored],
        "profiles": [one.scored_by.profile_name for one in scored],
        "totals": _totals(theirs, scored),
        "known": bool(theirs),
        "form": form,
        "table": table,
    }
    bad = (form is not None and form.errors) or (table is not None and table.errors)
    return shown(request, "portal", context, question=question, status=422 if bad else 200)


def _profiles(chosen: IndicatorSet) -> Sequence[IndicatorSet]:
    """Every way of scoring of the set in force, the one of the settings first."""
    others = [one for one in all_sets() if one.code == chosen.code and one.profile != chosen.profile]
    return [chosen, *others]


def _theirs(question: Question) -> list[PortalFigure]:
    return list(PortalFigure.objects.filter(unit=question.unit, period=question.window.code))


def _forms(request: ActingRequest, question: Question, chosen: IndicatorSet) -> tuple[PortalForm, TableForm]:
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    units = [branch.unit for branch in question.units]
    indicators = [(one.code, f"{one.code} {_(one.name)}") for one in chosen.indicators if one.scored]
    initial = {"unit": question.unit.code, "indicator": request.GET.get("chi-so", "")}
    data = request.POST if sent == PortalForm.slug else None
    filed = sent == TableForm.slug
    return (
        PortalForm(data, units=units, indicators=indicators, initial=initial),
        TableForm(request.POST if filed else None, request.FILES if filed else None),
    )


def _posted(request: ActingRequest, question: Question, form: PortalForm, table: TableForm) -> HttpResponse | None:
    try:
        if form.is_bound and form.is_valid():
            enter_portal_figure(actor=request.actor, period=question.window.code, **form.cleaned_data)
            messages.success(request, _("Đã ghi số của Cổng."))
            return redirect(question.address("portal"))
        if table.is_bound and table.is_valid():
            said = table.cleaned_data
            taken = import_portal_figures(said["file"], actor=request.actor, source=said["source"])
            messages.success(
                request, ngettext("Đã nhập %(n)d số.", "Đã nhập %(n)d số.", len(taken)) % {"n": len(taken)}
            )
            return redirect(question.address("portal"))
    except DomainError as refusal:
        (form if form.is_bound else table).refuse(refusal)
    return None


def _row(
    indicator: Indicator, theirs: PortalFigure | None, scored: Sequence[UnitFigures], question: Question
) -> PortalRow:
    first = scored[0].scores[indicator.code]
    points = Fraction(theirs.points) if theirs is not None and theirs.points is not None else None
    return PortalRow(
        indicator=indicator,
        theirs=words.points(points) if points is not None else "",
        their_ratio=percent(theirs.ratio) if theirs is not None and theirs.ratio is not None else "",
        our_ratio=percent(first.count.ratio) if first.standing is Standing.COUNTED else "",
        counted=counted(first, question.on_board(scored[0].scored_by)),
        ours=[_ours(one, points, one.scores[indicator.code].points) for one in scored],
        note=words.standing(first),
    )


def _ours(scored: UnitFigures, theirs: Fraction | None, ours: Fraction | None) -> Ours:
    profile = scored.scored_by.profile_name
    if theirs is None or ours is None:
        return Ours(profile, words.points(ours) if ours is not None else "", "", differs=False)
    return Ours(profile, words.points(ours), words.signed(theirs - ours), differs=abs(theirs - ours) >= _AGREES)


def _totals(theirs: Mapping[str, PortalFigure], scored: Sequence[UnitFigures]) -> tuple[str, list[Ours]]:
    """Only what the portal says, and of ours the same indicators: else the sums could not be compared."""
    known = {code: Fraction(row.points) for code, row in theirs.items() if row.points is not None}
    if not known:
        return "–", []
    total = sum(known.values(), Fraction(0))
    sums = [
        sum((one.scores[code].points or Fraction(0) for code in known if code in one.scores), Fraction(0))
        for one in scored
    ]
    return words.points(total), [_ours(one, total, ours) for one, ours in zip(scored, sums, strict=True)]
