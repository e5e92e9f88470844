"""What an officer types with a move. Whether it is allowed, and whether it is enough, the services say."""

import re
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.core.dossiers import queries
from motcua.core.dossiers.definitions import ReturnWay
from motcua.core.dossiers.models import Dossier, Result
from motcua.core.dossiers.phrases import phrase_bank, result_text
from motcua.core.identity import queries as identity
from motcua.core.identity.definitions import Role
from motcua.core.identity.models import Officer, Unit
from motcua.kernel import clock
from motcua.web.desk.words import RETURN_WAYS

_ROWS = 3
_USUAL_HOURS = 16
_GAP = re.compile(r"(?<!\S)…")
"""Where the text of an answer waits for a word; an ellipsis behind a word ("v.v…") is the officer's own."""


class MoveForm(forms.Form):
    """`version` is what the officer saw; `tab` where she works, so that the next dossier of it follows.

    `details` gives each choice a second line. `slug` keeps the ids of several forms on one page apart.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    tab = forms.CharField(widget=forms.HiddenInput, required=False)
    use_required_attribute = False
    details: dict[str, str]

    def __init__(self, *args: Any, dossier: Dossier, slug: str, **more: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{slug}-%s", **more})
        self.dossier = dossier
        self.details = {}
        self.prepare()

    def stand_on(self, version: int) -> None:
        """What was typed stays, on top of the version that is true now: a second press knows what it does."""
        typed = cast(QueryDict, self.data).copy()
        typed["version"] = str(version)
        self.data = typed

    def prepare(self) -> None:
        """Fill in what the dossier already says."""

    def clean(self) -> dict[str, Any]:
        if "version" in self.errors:  # it has no box of its own to speak beside
            self.add_error(None, _("Trang này mở chưa đủ. Nội dung đã nhập còn đây. Xin gửi lại."))
        return self.cleaned_data

    def typed(self) -> list[tuple[str, str]]:
        """(label, text) of what was written, to be shown again when the move itself is gone."""
        texts = [
            bound for bound in self.visible_fields() if isinstance(bound.field.widget, forms.Textarea | forms.TextInput)
        ]
        return [(str(bound.label), str(bound.value())) for bound in texts if bound.value()]


def remark(label: Any, *, required: bool = False, rows: int = _ROWS, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )


class RemarkForm(MoveForm):
    """Accept, initial, approve: a word may go along."""

    remark = remark(gettext_lazy("Bút phê"))


class PressForm(MoveForm):
    """Nothing to type: one press does it."""


class SendBackForm(MoveForm):
    remark = remark(gettext_lazy("Cần sửa điều gì"), required=True)


class StopForm(MoveForm):
    reason = remark(
        gettext_lazy("Căn cứ và lý do dừng"), required=True, help_text=gettext_lazy("Người nộp sẽ đọc được lý do này.")
    )


class RefuseForm(MoveForm):
    """`phrase` is put before what is typed; with JavaScript it is put into the box itself."""

    phrase = forms.ChoiceField(label=gettext_lazy("Câu mẫu"), required=False)
    reason = remark(
        gettext_lazy("Lý do từ chối"), help_text=gettext_lazy("In trên phiếu từ chối (mẫu 03) và gửi cho người nộp.")
    )

    def prepare(self) -> None:
        self.fields["phrase"].choices = phrase_choices("refusal")  # type: ignore[attr-defined]
        self.fields["phrase"].widget.attrs["data-phrases-for"] = self["reason"].auto_id

    def said(self) -> str:
        return with_phrase(self.cleaned_data["phrase"], self.cleaned_data["reason"])


class AssignForm(MoveForm):
    """The usual person is chosen already; each with how much lies on the desk."""

    officer = forms.ChoiceField(label=gettext_lazy("Giao cho"), widget=forms.RadioSelect)
    remark = remark(gettext_lazy("Ý kiến chỉ đạo"))

    def prepare(self) -> None:
        unit = self.dossier.competent_unit
        held = identity.officers_holding(Role.SPECIALIST, unit, clock.today())
        officers = {holding.officer_id: holding.officer.name for holding in held}
        load = queries.load_of(list(officers))
        self.fields["officer"].choices = [(str(pk), name) for pk, name in officers.items()]  # type: ignore[attr-defined]
        self.details = {str(pk): _("đang giữ %(n)d hồ sơ") % {"n": load.get(pk, 0)} for pk in officers}
        usual = self.dossier.specialist_id or next(iter(officers), None)
        self.fields["officer"].initial = str(usual) if usual else ""

    def chosen(self) -> Officer:
        return Officer.objects.get(pk=int(self.cleaned_data["officer"]))


class ProposeForm(MoveForm):
    """The draft that was sent back, or the text with which answers of this procedure begin."""

    granted = forms.ChoiceField(
        label=gettext_lazy("Kết quả"),
        choices=[("yes", gettext_lazy("Đồng ý giải quyết")), ("no", gettext_lazy("Không đồng ý"))],
        widget=forms.RadioSelect,
    )
    title = forms.CharField(label=gettext_lazy("Trích yếu"), max_length=300)
    body = remark(gettext_lazy("Nội dung trả lời"), required=True, rows=12)
    proposal = remark(gettext_lazy("Ý kiến trình lãnh đạo"))
    file = forms.FileField(
        label=gettext_lazy("Văn bản soạn sẵn"),
        required=False,
        help_text=gettext_lazy("Tệp PDF, nếu đã soạn bên ngoài. Tệp này sẽ là văn bản phát hành."),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"}),
    )

    def __init__(self, *args: Any, refusing: bool = False, **more: Any) -> None:
        self.refusing = refusing
        super().__init__(*args, **more)

    def prepare(self) -> None:
        before = Result.objects.filter(dossier=self.dossier).first()
        text = before if before and not self.refusing else result_text(self.dossier, granted=not self.refusing)
        granted = before.granted if before and not self.refusing else not self.refusing
        first = {
            "granted": "yes" if granted else "no",
            "title": text.title,
            "body": text.body,
            "proposal": before.proposal if before else "",
        }
        for name, value in first.items():
            self.fields[name].initial = value

    def clean(self) -> dict[str, Any]:
        """What the draft began with leaves gaps; no leader should be the first to see one."""
        said = super().clean()
        for name in ("title", "body") if not said.get("file") else ():
            if _GAP.search(said.get(name, "")):
                self.add_error(name, _("Còn chỗ “…” chưa điền. Xin điền hoặc xóa trước khi trình."))
        return said


class ConsultForm(MoveForm):
    """What the route declares is filled in already; which unit, if the route leaves it open, the officer says."""

    code = forms.CharField(widget=forms.HiddenInput, required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Hỏi đơn vị"))
    question = remark(gettext_lazy("Nội dung cần ý kiến"), required=True)
    hours = forms.DecimalField(
        label=gettext_lazy("Trả lời trong (giờ làm việc)"),
        max_digits=6,
        decimal_places=1,
        min_value=Decimal("0.5"),
        max_value=2000,
        help_text=gettext_lazy("8 giờ là một ngày làm việc. Thời hạn của hồ sơ vẫn chạy."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": "4"}),
    )

    def prepare(self) -> None:
        units = identity.subtree(identity.root(clock.today()), clock.today())
        offered = [
            unit for unit in units if unit.pk not in (self.dossier.holder_unit_id, *(self.dossier.asked_units or ()))
        ]
        self.fields["unit"].choices = [("", _("Gõ vài chữ để tìm")), *((unit.code, unit.name) for unit in offered)]  # type: ignore[attr-defined]
        self.fields["unit"].widget.attrs["data-combobox"] = ""
        self.fields["hours"].initial = _USUAL_HOURS
        asked = set(self.dossier.consultations.values_list("code", flat=True))
        declared = self.dossier.procedure.parsed_route.consultations_during(self.dossier.step)
        usual = next((one for one in declared if one.code not in asked), None)
        if usual is not None:
            first = {"code": usual.code, "unit": usual.unit, "question": usual.question or usual.title}
            for name, value in {**first, "hours": usual.hours.normalize()}.items():
                self.fields[name].initial = value

    def chosen(self) -> Unit:
        return Unit.objects.get(code=self.cleaned_data["unit"])


class OpinionForm(MoveForm):
    """Answered by the unit that was asked."""

    answer = remark(gettext_lazy("Ý kiến của đơn vị"), required=True, rows=6)
    file = forms.FileField(
        label=gettext_lazy("Văn bản kèm theo"),
        required=False,
        help_text=gettext_lazy("Tệp PDF, nếu có."),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"}),
    )


class HandOverForm(MoveForm):
    """At the counter somebody takes it; by post or online nobody signs."""

    way = forms.ChoiceField(
        label=gettext_lazy("Cách trả"),
        choices=[(w.value, said) for w, said in RETURN_WAYS.items()],
        widget=forms.RadioSelect,
    )
    receiver_name = forms.CharField(label=gettext_lazy("Người nhận"), required=False, max_length=120)

    def prepare(self) -> None:
        chosen = self.dossier.return_way
        self.fields["way"].initial = chosen if chosen != ReturnWay.ONLINE else ReturnWay.COUNTER.value
        self.fields["receiver_name"].initial = self.dossier.filer.name


def phrase_choices(bank: str) -> list[tuple[str, Any]]:
    """Grouped as <optgroup>s."""
    groups = [(category.title, [(phrase, phrase) for phrase in category.phrases]) for category in phrase_bank(bank)]
    return [("", _("Chọn câu mẫu…")), *groups]


def with_phrase(phrase: str, text: str) -> str:
    """Both, once: a phrase that JavaScript has put into the text is not said twice."""
    return text.strip() if not phrase or phrase in text else "\n".join(filter(None, [phrase, text.strip()]))
