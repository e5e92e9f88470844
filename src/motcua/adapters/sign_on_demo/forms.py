"""Who one is in the demo: somebody it knows, or anybody by number and name."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.adapters.sign_on_demo.people import Choice
from motcua.core.identity.definitions import Particulars
from motcua.core.identity.models import Party
from motcua.core.identity.rules import check_particulars
from motcua.kernel import clock
from motcua.kernel.dates import parse_date
from motcua.kernel.errors import DomainError, Problems


class KnownForm(forms.Form):
    """One of the people the demo knows; the value is the party's id."""

    person = forms.ChoiceField(label=_("Người dân của thành phố thử nghiệm"), widget=forms.RadioSelect)

    def __init__(self, people: Sequence[Party], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        person = cast(forms.ChoiceField, self.fields["person"])
        person.choices = [(str(party.pk), party.name) for party in people]
        self.details = {str(party.pk): party.identifier for party in people}


class SomebodyForm(forms.Form):
    identifier = forms.CharField(
        label=_("Số định danh cá nhân"),
        help_text=_("12 chữ số, ví dụ 077190000123. Xin dùng số tưởng tượng."),
        max_length=20,
    )
    name = forms.CharField(label=_("Họ và tên"), max_length=200)
    birth_date = forms.CharField(label=_("Ngày sinh"), help_text=_("Ví dụ 20/05/1990"), required=False)

    def clean_birth_date(self) -> date | None:
        typed = self.cleaned_data["birth_date"]
        try:
            return parse_date(typed) if typed else None
        except DomainError as problem:
            raise forms.ValidationError(problem.message, code=problem.code) from None

    def clean(self) -> dict[str, object]:
        said = {name: self.cleaned_data.get(name) for name in ("identifier", "name", "birth_date")}
        if said["identifier"] and said["name"]:
            self._check(Particulars(str(said["identifier"]), str(said["name"]), birth_date=said["birth_date"]))
        return self.cleaned_data

    def choice(self) -> Choice:
        said = self.cleaned_data
        born = said["birth_date"].isoformat() if said["birth_date"] else ""
        return Choice(said["identifier"], said["name"], born)

    def _check(self, given: Particulars) -> None:
        try:
            checked = check_particulars(given, today=clock.today())
        except Problems as refusal:
            for problem in refusal.problems:
                self.add_error(problem.field, problem.message)
        else:
            self.cleaned_data |= {"identifier": checked.identifier, "name": checked.name}
