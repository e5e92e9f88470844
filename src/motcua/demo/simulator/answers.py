"""How somebody made up fills in an e-form: every field that is asked, with something that such a field would hold."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from motcua.core.catalogue.definitions import fields as kinds
from motcua.core.catalogue.definitions.fields import BaseField
from motcua.core.catalogue.definitions.forms import Form
from motcua.demo.simulator.population import Sketch

Usual = Mapping[str, tuple[Any, ...]]


def filled_in(
    form: Form, *, known: Mapping[str, Any], person: Sketch, usual: Usual, thrown: Random, today: date
) -> dict[str, Any]:
    """Answers as a person types them. `known` is filled in already, `usual` what is usually written in some fields."""
    typed: dict[str, Any] = {}
    for step in form.steps:
        for section in step.sections:
            for field in section.fields:
                asked = all(_holds(part, typed) for part in (step, section, field))
                if not asked:
                    continue
                answer = _known(field, known, person)
                if answer is None:
                    answer = _answer(field, person, usual, thrown, today)
                if answer is not None:
                    typed[field.name] = answer
    return typed


def _holds(part: Any, typed: Mapping[str, Any]) -> bool:
    return part.show_when is None or bool(part.show_when.holds(typed.get))


def _known(field: BaseField, known: Mapping[str, Any], person: Sketch) -> Any:
    """What is filled in already, made whole: a sign-on tells no ward, and a person has no tax code."""
    value = known.get(field.name)
    if isinstance(field, kinds.TaxCodeField) and not person.is_business:
        return None
    if isinstance(field, kinds.AddressField) and isinstance(value, dict) and not value.get("ward"):
        return value | {"ward": person.area}
    return value


def _answer(field: BaseField, person: Sketch, usual: Usual, thrown: Random, today: date) -> Any:
    if field.name in usual:
        answer = thrown.choice(usual[field.name])
        if isinstance(field, kinds.DateField) and answer.startswith("-"):  # so many days ago
            return f"{today + timedelta(days=int(answer)):%d/%m/%Y}"
        return answer
    if isinstance(field, kinds.RowsField):
        return [_row(field, person, usual, thrown, today) for _ in range(max(1, field.min_rows))]
    if not field.required and thrown.random() < 0.5:
        return None
    filler = _FILLERS.get(getattr(field, "kind", ""))
    return filler(field, person, thrown, today) if filler else None


def _row(field: kinds.RowsField, person: Sketch, usual: Usual, thrown: Random, today: date) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for inner in field.fields:
        if _holds(inner, row) and (answer := _answer(inner, person, usual, thrown, today)) is not None:
            row[inner.name] = answer
    return row


def _number(field: Any, person: Sketch, thrown: Random, today: date) -> str:
    least, most = int(field.minimum or 1), int(field.maximum or 200)
    return str(thrown.randint(least, max(least, min(most, least + 200))))


def _money(field: Any, person: Sketch, thrown: Random, today: date) -> str:
    return str(max(field.minimum, min(field.maximum, thrown.randint(1, 400) * 10_000)))


def _date(field: Any, person: Sketch, thrown: Random, today: date) -> str:
    day = field.latest if field.latest and field.latest < today else today
    return f"{day:%d/%m/%Y}"


_FILLERS: dict[str, Callable[[Any, Sketch, Random, date], Any]] = {
    "text": lambda field, person, thrown, today: (field.example or "Nội dung mẫu")[: field.max_length],
    "long_text": lambda field, person, thrown, today: (field.example or "Nội dung minh họa.")[: field.max_length],
    "number": _number,
    "money": _money,
    "date": _date,
    "choice": lambda field, person, thrown, today: thrown.choice(field.choices).value,
    "multi_choice": lambda field, person, thrown, today: [thrown.choice(field.choices).value],
    "tick": lambda field, person, thrown, today: True,
    "ward": lambda field, person, thrown, today: person.area,
    "address": lambda field, person, thrown, today: {"line": person.address.split(",")[0], "ward": person.area},
    "identity_number": lambda field, person, thrown, today: None if person.is_business else person.number,
    "tax_code": lambda field, person, thrown, today: person.number if person.is_business else None,
    "phone": lambda field, person, thrown, today: person.phone,
    "email": lambda field, person, thrown, today: "hopthu@example.vn",
}
