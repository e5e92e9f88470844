"""The answers of an e-form as an officer reads them: by step, each under its label, with nothing that was not asked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from motcua.core.catalogue.definitions import fields as f
from motcua.core.catalogue.definitions.forms import Form
from motcua.core.dossiers.models import Dossier
from motcua.core.identity.models import Area
from motcua.kernel.codes.phone import format_phone
from motcua.kernel.dates import format_date
from motcua.kernel.errors import DomainError
from motcua.kernel.money import Money
from motcua.web.ui.parts import Fact
from motcua.web.ui.tags.filters import number


@dataclass(frozen=True, slots=True)
class Answered:
    """A step of the form and what was answered in it."""

    title: str
    facts: list[Fact]


def answers_of(dossier: Dossier) -> list[Answered]:
    """Empty when nothing was typed: a paper dossier."""
    form = Form.model_validate(dossier.procedure.form or {})
    wards = _wards(form, dossier.answers)
    steps = [Answered(step.title, list(_facts(step.fields(), dossier.answers, wards))) for step in form.steps]
    return [step for step in steps if step.facts]


def _facts(fields: Iterable[f.BaseField], answers: Mapping[str, Any], wards: Mapping[str, str]) -> Iterator[Fact]:
    for field in fields:
        value = answers.get(field.name)
        if value in (None, "", [], {}):
            continue
        if isinstance(field, f.RowsField):
            for position, row in enumerate(value, start=1):
                inner = "; ".join(f"{fact.name}: {fact.value}" for fact in _facts(field.fields, row, wards))
                yield Fact(f"{field.row_label} {position}", inner)
        else:
            yield Fact(field.label, said(field, value, wards))


def said(field: f.BaseField, value: Any, wards: Mapping[str, str]) -> str:
    """One clean answer in words."""
    teller = _TELLERS.get(type(field))
    if teller is not None:
        return teller(field, value, wards)
    unit: str = getattr(field, "unit", "")
    shown = number(value) if isinstance(value, int | float) else str(value)
    return f"{shown} {unit}".strip()


def _several(field: f.MultiChoiceField, value: Any, _wards: Mapping[str, str]) -> str:
    return ", ".join(field.label_of(str(one)) for one in value)


def _address(_field: f.AddressField, value: Any, wards: Mapping[str, str]) -> str:
    parts = value if isinstance(value, Mapping) else {"line": value}
    return ", ".join(filter(None, [parts.get("line"), wards.get(parts.get("ward", ""), parts.get("ward"))]))


def _date(value: str) -> str:
    try:
        return format_date(date.fromisoformat(value))
    except ValueError:
        return value


def _phone(value: str) -> str:
    try:
        return format_phone(value)
    except (DomainError, ValueError):
        return value


def _wards(form: Form, answers: Mapping[str, Any]) -> dict[str, str]:
    """The names of the wards that the answers name, in one query."""
    codes = set()
    for field in form.every_field():
        value = answers.get(field.name)
        if isinstance(field, f.WardField) and value:
            codes.add(str(value))
        elif isinstance(field, f.AddressField) and isinstance(value, Mapping) and value.get("ward"):
            codes.add(str(value["ward"]))
    areas = Area.objects.filter(code__in=codes) if codes else []
    return {area.code: f"{area.name}, {area.parent_name}" for area in areas}


_TELLERS: dict[type[f.BaseField], Callable[[Any, Any, Mapping[str, str]], str]] = {
    f.ChoiceField: lambda field, value, _wards: str(field.label_of(str(value))),
    f.MultiChoiceField: _several,
    f.TickField: lambda _field, _value, _wards: _("Có"),
    f.MoneyField: lambda _field, value, _wards: str(Money(value)),
    f.DateField: lambda _field, value, _wards: _date(str(value)),
    f.PhoneField: lambda _field, value, _wards: _phone(str(value)),
    f.WardField: lambda _field, value, wards: wards.get(str(value), str(value)),
    f.AddressField: _address,
}
