"""What these pages let somebody type; what is wrong stands beside its box."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.core.identity.models import Unit
from motcua.core.index.reading import decimal, whole
from motcua.core.index.services.import_portal_figures import share
from motcua.kernel.errors import DomainError
from motcua.web.ui.forms import PlainForm

MOST_BYTES = 5_000_000


class ContestForm(PlainForm):
    slug = "contest"
    indicator = forms.ChoiceField(label=_("Chỉ số không tính hồ sơ này"), widget=forms.RadioSelect)
    grounds = forms.CharField(
        label=_("Căn cứ"), widget=forms.Textarea, help_text=_("Vì sao hồ sơ phải được tính: sự việc, ngày, văn bản.")
    )
    file = forms.FileField(
        label=_("Tệp làm chứng"), required=False, help_text=_("Ảnh hoặc PDF: biên bản, văn bản, ảnh chụp màn hình.")
    )

    def __init__(self, *args: Any, indicators: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["indicator"].choices = list(indicators)  # type: ignore[attr-defined]


class DecisionForm(PlainForm):
    slug = "decision"
    effect = forms.ChoiceField(
        label=_("Quyết định"),
        widget=forms.RadioSelect,
        choices=[
            ("met", _("Chấp nhận: tính hồ sơ này là đạt")),
            ("out", _("Chấp nhận: không tính hồ sơ này trong chỉ số")),
            ("reject", _("Không chấp nhận: giữ cách tính cũ")),
        ],
    )
    reason = forms.CharField(
        label=_("Lý do"), widget=forms.Textarea, help_text=_("Đơn vị và mọi người xem sau đều đọc được.")
    )


class _UnitForm(PlainForm):
    unit = forms.ChoiceField(label=_("Đơn vị"))

    def __init__(self, *args: Any, units: Iterable[Unit], **more: Any) -> None:
        super().__init__(*args, **more)
        self.units = {unit.code: unit for unit in units}
        choices = [(code, unit.name) for code, unit in self.units.items()]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]

    def clean_unit(self) -> Unit:
        return self.units[self.cleaned_data["unit"]]


class CountField(forms.CharField):
    """A number of dossiers, 1.204 as well as 1204."""

    def __init__(self, **more: Any) -> None:
        box = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(max_length=20, required=False, widget=box, **more)

    def clean(self, value: Any) -> int | None:
        text = super().clean(value).strip()
        found = whole(text)
        if text and found is None:
            raise forms.ValidationError(_("Xin ghi số hồ sơ, từ 0 trở lên."))
        return found


class ShareField(forms.CharField):
    """A share or points: 95,4% or 18,5."""

    def __init__(self, *, share_of_one: bool = False, **more: Any) -> None:
        box = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        self.share_of_one = share_of_one
        super().__init__(max_length=20, required=False, widget=box, **more)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        try:
            return share(text) if self.share_of_one else decimal(text)
        except DomainError as problem:
            raise forms.ValidationError(problem.message) from None


class TotalForm(_UnitForm):
    slug = "total"
    reported = CountField(label=_("Báo cáo quốc gia (BCQG)"))
    synced = CountField(label=_("Cổng đã nhận"))
    source = forms.CharField(label=_("Lấy từ đâu"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and said.get("reported") is None and said.get("synced") is None:
            raise forms.ValidationError(_("Xin ghi ít nhất một số."))
        return said


class PortalForm(_UnitForm):
    slug = "portal"
    indicator = forms.ChoiceField(label=_("Chỉ số"))
    points = ShareField(label=_("Điểm Cổng cho"))
    ratio = ShareField(label=_("Tỷ lệ trên Cổng"), share_of_one=True)
    source = forms.CharField(label=_("Lấy từ đâu"), required=False, max_length=200)

    def __init__(self, *args: Any, indicators: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["indicator"].choices = list(indicators)  # type: ignore[attr-defined]


class TableForm(PlainForm):
    """A file of rows: all of it goes in, or nothing."""

    slug = "table"
    file = forms.FileField(label=_("Tệp CSV hoặc JSON"))
    source = forms.CharField(label=_("Lấy từ đâu"), required=False, max_length=200)

    def clean_file(self) -> bytes:
        sent = self.cleaned_data["file"]
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(_("Tệp lớn hơn 5 MB. Xin tách nhỏ."))
        return bytes(sent.read())


class WordForm(PlainForm):
    slug = "word"
    text = forms.CharField(
        label=_("Lời của đơn vị"),
        widget=forms.Textarea,
        help_text=_("Giữ lại cùng ngày và tên cán bộ; không sửa được, chỉ nói thêm được."),
    )
