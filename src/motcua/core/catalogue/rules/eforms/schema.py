"""The form as JSON Schema (2020-12): what the clean answers look like, for whoever reads them by machine."""

from collections.abc import Callable, Iterable
from typing import Any

from motcua.core.catalogue.definitions import fields as f
from motcua.core.catalogue.definitions.forms import Form

_TEXT: dict[str, Any] = {"type": "string"}


def json_schema(form: Form) -> dict[str, Any]:
    """A field that is required only when shown is not in `required`: a schema knows no `show_when`."""
    hidden = {
        field.name
        for step in form.steps
        for section in step.sections
        for field in section.fields
        if step.show_when or section.show_when
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": form.title,
        **_object(list(form.fields()), hidden),
    }


def _object(fields: Iterable[f.BaseField], hidden: set[str]) -> dict[str, Any]:
    kept = [field for field in fields if not isinstance(field, f.NoteField)]
    required = [one.name for one in kept if one.required and one.show_when is None and one.name not in hidden]
    schema: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {one.name: _property(one) for one in kept},
    }
    return schema | ({"required": required} if required else {})


def _property(field: f.BaseField) -> dict[str, Any]:
    kind: str = field.kind  # type: ignore[attr-defined]  # every concrete field has one
    described = {"title": field.label} | ({"description": field.help} if field.help else {})
    return described | _SHAPES[kind](field)


def _text(field: f.TextField | f.LongTextField) -> dict[str, Any]:
    least = {"minLength": field.min_length} if isinstance(field, f.TextField) and field.min_length else {}
    return _TEXT | {"maxLength": field.max_length} | least


def _number(field: f.NumberField) -> dict[str, Any]:
    shape: dict[str, Any] = {"type": "number" if field.places else "integer"}
    if field.minimum is not None:
        shape["minimum"] = float(field.minimum) if field.places else int(field.minimum)
    if field.maximum is not None:
        shape["maximum"] = float(field.maximum) if field.places else int(field.maximum)
    return shape


def _address(field: f.AddressField) -> dict[str, Any]:
    required = ["line", "ward"] if field.ward_required else ["line"]
    return {"type": "object", "properties": {"line": _TEXT, "ward": _TEXT}, "required": required}


def _values(field: f.ChoiceField | f.MultiChoiceField) -> list[str]:
    return [choice.value for choice in field.choices]


_SHAPES: dict[str, Callable[[Any], dict[str, Any]]] = {
    "text": _text,
    "long_text": _text,
    "number": _number,
    "money": lambda field: {"type": "integer", "minimum": field.minimum, "maximum": field.maximum},
    "date": lambda _: _TEXT | {"format": "date"},
    "choice": lambda field: _TEXT | {"enum": _values(field)},
    "multi_choice": lambda field: {"type": "array", "uniqueItems": True, "items": _TEXT | {"enum": _values(field)}},
    "tick": lambda _: {"const": True},
    "ward": lambda _: _TEXT | {"pattern": r"^\d{5}$"},
    "address": _address,
    "identity_number": lambda _: _TEXT | {"pattern": r"^\d{12}$"},
    "tax_code": lambda _: _TEXT | {"pattern": r"^\d{10}(\d{3})?$"},
    "phone": lambda _: _TEXT | {"pattern": r"^\+\d{6,15}$"},
    "email": lambda _: _TEXT | {"format": "email"},
    "computed": lambda _: {"type": ["number", "string"], "readOnly": True},
    "rows": lambda field: {
        "type": "array",
        "minItems": field.min_rows,
        "maxItems": field.max_rows,
        "items": _object(field.fields, set()),
    },
}
