"""The boxes of the sheet that are always there. They show what was typed and what is wrong; they judge nothing."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from motcua.core.dossiers.definitions import ReturnWay, Way
from motcua.core.identity.definitions import PartyKind
from motcua.web.desk.counter.sheet import Sheet

_KINDS = [
    (PartyKind.PERSON.value, _("Cá nhân")),
    (PartyKind.BUSINESS.value, _("Doanh nghiệp")),
    (PartyKind.ORGANISATION.value, _("Tổ chức")),
    (PartyKind.STATE_BODY.value, _("Cơ quan nhà nước")),
]
_WAYS = [
    (Way.DIRECT.value, _("Trực tiếp")),
    (Way.POST.value, _("Bưu chính")),
    (Way.TYPED_BY_OFFICER.value, _("Nhập thay trên mạng")),
]

_RETURNS = [
    (ReturnWay.COUNTER.value, _("Tại quầy")),
    (ReturnWay.ONLINE.value, _("Trên mạng")),
    (ReturnWay.POST.value, _("Bưu chính")),
]


def _text(label: Any, *, required: bool = False, **attrs: str) -> forms.CharField:
    named = {name.replace("_", "-"): value for name, value in attrs.items()}
    return forms.CharField(
        label=label, required=required, widget=forms.TextInput(attrs={"autocomplete": "off", **named})
    )


_WAITS = [("yes", _("Chờ lấy ngay")), ("no", _("Về, đến lấy sau"))]


class SheetForm(forms.Form):
    """Unbound: its errors were found elsewhere and only stand beside the boxes."""

    use_required_attribute = False

    kind = forms.ChoiceField(label=_("Loại"), choices=_KINDS)
    identifier = _text(_("Số định danh, mã số thuế"), required=True, inputmode="numeric")
    name = _text(_("Họ và tên"), required=True, autocapitalize="words")
    birth_date = _text(_("Ngày sinh"), inputmode="numeric", placeholder="dd/mm/yyyy")
    sex = forms.ChoiceField(
        label=_("Giới tính"), required=False, choices=[("", "–"), ("female", _("Nữ")), ("male", _("Nam"))]
    )
    phone = _text(_("Điện thoại"), inputmode="tel")
    email = _text(_("Thư điện tử"), inputmode="email")
    address = _text(_("Địa chỉ"))
    filer_identifier = _text(_("Số định danh người nộp thay"), inputmode="numeric")
    filer_name = _text(_("Họ và tên người nộp thay"))
    procedure = forms.ChoiceField(label=_("Thủ tục"))
    case = forms.ChoiceField(label=_("Trường hợp"))
    competent = forms.ChoiceField(label=_("Nơi giải quyết"))
    way = forms.ChoiceField(label=_("Cách nộp"), choices=_WAYS, widget=forms.RadioSelect)
    return_way = forms.ChoiceField(
        label=_("Nhận kết quả"),
        choices=_RETURNS,
        widget=forms.RadioSelect,
    )

    waits = forms.ChoiceField(label=_("Giải quyết tại chỗ"), choices=_WAITS, widget=forms.RadioSelect)

    def __init__(self, sheet: Sheet) -> None:
        first: dict[str, Any] = {**sheet.typed, "way": sheet.way.value, "return_way": sheet.return_way.value}
        first["waits"] = sheet.said("waits", "yes")
        super().__init__(initial=first, auto_id="%s")
        self._wrong: Mapping[str, list[str]] = sheet.wrong
        chosen = sheet.competent_unit()
        self.initial["competent"] = chosen.code if chosen else ""
        self._choose("procedure", _("Gõ vài chữ để tìm"), _procedures(sheet))
        self._choose("case", _("Chọn trường hợp"), [(case.code, case.name) for case in sheet.cases])
        self._choose("competent", _("Chọn nơi giải quyết"), [(unit.code, unit.name) for unit in sheet.competent])
        for name in ("procedure", "case"):
            self.fields[name].widget.attrs["data-reload"] = "procedure"
        for name in ("way", "return_way"):
            self.fields[name].widget.attrs["data-reload"] = "procedure"
        self.fields["procedure"].widget.attrs["data-combobox"] = ""

    def _choose(self, name: str, nothing: Any, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", nothing), *choices]  # type: ignore[attr-defined]

    def full_clean(self) -> None:
        self._errors = ErrorDict(
            {name: self.error_class(said) for name, said in self._wrong.items() if name in self.fields}
        )


def _procedures(sheet: Sheet) -> list[tuple[str, str]]:
    """Each once, though several units may decide it."""
    named = {row.procedure.code: row.procedure.current for row in sheet.offers}
    shown = [(code, version.short_name or version.name) for code, version in named.items() if version]
    return sorted(shown, key=lambda pair: pair[1])
