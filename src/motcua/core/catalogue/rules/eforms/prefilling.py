"""First answers from what is known of the person: never over something that was typed."""

from collections.abc import Mapping
from typing import Any

from motcua.core.catalogue.definitions.fields import AddressField, Prefill
from motcua.core.catalogue.definitions.forms import Form
from motcua.core.catalogue.rules.eforms.evaluating import empty


def prefilled(form: Form, known: Mapping[str, str], answers: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """`answers` with the empty ones filled from `known` ("party.full_name" → "Nguyễn Thị An").

    An address takes its line from party.address and its ward from party.ward, either also without the other.
    """
    filled = dict(answers or {})
    for field in form.fields():
        if field.prefill is None or not empty(filled.get(field.name)):
            continue
        value: Any = known.get(field.prefill, "")
        if isinstance(field, AddressField):
            parts = {"line": value, "ward": known.get(Prefill.WARD, "")}
            value = {name: part for name, part in parts.items() if part}
        if not empty(value):
            filled[field.name] = value
    return filled
