"""One walk over a form, top to bottom: what is asked, what was answered, what is wrong, what follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from motcua.core.catalogue.definitions.conditions import ShowWhen
from motcua.core.catalogue.definitions.fields import BaseField, ComputedField, RowsField
from motcua.core.catalogue.definitions.forms import Form
from motcua.core.catalogue.rules.computed import Compute, Computed, Question, computed
from motcua.core.catalogue.rules.eforms.reading import READERS, World, refuse
from motcua.kernel.errors import DomainError
from motcua.kernel.registry import Registry
from motcua.kernel.sentences import Sentence

_MARKS = {"note"}
_PICKED = {"choice", "multi_choice", "ward", "date"}


@dataclass(slots=True)
class Evaluation:
    """`visible` holds the paths of the fields that are asked ("outlets.0.volume" inside rows), in order.

    `values` holds clean answers only: nothing hidden, nothing unknown, nothing empty. `problems` stand by path.
    """

    visible: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, DomainError] = field(default_factory=dict)
    computed: dict[str, Computed] = field(default_factory=dict)


def evaluate(
    form: Form,
    answers: Mapping[str, Any],
    *,
    world: World,
    tables: Mapping[str, Any] | None = None,
    functions: Registry[Compute] = computed,
) -> Evaluation:
    """Reads the answers. Cleaning what is clean changes nothing."""
    return _Walk(answers, world, tables or {}, functions).over(form)


class _Walk:
    def __init__(
        self, answers: Mapping[str, Any], world: World, tables: Mapping[str, Any], functions: Registry[Compute]
    ) -> None:
        self.answers = answers
        self.world = world
        self.tables = tables
        self.functions = functions
        self.found = Evaluation()

    def over(self, form: Form) -> Evaluation:
        for step in form.steps:
            if not self.asked(step.show_when):
                continue
            for section in step.sections:
                if self.asked(section.show_when):
                    for one in section.fields:
                        self.take(one, self.answers, self.found.values, "")
        return self.found

    def asked(self, condition: ShowWhen | None, row: Mapping[str, Any] | None = None) -> bool:
        if condition is None:
            return True
        values = self.found.values
        return condition.holds(lambda name: row[name] if row and name in row else values.get(name))

    def take(self, one: BaseField, raw: Mapping[str, Any], into: dict[str, Any], before: str) -> None:
        """Reads one field of `raw` into `into`; `before` is the path of the row that it stands in."""
        if not self.asked(one.show_when, into):
            return
        path = before + one.name
        self.found.visible.append(path)
        try:
            value = self.answer(one, raw, into if before else {}, path)
        except DomainError as problem:
            self.found.problems[problem.field or path] = problem
            return
        if value is not None:
            into[one.name] = value

    def answer(self, one: BaseField, raw: Mapping[str, Any], row: Mapping[str, Any], path: str) -> Any:
        if isinstance(one, RowsField):
            return self.rows(one, raw.get(one.name), path)
        if isinstance(one, ComputedField):
            return self.compute(one, row, path)
        return self.read(one, raw.get(one.name), path)

    def read(self, one: BaseField, raw: Any, path: str) -> Any:
        kind: str = one.kind  # type: ignore[attr-defined]  # every concrete field has one
        if kind in _MARKS:
            return None
        if empty(raw) or (kind == "tick" and raw in (False, "false", "off", "0")):
            if one.required:
                raise missing(one, kind, path)
            return None
        return READERS[kind](one, raw, path, self.world)

    def rows(self, one: RowsField, raw: Any, path: str) -> list[dict[str, Any]] | None:
        """A row in which nothing was typed is no row; the others keep their number in the paths."""
        typed = enumerate(raw if isinstance(raw, list | tuple) else ())
        rows = [(number, row) for number, row in typed if isinstance(row, Mapping) and not _nothing_typed(one, row)]
        least = max(one.min_rows, 1 if one.required else 0)
        if len(rows) < least:
            raise refuse(
                "too_few_rows", Sentence("“{label}” cần ít nhất {least} dòng.", label=one.label, least=least), path
            )
        if len(rows) > one.max_rows:
            raise refuse(
                "too_many_rows",
                Sentence("“{label}” có nhiều nhất {most} dòng.", label=one.label, most=one.max_rows),
                path,
            )
        clean: list[dict[str, Any]] = []
        for number, row in rows:
            into: dict[str, Any] = {}
            for inner in one.fields:
                self.take(inner, row, into, f"{path}.{number}.")
            clean.append(into)
        return clean or None

    def compute(self, one: ComputedField, row: Mapping[str, Any], path: str) -> int | float | str | None:
        question = Question(self.found.values, self.tables, self.world.today, row)
        result = self.functions.get(one.function)(question)
        if result is None:
            return None
        self.found.computed[path] = result
        return result.value


def empty(raw: Any) -> bool:
    """Nothing was answered. An address without any part is empty too."""
    if isinstance(raw, str):
        return not raw.strip()
    if isinstance(raw, Mapping):
        return all(empty(part) for part in raw.values())
    return raw is None or (isinstance(raw, list | tuple) and all(empty(part) for part in raw))


def missing(one: BaseField, kind: str, path: str) -> DomainError:
    if kind == "tick":
        return refuse("required", Sentence("Xin đọc và đánh dấu: “{label}”.", label=one.label), path)
    if kind in _PICKED:
        return refuse("required", Sentence("Xin chọn “{label}”.", label=one.label), path)
    return refuse("required", Sentence("Xin nhập “{label}”.", label=one.label), path)


def _nothing_typed(rows: RowsField, row: Mapping[str, Any]) -> bool:
    return all(empty(row.get(one.name)) for one in rows.fields)
