"""Asking for a supplement (screen 7): every defect at once, by component, with form 02 to look at before it goes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from motcua.core.catalogue.queries import components_for
from motcua.core.dossiers import queries
from motcua.core.dossiers.calendars import running_calendar
from motcua.core.dossiers.errors import as_seen
from motcua.core.dossiers.models import Dossier, Supplement
from motcua.core.dossiers.printed import print_form
from motcua.core.dossiers.printed.from_dossier import supplement_request
from motcua.core.dossiers.rules import sole_defects
from motcua.core.dossiers.services.ask_supplement import ask_supplement
from motcua.core.dossiers.services.read_dossier import read_dossier
from motcua.core.dossiers.workflow import Move
from motcua.kernel import clock
from motcua.kernel.dates import format_date, parse_date
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.web.desk.acts import moves_open_to
from motcua.web.desk.dossier import reading
from motcua.web.desk.forms import MoveForm, phrase_choices, remark, with_phrase
from motcua.web.desk.frame import desk_page, for_officers
from motcua.web.desk.moves import next_place, tell
from motcua.web.desk.papers import framed
from motcua.web.desk.rows import address_of, title_of
from motcua.web.ui.errors import nothing_revealed, status_of
from motcua.web.ui.parts import Crumb
from motcua.web.ui.requests import ActingRequest

SLUG = "bo-sung"


@dataclass(frozen=True, slots=True)
class Line:
    """A component with its three boxes."""

    name: str
    ask: forms.BoundField
    phrase: forms.BoundField
    problem: forms.BoundField


class SupplementForm(MoveForm):
    """One line a component; what is neither ticked nor written is not asked."""

    other = remark(
        gettext_lazy("Nội dung khác"), rows=2, help_text=gettext_lazy("Điều cần sửa không thuộc giấy tờ nào ở trên.")
    )
    reason = remark(gettext_lazy("Lý do chung"), rows=2)
    answer_by = forms.CharField(label=gettext_lazy("Bổ sung trước ngày"), required=False, max_length=20)

    def prepare(self) -> None:
        self.components = components_for(self.dossier.procedure, self.dossier.case)
        for n, component in enumerate(self.components):
            self.fields[f"ask_{n}"] = forms.BooleanField(required=False, label=component.name)
            self.fields[f"phrase_{n}"] = forms.ChoiceField(
                required=False,
                choices=phrase_choices("supplement"),
                label=_("Câu mẫu cho %(name)s") % {"name": component.name},
            )
            self.fields[f"problem_{n}"] = remark(_("Cần sửa gì ở %(name)s") % {"name": component.name}, rows=2)
            self.fields[f"phrase_{n}"].widget.attrs |= {
                "data-phrases-for": self[f"problem_{n}"].auto_id,
                "class": "box",
            }
            self.fields[f"problem_{n}"].widget.attrs |= {"class": "box", "placeholder": _("Cần sửa gì")}
        self.fields["answer_by"].initial = suggested_day(self.dossier)
        if not suggested_day(self.dossier):
            self.fields["answer_by"].help_text = _("Thủ tục không quy định; để trống nếu không đặt hạn.")

    def lines(self) -> list[Line]:
        return [
            Line(component.name, self[f"ask_{n}"], self[f"phrase_{n}"], self[f"problem_{n}"])
            for n, component in enumerate(self.components)
        ]

    def items(self) -> list[dict[str, str]]:
        """``{component, name, problem}`` of what is asked."""
        found = []
        for n, component in enumerate(self.components):
            problem = with_phrase(self.cleaned_data[f"phrase_{n}"], self.cleaned_data[f"problem_{n}"])
            if not problem and self.cleaned_data[f"ask_{n}"]:
                problem = _("Xin nộp lại giấy tờ này.")
            found.append({"component": component.code, "name": component.name, "problem": problem})
        other = self.cleaned_data["other"].strip()
        return sole_defects([*found, {"component": "", "name": "", "problem": other}])

    def last_day(self) -> datetime | None:
        """Until the end of work of that day. Raises `date.*` for what is no date."""
        typed = self.cleaned_data["answer_by"].strip()
        if not typed:
            return None
        day = parse_date(typed, field="answer_by")
        if day <= clock.today():
            raise DomainError("supplement.answer_by", Sentence("Hạn bổ sung phải sau hôm nay."), field="answer_by")
        calendar = running_calendar(self.dossier.competent_unit)
        return calendar.closing(calendar.working_day_on_or_after(day))


def suggested_day(dossier: Dossier) -> str:
    """The last day by the procedure's own rule, moved off days off; nothing where it has none."""
    days = dossier.procedure.rules.get("supplement_answer_days")
    if not days:
        return ""
    calendar = running_calendar(dossier.competent_unit)
    return format_date(calendar.working_day_on_or_after(clock.today() + timedelta(days=int(days))))


@for_officers()
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: ActingRequest, code: str) -> HttpResponse:
    """The form; sent, the request goes out and the next dossier follows."""
    dossier = _dossier(request, code)
    if request.method != "POST":
        first = {"version": dossier.version, "tab": request.GET.get("tab", "")}
        return _page(request, dossier, SupplementForm(dossier=dossier, slug=SLUG, initial=first))
    form = SupplementForm(request.POST, dossier=dossier, slug=SLUG)
    try:
        if not form.is_valid():
            return _page(request, dossier, form, status=422)
        made = _asked(form, request)
        version = form.cleaned_data["version"]
        ask_supplement(dossier, actor=request.actor, version=version, **made)
    except DomainError as refused:
        refusal = as_seen(refused, seen=form.cleaned_data["version"], version=dossier.version)
        return _refused(request, dossier, form, refusal)
    messages.success(request, _("Đã gửi yêu cầu bổ sung hồ sơ %(code)s.") % {"code": code})
    return redirect(next_place(request, dossier, form.cleaned_data["tab"]))


@for_officers()
@require_POST
def preview(request: ActingRequest, code: str) -> HttpResponse:
    """Form 02 as it would go out, nothing written."""
    dossier = _dossier(request, code)
    form = SupplementForm(request.POST, dossier=dossier, slug=SLUG)
    if not form.is_valid() or not form.items():
        answer = render(request, "desk/preview_refused.html", status=422)
        answer.headers["X-Frame-Options"] = "SAMEORIGIN"
        answer.headers["Content-Security-Policy"] = "default-src 'self'; frame-ancestors 'self'"
        return answer
    return framed(print_form(supplement_request(_unsaved(dossier, form, request))), f"mau-02-{code}.pdf")


def _dossier(request: ActingRequest, code: str) -> Dossier:
    with nothing_revealed():
        return read_dossier(code, actor=request.actor, purpose="supplement")


def _asked(form: SupplementForm, request: ActingRequest) -> dict[str, Any]:
    return {"items": form.items(), "reason": form.cleaned_data["reason"].strip(), "answer_by": form.last_day()}


def _unsaved(dossier: Dossier, form: SupplementForm, request: ActingRequest) -> Supplement:
    if request.officer is None or request.unit is None:
        raise Http404
    try:
        answer_by = form.last_day()
    except DomainError:
        answer_by = None  # the preview shows the paper; the form says what is wrong with the date
    return Supplement(
        dossier=dossier,
        number=dossier.supplements.count() + 1,
        asked_by=request.officer,
        asked_unit=request.unit,
        asked_at=clock.now(),
        reason=form.cleaned_data["reason"].strip(),
        items=form.items(),
        answer_by=answer_by,
    )


def _refused(request: ActingRequest, dossier: Dossier, form: SupplementForm, refusal: DomainError) -> HttpResponse:
    """What was typed stays; the version is the true one, so that a second press knows what it does."""
    if tell(form, refusal):
        return _page(request, dossier, form, status=422)
    fresh = queries.visible_dossier(request.actor, dossier.code)
    form.stand_on(fresh.version)
    return _page(request, fresh, form, refusal=refusal, status=status_of(refusal))


def _page(
    request: ActingRequest,
    dossier: Dossier,
    form: SupplementForm,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    tab = request.GET.get("tab", "") or request.POST.get("tab", "")
    context = {
        **reading(request, dossier),
        "action": request.path,
        "title": title_of(dossier),
        "form": form,
        "tab": tab,
        "refusal": refusal,
        "may_ask": Move.ASK_SUPPLEMENT in moves_open_to(request.actor, dossier),
        "times": dossier.supplements.count() + 1,
        "crumbs": [Crumb(dossier.code, address_of(dossier.code, tab)), Crumb(_("Yêu cầu bổ sung"))],
    }
    return desk_page(request, "desk/supplement.html", context, status=status)
