"""Letting somebody act for oneself, for a time, for some procedures; and taking it back at once."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from motcua.core.catalogue import queries as catalogue
from motcua.core.identity.definitions import MandateKind
from motcua.core.identity.models import Mandate
from motcua.core.identity.services.give_mandate import give_mandate
from motcua.core.identity.services.revoke_mandate import revoke_mandate
from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.dates import parse_date
from motcua.kernel.errors import DomainError
from motcua.web.portal import queries
from motcua.web.portal.access import Request, citizens_only, posted, signed_in_party
from motcua.web.ui.errors import nothing_revealed
from motcua.web.ui.forms import PlainForm

KINDS = (
    (MandateKind.PROXY.value, gettext_lazy("Nộp và theo dõi hồ sơ thay tôi")),
    (MandateKind.ASSISTANCE.value, gettext_lazy("Hỗ trợ tôi nộp hồ sơ")),
)


class MandateForm(PlainForm):
    number = forms.CharField(
        label=gettext_lazy("Số định danh cá nhân của người được ủy quyền"),
        help_text=gettext_lazy("12 chữ số trên thẻ căn cước của họ"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Xin nhập số định danh cá nhân của người được ủy quyền.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Họ và tên của họ"),
        error_messages={"required": gettext_lazy("Xin nhập họ và tên của người được ủy quyền.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Để làm gì"),
        choices=KINDS,
        widget=forms.RadioSelect,
        initial=MandateKind.PROXY.value,
        error_messages={"required": gettext_lazy("Xin chọn ủy quyền để làm gì.")},
    )
    procedure = forms.ChoiceField(label=gettext_lazy("Cho thủ tục nào"), required=False)
    until = forms.CharField(
        label=gettext_lazy("Đến hết ngày"),
        help_text=gettext_lazy("Ví dụ: 31/12/2024. Có thể thu hồi sớm hơn bất cứ lúc nào."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "placeholder": gettext_lazy("ngày/tháng/năm")}),
        error_messages={"required": gettext_lazy("Xin nhập ngày cuối cùng của ủy quyền.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        rows = catalogue.published().order_by("sort_key").values_list("procedure__code", "short_name", "name")
        offered = [(code, short or name) for code, short, name in rows]
        self.fields["procedure"].choices = [("", _("Mọi thủ tục")), *offered]  # type: ignore[attr-defined]

    def clean_until(self) -> datetime | None:
        try:
            return datetime.combine(parse_date(self.cleaned_data["until"]), time(23, 59, 59), TIME_ZONE)
        except DomainError as problem:
            raise forms.ValidationError(problem.message, code=problem.code) from None


@citizens_only
@require_http_methods(["GET", "POST"])
def mandates(request: Request) -> HttpResponse:
    form = MandateForm(posted(request))
    if request.method == "POST" and form.is_valid() and _give(request, form):
        messages.success(request, _("Đã ủy quyền cho %(name)s.") % {"name": form.cleaned_data["name"]})
        return redirect("portal:mandates")
    party = signed_in_party(request)
    context = {"form": form, "given": queries.mandates_given(party), "held": queries.mandates_held(party)}
    return render(request, "portal/mandates.html", context, status=422 if form.is_bound else 200)


@citizens_only
@require_POST
def revoke(request: Request, mandate_id: UUID) -> HttpResponse:
    with nothing_revealed():
        mandate = Mandate.objects.get(queries.mandate_of(signed_in_party(request)), pk=mandate_id)
    try:
        revoke_mandate(mandate, actor=request.actor)
    except DomainError as problem:
        messages.warning(request, problem.message)
    else:
        messages.success(request, _("Ủy quyền đã chấm dứt ngay từ bây giờ."))
    return redirect("portal:mandates")


def _give(request: Request, form: MandateForm) -> bool:
    said = form.cleaned_data
    agent = queries.person_named(said["number"], said["name"])
    if agent is None:
        form.add_error(
            "number", _("Chưa có ai với số và tên này trong hệ thống. Xin xem lại, hoặc nhờ họ đăng nhập một lần.")
        )
        return False
    try:
        give_mandate(
            signed_in_party(request),
            agent,
            actor=request.actor,
            evidence=_("Người ủy quyền xác nhận trên hệ thống sau khi đăng nhập"),
            valid_to=said["until"],
            kind=MandateKind(said["kind"]),
            procedure_codes=[said["procedure"]] if said["procedure"] else [],
        )
    except DomainError as problem:
        form.refuse(problem, agent="number", valid_to="until")
        return False
    return True
