"""How one can be reached. Name, number and birth come from the sign-on and are changed there."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.core.identity.models import Party
from motcua.core.identity.services.update_contact import update_contact
from motcua.kernel.codes import format_phone
from motcua.kernel.errors import DomainError
from motcua.web.portal import areas
from motcua.web.portal.access import Request, citizens_only, posted, signed_in_party
from motcua.web.ui.eforms.wards import WardBox
from motcua.web.ui.forms import PlainForm

CONTACT = ("phone", "email", "address", "area_code")


class ContactForm(PlainForm):
    phone = forms.CharField(
        label=gettext_lazy("Số điện thoại"),
        help_text=gettext_lazy("Ví dụ: 0901 234 567"),
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    email = forms.CharField(
        label=gettext_lazy("Thư điện tử"),
        help_text=gettext_lazy("Tin về hồ sơ được gửi thêm vào đây."),
        required=False,
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "email"}),
    )
    address = forms.CharField(
        label=gettext_lazy("Số nhà, tên đường"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    area_code = forms.CharField(label=gettext_lazy("Phường, xã"), required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        code = self.initial.get("area_code", "")
        self.fields["area_code"].widget = WardBox(areas.words_of([code]))

    def clean_area_code(self) -> str:
        typed = self.data.get("area_code.words", self.cleaned_data["area_code"])
        return areas.settle(self.cleaned_data["area_code"], typed)


@citizens_only
@require_http_methods(["GET", "POST"])
def profile(request: Request) -> HttpResponse:
    party = signed_in_party(request)
    form = ContactForm(posted(request), initial=_now(party))
    if request.method == "POST" and form.is_valid():
        try:
            update_contact(party, actor=request.actor, **{name: form.cleaned_data[name] for name in CONTACT})
        except DomainError as problem:
            form.refuse(problem)
        else:
            messages.success(request, _("Đã lưu thông tin liên hệ."))
            return redirect("portal:profile")
    return render(request, "portal/profile.html", {"form": form, "party": party}, status=422 if form.is_bound else 200)


def _now(party: Party) -> dict[str, str]:
    phone = format_phone(party.phone) if party.phone else ""
    return {"phone": phone, "email": party.email, "address": party.address, "area_code": party.area_code}
