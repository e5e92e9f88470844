"""Adding, renaming, moving and ending a unit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.core.identity import queries
from motcua.core.identity.definitions import UnitKind, UnitLevel
from motcua.core.identity.models import Unit
from motcua.core.identity.services.end_unit import end_unit
from motcua.core.identity.services.make_unit import make_unit
from motcua.core.identity.services.place_unit import place_unit
from motcua.core.identity.services.rename_unit import rename_unit
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.web.desk.keeping.entries import DayField, Entry, today
from motcua.web.desk.words import Words

KINDS: dict[UnitKind, Words] = {
    UnitKind.COMMITTEE: _("Ủy ban nhân dân"),
    UnitKind.OFFICE: _("Văn phòng"),
    UnitKind.DEPARTMENT: _("Phòng chuyên môn"),
    UnitKind.ONE_STOP: _("Bộ phận Một cửa"),
    UnitKind.PARTNER: _("Đơn vị phối hợp"),
}
LEVELS: dict[UnitLevel, Words] = {
    UnitLevel.PROVINCE: _("Cấp tỉnh"),
    UnitLevel.CITY: _("Cấp huyện"),
    UnitLevel.COMMUNE: _("Cấp xã"),
}


def unit_choices() -> list[tuple[str, str]]:
    """Every unit of today's tree, indented as it stands there."""
    return [(one.unit.code, f"{'– ' * one.depth}{one.name}") for one in queries.tree(clock.today())]


class UnitField(forms.ChoiceField):
    """A unit of today's tree, found by typing."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.widget.attrs["data-combobox"] = ""

    def choose(self, choices: list[tuple[str, str]]) -> None:
        self.choices = [("", _("Gõ vài chữ để tìm")), *choices]

    def clean(self, value: Any) -> Unit | None:
        code = super().clean(value)
        return Unit.objects.get(code=code) if code else None


class MakeUnit(Entry):
    slug = "them"
    label = _("Thêm đơn vị")
    done = _("Đã thêm đơn vị.")
    name = forms.CharField(label=_("Tên đầy đủ"), max_length=200)
    short_name = forms.CharField(label=_("Tên ngắn"), max_length=60, required=False)
    code = forms.CharField(
        label=_("Mã định danh"), max_length=40, help_text=_("Theo Quyết định 20/2020/QĐ-TTg, ví dụ H06.30.16.")
    )
    parent = UnitField(label=_("Trực thuộc"))
    kind = forms.ChoiceField(label=_("Loại"), choices=[(k.value, said) for k, said in KINDS.items()])
    level = forms.ChoiceField(label=_("Cấp"), choices=[(k.value, said) for k, said in LEVELS.items()])
    valid_from = DayField(label=_("Hoạt động từ ngày"), initial=today)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["parent"].choose(unit_choices())  # type: ignore[attr-defined]

    def carry_out(self, actor: Actor) -> Unit:
        said = self.cleaned_data | {
            "kind": UnitKind(self.cleaned_data["kind"]),
            "level": UnitLevel(self.cleaned_data["level"]),
        }
        return make_unit(actor=actor, **said)


class OfUnit(Entry):
    def __init__(self, *args: Any, unit: Unit, **more: Any) -> None:
        super().__init__(*args, **more)
        self.unit = unit


class RenameUnit(OfUnit):
    slug = "doi-ten"
    label = _("Đổi tên")
    done = _("Đã đổi tên đơn vị.")
    name = forms.CharField(label=_("Tên mới"), max_length=200)
    short_name = forms.CharField(label=_("Tên ngắn"), max_length=60, required=False)
    from_day = DayField(label=_("Từ ngày"), initial=today)

    def carry_out(self, actor: Actor) -> Unit:
        return rename_unit(self.unit, actor=actor, **self.cleaned_data)


class MoveUnit(OfUnit):
    slug = "chuyen"
    label = _("Chuyển sang đơn vị khác")
    done = _("Đã ghi đơn vị cấp trên mới.")
    parent = UnitField(label=_("Trực thuộc"))
    from_day = DayField(label=_("Từ ngày"), initial=today)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["parent"].choose(unit_choices())  # type: ignore[attr-defined]

    def carry_out(self, actor: Actor) -> object:
        return place_unit(self.unit, actor=actor, **self.cleaned_data)


class EndUnit(OfUnit):
    slug = "ket-thuc"
    label = _("Kết thúc hoạt động")
    done = _("Đã ghi ngày kết thúc của đơn vị.")
    tone = "danger"
    last_day = DayField(
        label=_("Ngày làm việc cuối cùng"),
        help_text=_("Vai trò trong đơn vị và việc tiếp nhận, giải quyết thủ tục qua đơn vị cùng kết thúc ngày này."),
    )
    successor = UnitField(
        label=_("Đơn vị tiếp nối"),
        required=False,
        help_text=_("Hồ sơ đơn vị này đã nhận được tính cho đơn vị tiếp nối; để trống thì tính cho cấp trên của nó."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["successor"].choose(unit_choices())  # type: ignore[attr-defined]

    def carry_out(self, actor: Actor) -> Unit:
        return end_unit(self.unit, actor=actor, **self.cleaned_data)
