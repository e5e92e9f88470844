"""How it went: one to five, a word if one likes; once a dossier."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.core.feedback.definitions import Questionnaire
from motcua.core.feedback.queries import questionnaire
from motcua.core.feedback.rules import LONGEST_COMMENT
from motcua.core.feedback.services.rate_dossier import rate_dossier
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.web.portal.access import Request, citizens_only, posted
from motcua.web.portal.following.dossier import own_dossier
from motcua.web.ui.forms import PlainForm

QUESTION = "hoi-"


class RatingForm(PlainForm):
    """The questionnaire in force: one scale that must be answered, questions that may."""

    score = forms.ChoiceField(
        widget=forms.RadioSelect, error_messages={"required": gettext_lazy("Xin chọn một mức hài lòng.")}
    )

    def __init__(self, asked: Questionnaire, data: Any = None) -> None:
        super().__init__(data)
        scale = sorted(asked.scale, key=lambda one: -one.score)
        self.fields["score"].label = _(asked.question)
        self.fields["score"].choices = [(str(one.score), _(one.label)) for one in scale]  # type: ignore[attr-defined]
        for question in asked.questions:
            choices = [(choice.code, _(choice.label)) for choice in question.answers]
            self.fields[QUESTION + question.code] = forms.ChoiceField(
                label=_(question.text), choices=choices, required=False, widget=forms.RadioSelect
            )
        self.fields["comment"] = _comment()

    def questions(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(QUESTION)]

    @property
    def answers(self) -> dict[str, str]:
        said = self.cleaned_data.items()
        return {name.removeprefix(QUESTION): value for name, value in said if name.startswith(QUESTION) and value}


def _comment() -> forms.CharField:
    return forms.CharField(
        label=_("Điều bạn muốn nói thêm"),
        help_text=_("Cơ quan giải quyết sẽ đọc. Xin đừng ghi thông tin riêng của người khác."),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_COMMENT}),
    )


@citizens_only
@require_http_methods(["GET", "POST"])
def rate(request: Request, code: str) -> HttpResponse:
    dossier = own_dossier(request, code)
    asked = questionnaire(clock.today())
    form = RatingForm(asked, posted(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        score, comment, device = int(said["score"]), said["comment"], request.session.session_key or ""
        try:
            rate_dossier(
                dossier, actor=request.actor, score=score, answers=form.answers, comment=comment, device=device
            )
        except DomainError as problem:
            form.refuse(problem)
        else:
            messages.success(request, _("Cảm ơn bạn. Đánh giá đã được ghi lại và tính vào chỉ số hài lòng."))
            return redirect("portal:follow", code)
    context = {"form": form, "dossier": dossier, "asked": asked}
    return render(request, "portal/following/rate.html", context, status=422 if form.is_bound else 200)
