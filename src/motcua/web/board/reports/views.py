"""The list of issued reports with the form that issues one, their files, and the rows behind form 06a."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from motcua.core.dossiers.models import DossierFact
from motcua.core.identity.definitions import UnitLevel
from motcua.core.index.models import ReportKind
from motcua.core.index.periods import Period
from motcua.core.index.policies import Action, may, watched
from motcua.core.index.queries.form_06a import COLUMNS, rows_of
from motcua.core.index.queries.reports import MAKERS, file_of, issued_report, issued_reports
from motcua.core.index.services.issue_report import issue_report
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.web.board.listing import OF_ROWS, least_told, place_of
from motcua.web.board.monitor import asking
from motcua.web.board.monitor.frame import for_watchers, menu
from motcua.web.board.question import Question, is_of_a_day, question_of
from motcua.web.board.refusing import nothing_of_a_day
from motcua.web.board.reports.lines import HEADS, lines
from motcua.web.ui import errors
from motcua.web.ui.parts import Column, Crumb
from motcua.web.ui.places import sealed
from motcua.web.ui.requests import ActingRequest
from motcua.web.ui.wording import period_words

SHOWN = 50
_OF_REPORTS = "reports"
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
KIND_NAMES = {
    ReportKind.INDEX.value: gettext_lazy("Báo cáo bộ chỉ số"),
    ReportKind.FORM_06A.value: gettext_lazy("Biểu II.06a/VPCP/KSTT"),
}
COLUMN_NAMES = {
    "received": gettext_lazy("Tiếp nhận"),
    "received_online": gettext_lazy("Tiếp nhận trực tuyến"),
    "received_other": gettext_lazy("Tiếp nhận trực tiếp, bưu chính"),
    "carried": gettext_lazy("Từ kỳ trước chuyển sang"),
    "resolved": gettext_lazy("Đã giải quyết"),
    "early": gettext_lazy("Đã giải quyết trước hạn"),
    "on_time": gettext_lazy("Đã giải quyết đúng hạn"),
    "late": gettext_lazy("Đã giải quyết quá hạn"),
    "in_hand": gettext_lazy("Đang giải quyết"),
    "in_hand_in_time": gettext_lazy("Đang giải quyết trong hạn"),
    "in_hand_late": gettext_lazy("Đang giải quyết quá hạn"),
}


class IssueForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Loại báo cáo"), choices=list(KIND_NAMES.items()))
    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị"))
    period = forms.ChoiceField(label=gettext_lazy("Kỳ"))

    def __init__(self, data: Any, question: asking.Question) -> None:
        first = {"unit": question.unit.code, "period": question.window.code}
        super().__init__(data, initial=first)
        self.fields["unit"].choices = [(one.unit.code, one.name) for one in question.units]  # type: ignore[attr-defined]
        self.fields["period"].choices = asking.periods(clock.now())  # type: ignore[attr-defined]


@for_watchers
@require_http_methods(["GET", "HEAD", "POST"])
def issued(request: ActingRequest) -> HttpResponse:
    question = asking.question_of(request)
    may_issue = may(request.actor, Action.KEEP, question.unit.pk)
    form = IssueForm(request.POST or None, question) if may_issue else None
    if request.method == "POST" and form is None:
        return errors.page(request, 403, said=_("Chỉ người theo dõi chỉ số mới phát hành được báo cáo."))
    if form is not None and form.is_valid():
        try:
            issue_report(actor=request.actor, **form.cleaned_data)
        except DomainError as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Đã phát hành báo cáo; số liệu trong đó không đổi nữa."))
            return redirect("reports:issued")
    context = {
        "desk_nav": menu(request, question),
        "now": clock.now(),
        **_issued_page(request),
        "forms": tuple(MAKERS),
        "form": form,
    }
    return render(
        request, "board/reports/issued.html", context, status=422 if form is not None and form.errors else 200
    )


def _issued_page(request: ActingRequest) -> dict[str, Any]:
    after = place_of(request.GET.get("sau", ""), _OF_REPORTS)
    found = list(issued_reports(watched(request.actor), after=after)[: SHOWN + 1])
    last = found[SHOWN - 1] if len(found) > SHOWN else None
    more = f"?sau={sealed(_OF_REPORTS, last.issued_at, str(last.pk))}" if last else ""
    listed = [(one, KIND_NAMES[one.kind], _period(one.period)) for one in found[:SHOWN]]
    return {"reports": listed, "first_href": reverse("reports:issued") if after else "", "more_href": more}


def _period(code: str) -> str:
    now = clock.now()
    return period_words(Period.parse(code, now.date()).asked(now))


@for_watchers
@require_safe
def download(request: ActingRequest, report_id: UUID, form: str) -> HttpResponse:
    if form not in MAKERS:
        raise Http404
    try:
        report = issued_report(report_id)
    except DomainError as problem:
        raise Http404(problem.message) from problem
    if report.unit_id not in watched(request.actor):
        raise Http404
    answer = HttpResponse(file_of(report, form), content_type=TYPES[form])
    name = f"{report.kind}-{report.unit.code}-{report.period}.{form}".replace("_", "-")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
def form_rows(request: HttpRequest) -> HttpResponse:
    """Of a unit public like every list of the board; of one of its sectors for who watches it: that tells what people
    came for, and in a small unit who.
    """
    question, column = question_of(request), request.GET.get("cot", "")
    level, sector = request.GET.get("cap", ""), request.GET.get("linh-vuc")
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by web.ui.acting
    if column not in COLUMNS or level not in ("", *UnitLevel):
        raise Http404
    if is_of_a_day(question) and not actor.is_officer:  # in one ward a day is a handful of people
        raise nothing_of_a_day(request)
    if sector is not None and question.unit.pk not in watched(actor):
        return errors.page(request, 403, said=_("Số liệu theo lĩnh vực chỉ mở cho cán bộ theo dõi đơn vị."))
    after = place_of(request.GET.get("sau", ""))
    found = rows_of(column, question.unit_ids, question.window, level=level, sector=sector, after=after)
    page = list(found[: SHOWN + 1])
    told = lines(page[:SHOWN], column, actor, question.window.at)
    heads = HEADS if any(line.cells[0] for line in told) else HEADS[1:]  # else each is called by its unit
    context = {
        "question": question,
        "crumbs": [Crumb(_("Bộ chỉ số"), question.address()), Crumb(str(KIND_NAMES[ReportKind.FORM_06A]))],
        "column": COLUMN_NAMES[column],
        "number": len(told) if after is None and len(page) <= SHOWN else None,
        "columns": [Column(label) for label in heads],
        "lines": [(line, list(zip(heads[1:], line.cells[-len(heads) + 1 :], strict=True))) for line in told],
        "told": least_told(told),
        "first_href": _here(question, request) if after else "",
        "more_href": f"{_here(question, request)}&sau={_place(page[SHOWN - 1])}" if len(page) > SHOWN else "",
    }
    return render(request, "board/reports/rows.html", context)


def _place(fact: DossierFact) -> str:
    return sealed(OF_ROWS, fact.accepted_at, str(fact.pk))


def _here(question: Question, request: HttpRequest) -> str:
    words = {name: request.GET[name] for name in ("cot", "cap", "linh-vuc") if name in request.GET}
    said = {"don-vi": question.unit.code, "ky": question.window.words, **words}
    return f"{reverse('reports:form_rows')}?{urlencode(said)}"
