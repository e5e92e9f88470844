"""A form that cannot be walked from top to bottom is refused when it is written, not when it is filled."""

from typing import Any

import pytest
from pydantic import ValidationError

from motcua.core.catalogue.definitions import Form


def form_of(*fields: dict[str, Any]) -> Form:
    return Form.model_validate({"steps": [{"code": "one", "title": "Một", "sections": [{"fields": list(fields)}]}]})


def text(name: str, **more: Any) -> dict[str, Any]:
    return {"kind": "text", "name": name, "label": name, **more}


def test_a_condition_may_ask_about_what_stands_above() -> None:
    form = form_of(text("purpose"), text("why", show_when={"field": "purpose", "is_set": True}))
    assert [field.name for field in form.fields()] == ["purpose", "why"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ([text("why", show_when={"field": "later", "is_set": True}), text("later")], "does not stand above"),
        ([text("why", show_when={"field": "why", "is_set": True})], "does not stand above"),
        ([text("same"), text("same")], "named twice: same"),
        ([text("same"), {"kind": "rows", "name": "r", "label": "R", "fields": [text("same")]}], "named twice"),
        ([text("a"), text("b", show_when={"field": "a"})], "exactly one of"),
        ([text("a"), text("b", show_when={"field": "a", "equals": "x", "is_set": True})], "exactly one of"),
        ([{"kind": "file", "name": "photo", "label": "Ảnh"}], "kind"),
        ([text("Họ tên")], "pattern"),
        ([text("a", requierd=True)], "Extra inputs"),
        ([{"kind": "choice", "name": "c", "label": "C", "choices": []}], "at least 1"),
        ([{"kind": "choice", "name": "c", "label": "C", "choices": [{"value": "x", "label": "X"}] * 2}], "same value"),
        ([{"kind": "rows", "name": "r", "label": "R", "fields": [text("a")], "min_rows": 3, "max_rows": 2}], "above"),
    ],
)
def test_a_form_that_makes_no_sense_is_refused(fields: list[dict[str, Any]], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        form_of(*fields)


def test_a_condition_inside_rows_may_ask_about_its_row_but_not_the_other_way() -> None:
    rows = {
        "kind": "rows",
        "name": "r",
        "label": "R",
        "fields": [text("a"), text("b", show_when={"field": "a", "is_set": True})],
    }
    assert form_of(rows)
    with pytest.raises(ValidationError, match="does not stand above"):
        form_of(rows, text("c", show_when={"field": "a", "is_set": True}))


def test_a_form_survives_a_trip_through_json() -> None:
    form = form_of(text("a"), text("b", show_when={"any": [{"field": "a", "in": ["x", "y"]}]}))
    assert Form.model_validate(form.model_dump(mode="json", by_alias=True, exclude_defaults=True)) == form
