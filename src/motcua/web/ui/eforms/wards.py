"""The box in which a ward is found by typing, and what it keeps: the code beside the words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.urls import reverse_lazy

from motcua.core.catalogue.definitions import fields as f
from motcua.core.catalogue.definitions.forms import Form


class WardBox(forms.TextInput):
    """Two boxes: the words, in which one types, and the code, which saves itself. Without JavaScript the words do."""

    template_name = "ui/eforms/ward.html"

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self.words = words

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        known = self.words.get(value or "", "")
        keeper = "keeps-" + name.replace(".", "-")
        context["widget"] |= {"words": known or value or "", "code": value if known else "", "keeper": keeper}
        context["find"] = reverse_lazy("portal:areas")
        return context


def ward_codes(form: Form, answers: Mapping[str, Any]) -> Iterator[str]:
    """Every ward in the answers, rows included."""
    return _codes(form.fields(), answers)


def _codes(fields: Iterable[f.BaseField], answers: Mapping[str, Any]) -> Iterator[str]:
    for field in fields:
        value = answers.get(field.name)
        if isinstance(field, f.WardField):
            yield value or ""
        elif isinstance(field, f.AddressField) and isinstance(value, Mapping):
            yield value.get("ward", "")
        elif isinstance(field, f.RowsField):
            for row in value or []:
                yield from _codes(field.fields, row)
