"""Entering an officer, giving and ending roles, and saying goodbye."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.core.identity.definitions import Role
from motcua.core.identity.models import Officer, RoleHolding
from motcua.core.identity.services.appoint import appoint
from motcua.core.identity.services.dismiss_officer import dismiss_officer
from motcua.core.identity.services.end_holding import end_holding
from motcua.core.identity.services.make_officer import make_officer
from motcua.core.ledger.definitions import Actor
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.web.desk.keeping.entries import DayField, Entry, today
from motcua.web.desk.keeping.unit_forms import UnitField, unit_choices
from motcua.web.desk.words import ROLES, Words

ROLE_WORDS: dict[Role, Words] = ROLES | {Role.TEAM_MEMBER: _("Tổ công nghệ số"), Role.ADMINISTRATOR: _("Quản trị")}


class MakeOfficer(Entry):
    slug = "them"
    label = _("Thêm cán bộ")
    done = _("Đã thêm cán bộ. Hãy giao vai trò trong đơn vị.")
    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    username = forms.CharField(
        label=_("Tên đăng nhập"), max_length=150, widget=forms.TextInput(attrs={"autocapitalize": "off"})
    )
    email = forms.CharField(
        label=_("Thư điện tử"),
        max_length=254,
        help_text=_("Cán bộ tự đặt mật khẩu bằng “Quên mật khẩu” gửi đến địa chỉ này."),
        widget=forms.TextInput(attrs={"inputmode": "email"}),
    )
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)

    def carry_out(self, actor: Actor) -> Officer:
        return make_officer(actor=actor, **self.cleaned_data)


class OfOfficer(Entry):
    def __init__(self, *args: Any, officer: Officer, **more: Any) -> None:
        super().__init__(*args, **more)
        self.officer = officer


class Appoint(OfOfficer):
    slug = "giao"
    label = _("Giao vai trò")
    done = _("Đã giao vai trò.")
    unit = UnitField(label=_("Đơn vị"))
    role = forms.ChoiceField(label=_("Vai trò"), choices=[(k.value, said) for k, said in ROLE_WORDS.items()])
    title = forms.CharField(
        label=_("Chức danh"), max_length=80, help_text=_("Người dân đọc được, ví dụ “Chuyên viên”.")
    )
    valid_from = DayField(label=_("Từ ngày"), initial=today)
    valid_to = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa định ngày thôi."))
    usual = forms.BooleanField(label=_("Người thường làm việc này"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["unit"].choose(unit_choices())  # type: ignore[attr-defined]

    def carry_out(self, actor: Actor) -> object:
        said = self.cleaned_data | {"role": Role(self.cleaned_data["role"])}
        return appoint(self.officer, actor=actor, **said)


class EndHolding(OfOfficer):
    """`holding` says which; the box of its day stands beside it."""

    slug = "thoi"
    done = _("Đã ghi ngày thôi giữ vai trò.")
    holding = forms.IntegerField(widget=forms.HiddenInput)
    last_day = DayField(label=_("Giữ đến hết ngày"), initial=today)

    def carry_out(self, actor: Actor) -> object:
        chosen = RoleHolding.objects.filter(officer=self.officer, pk=self.cleaned_data["holding"]).first()
        if chosen is None:
            raise DomainError("holding.unknown", Sentence("Vai trò này không còn. Xin tải lại trang."))
        return end_holding(chosen, actor=actor, last_day=self.cleaned_data["last_day"])


class Dismiss(OfOfficer):
    slug = "nghi"
    label = _("Thôi mọi vai trò")
    done = _("Đã ghi ngày thôi mọi vai trò.")
    tone = "danger"
    last_day = DayField(
        label=_("Ngày làm việc cuối cùng"),
        initial=today,
        help_text=_("Từ hôm sau tài khoản không mở được trang nào. Việc đã làm vẫn ghi tên người làm."),
    )

    def carry_out(self, actor: Actor) -> object:
        return dismiss_officer(self.officer, actor=actor, **self.cleaned_data)
