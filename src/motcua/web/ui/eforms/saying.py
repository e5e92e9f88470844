"""Answers as sentences: what was typed, told back as a person reads it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from motcua.core.catalogue.definitions import fields as f
from motcua.core.catalogue.definitions.forms import Form, Step
from motcua.core.catalogue.rules.computed import Computed
from motcua.core.catalogue.rules.eforms import Evaluation
from motcua.core.catalogue.rules.figures import figure
from motcua.kernel.money import Money
from motcua.web.ui.eforms.figures import value_words
from motcua.web.ui.eforms.page import as_typed


@dataclass(slots=True)
class Said:
    """One answer: its question, its words; for rows the answers of each row; for a computed value how it came about."""

    label: str
    words: str = ""
    path: str = ""
    rows: list[tuple[str, list["Said"]]] = field(default_factory=list)
    computed: Computed | None = None
    wrong: str = ""


def said_in(step: Step, answers: Mapping[str, Any], found: Evaluation, wards: Mapping[str, str]) -> list[Said]:
    """What a step says, in its order; what is not asked is left out."""
    return list(_Saying(found, wards).fields(step.fields(), answers, ""))


def said_all(
    form: Form, answers: Mapping[str, Any], found: Evaluation, wards: Mapping[str, str]
) -> list[tuple[str, list[Said]]]:
    """(title, answers) of every step that was asked."""
    steps = ((step.title, said_in(step, answers, found, wards)) for step in form.steps)
    return [(title, said) for title, said in steps if said]


class _Saying:
    def __init__(self, found: Evaluation, wards: Mapping[str, str]) -> None:
        self.found = found
        self.visible = set(found.visible)
        self.wards = wards

    def fields(self, fields: Iterable[f.BaseField], answers: Mapping[str, Any], before: str) -> Iterator[Said]:
        for one in fields:
            path = before + one.name
            if path not in self.visible or isinstance(one, f.NoteField):
                continue
            said = self.one(one, answers.get(one.name), path)
            if path in self.found.problems:
                said.wrong = self.found.problems[path].message
            yield said

    def one(self, one: f.BaseField, raw: Any, path: str) -> Said:
        if isinstance(one, f.RowsField):
            rows = [
                (f"{one.row_label} {n + 1}", list(self.fields(one.fields, row, f"{path}.{n}.")))
                for n, row in enumerate(raw or [])
            ]
            return Said(one.label, path=path, rows=[(name, said) for name, said in rows if said])
        if isinstance(one, f.ComputedField):
            computed = self.found.computed.get(path)
            return Said(one.label, value_words(computed.value, one.unit) if computed else "", path, computed=computed)
        return Said(one.label, words_of(one, raw, self.wards), path)


def words_of(one: f.BaseField, raw: Any, wards: Mapping[str, str]) -> str:
    """The words of one simple answer; nothing for none."""
    if raw in (None, "", [], {}):
        return ""
    if isinstance(one, f.ChoiceField):
        return one.label_of(str(raw))
    if isinstance(one, f.MultiChoiceField):
        return ", ".join(one.label_of(str(value)) for value in raw)
    if isinstance(one, f.TickField):
        return _("Có")
    if isinstance(one, f.WardField):
        return wards.get(raw, str(raw))
    if isinstance(one, f.AddressField):
        parts = raw if isinstance(raw, Mapping) else {"line": raw}
        return ", ".join(filter(None, [parts.get("line"), wards.get(parts.get("ward", ""), parts.get("ward", ""))]))
    return _plain(one, raw)


def _plain(one: f.BaseField, raw: Any) -> str:
    if isinstance(one, f.MoneyField) and isinstance(raw, int):
        return str(Money(raw))
    said = figure(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) else str(as_typed(one, raw))
    unit = getattr(one, "unit", "")
    return f"{said} {unit}" if unit else said
