"""What a browser posted, as raw answers: only the fields that were on the page, every one as it was typed."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import QueryDict

from motcua.core.catalogue.definitions.fields import BaseField, RowsField
from motcua.core.catalogue.definitions.forms import Form

Answers = dict[str, Any]
Settle = Callable[[str, str], str]
"""From a ward's code and the words in its box to what was meant."""

_UNTYPED = {"computed", "note"}


def changed_answers(form: Form, posted: QueryDict, answers: Mapping[str, Any], settle: Settle) -> Answers:
    """The top-level answers that the posted boxes change, merged into what stood there; None takes one away.

    A field that is not in `posted` is left out: it was not on the page, or it saves itself another time.
    """
    changed: Answers = {}
    reading = _Reading(posted, settle)
    for field in form.fields():
        before = answers.get(field.name)
        read, value = (
            reading.rows(field, before) if isinstance(field, RowsField) else reading.simple(field, field.name, before)
        )
        if read:
            changed[field.name] = value
    return changed


def with_row(field: RowsField, rows: Any) -> list[Answers]:
    """One more empty row at the end, as long as there may be one."""
    return [*rows_shown(field, rows), {}][: field.max_rows]


def without_row(field: RowsField, rows: Any, number: int) -> list[Answers]:
    return [row for position, row in enumerate(rows_shown(field, rows)) if position != number]


def rows_shown(field: RowsField, rows: Any) -> list[Answers]:
    """The rows that stand on the page: what was typed, filled up with empty ones to the least that is asked."""
    typed = [dict(row) if isinstance(row, Mapping) else {} for row in rows or []]
    least = max(field.min_rows, 1 if field.required else 0)
    return typed + [{} for _ in range(least - len(typed))]


class _Reading:
    """Each reader says whether its boxes were on the page, and what stood in them; None for nothing."""

    def __init__(self, posted: QueryDict, settle: Settle) -> None:
        self.posted = posted
        self.settle = settle

    def simple(self, field: BaseField, path: str, before: Any) -> tuple[bool, Any]:
        kind: str = field.kind  # type: ignore[attr-defined]  # every concrete field has one
        if kind in _UNTYPED:
            return False, None
        if kind == "address":
            return self.address(path, before)
        if kind == "ward":
            return self.ward(path)
        if path not in self.posted:
            return False, None
        if kind == "multi_choice":
            return True, [value for value in self.posted.getlist(path) if value] or None
        return True, self.posted[path] or None

    def ward(self, path: str) -> tuple[bool, Any]:
        """A page sent whole brings the words too; a box that saves itself brings the code alone."""
        code, words = self.posted.get(path), self.posted.get(f"{path}.words")
        if words is not None:
            return True, self.settle(code or "", words) or None
        return code is not None, code or None

    def address(self, path: str, before: Any) -> tuple[bool, Any]:
        parts = dict(before) if isinstance(before, Mapping) else {"line": before or ""}
        has_line, (has_ward, ward) = f"{path}.line" in self.posted, self.ward(f"{path}.ward")
        if has_line:
            parts["line"] = self.posted[f"{path}.line"]
        if has_ward:
            parts["ward"] = ward
        return has_line or has_ward, {name: part for name, part in parts.items() if part} or None

    def rows(self, field: RowsField, before: Any) -> tuple[bool, Any]:
        """Cells of the rows that stood on the page; a row number from nowhere is not heard."""
        rows = rows_shown(field, before)
        found = False
        for number, row in enumerate(rows):
            for inner in field.fields:
                read, value = self.simple(inner, f"{field.name}.{number}.{inner.name}", row.get(inner.name))
                if read:
                    found = True
                    row[inner.name] = value
        return found, [{name: value for name, value in row.items() if value is not None} for row in rows] or None
