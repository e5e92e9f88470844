"""Which box a field is typed into: Django form fields that show and never judge."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from motcua.core.catalogue.definitions import fields as f
from motcua.core.catalogue.definitions.fields import Prefill
from motcua.web.ui.eforms.wards import WardBox

FEW = 7
"""Up to so many choices are cards to tap; more become a list to open."""

_FILLED_BY_BROWSER = {
    Prefill.NAME: "name",
    Prefill.BIRTH_DATE: "bday",
    Prefill.PHONE: "tel",
    Prefill.EMAIL: "email",
    Prefill.ADDRESS: "street-address",
    Prefill.REPRESENTATIVE: "name",
}


class Box(forms.Field):
    """`is_data`: its words are the form's own, and not ours to translate."""

    is_data = False


class Several(forms.CheckboxSelectMultiple):
    """Check boxes that also say that nothing is checked: an empty value goes before them."""

    template_name = "ui/eforms/several.html"


class Tick(forms.CheckboxInput):
    """One check box; unchecked it says so by an empty value."""

    template_name = "ui/eforms/tick.html"


def boxes(field: f.BaseField, path: str, wards: Mapping[str, str]) -> dict[str, forms.Field]:
    """The boxes of one field by path; an address has two, a note and a computed value none."""
    if isinstance(field, f.AddressField):
        return {
            f"{path}.line": _box(field, _text(autocomplete="street-address"), label=_("Số nhà, tên đường")),
            f"{path}.ward": _box(
                field, WardBox(wards), label=_("Phường, xã"), required=field.ward_required and field.required
            ),
        }
    if isinstance(field, f.WardField):
        return {path: _box(field, WardBox(wards))}
    maker = _WIDGETS.get(field.kind)  # type: ignore[attr-defined]
    return {path: _box(field, maker(field))} if maker else {}


def _box(field: f.BaseField, widget: forms.Widget, *, label: str = "", required: bool | None = None) -> forms.Field:
    unit: str = "đồng" if isinstance(field, f.MoneyField) else getattr(field, "unit", "")
    said = label or (f"{field.label} ({unit})" if unit else field.label)
    needed = field.required if required is None else required
    box = Box(required=needed, label=said, help_text="" if label else _help(field), widget=widget)
    box.is_data = not label
    return box


def _help(field: f.BaseField) -> str:
    example: str = getattr(field, "example", "") or ("27/03/2019" if isinstance(field, f.DateField) else "")
    return " ".join(filter(None, [field.help, _("Ví dụ: %(example)s") % {"example": example} if example else ""]))


def _text(**attrs: Any) -> forms.Widget:
    return forms.TextInput(attrs={name.replace("_", "-"): value for name, value in attrs.items() if value})


def _line(field: f.TextField) -> forms.Widget:
    return _text(maxlength=field.max_length, autocomplete=_filled_by(field))


def _area(field: f.LongTextField) -> forms.Widget:
    return forms.Textarea(attrs={"rows": 4, "maxlength": field.max_length})


def _figure(field: f.NumberField) -> forms.Widget:
    return _text(inputmode="decimal" if field.places else "numeric", autocomplete="off")


def _digits(field: f.BaseField) -> forms.Widget:
    return _text(inputmode="numeric", autocomplete=_filled_by(field) or "off")


def _date(field: f.DateField) -> forms.Widget:
    return _text(inputmode="numeric", placeholder=_("ngày/tháng/năm"), autocomplete=_filled_by(field) or "off")


def _phone(field: f.PhoneField) -> forms.Widget:
    return forms.TextInput(attrs={"type": "tel", "autocomplete": _filled_by(field) or "tel"})


def _email(field: f.EmailField) -> forms.Widget:
    return forms.TextInput(attrs={"type": "email", "autocomplete": _filled_by(field) or "email"})


def _choice(field: f.ChoiceField) -> forms.Widget:
    choices = [(choice.value, choice.label) for choice in field.choices]
    if len(choices) <= FEW:
        return forms.RadioSelect(choices=choices)
    return forms.Select(choices=[("", _("Xin chọn")), *choices])


def _several(field: f.MultiChoiceField) -> forms.Widget:
    return Several(choices=[(choice.value, choice.label) for choice in field.choices])


def _filled_by(field: f.BaseField) -> str:
    return _FILLED_BY_BROWSER.get(field.prefill, "") if field.prefill else ""


_WIDGETS: dict[str, Callable[[Any], forms.Widget]] = {
    "text": _line,
    "long_text": _area,
    "number": _figure,
    "money": _digits,
    "date": _date,
    "choice": _choice,
    "multi_choice": _several,
    "tick": lambda _field: Tick(),
    "identity_number": _digits,
    "tax_code": _digits,
    "phone": _phone,
    "email": _email,
}
