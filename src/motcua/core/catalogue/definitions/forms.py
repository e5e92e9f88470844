"""The e-form of a procedure: steps of sections of fields, filled from top to bottom."""

from collections import Counter
from collections.abc import Iterator

from pydantic import Field as Constraint
from pydantic import model_validator

from motcua.core.catalogue.definitions.base import Definition, Label, Name
from motcua.core.catalogue.definitions.conditions import ShowWhen
from motcua.core.catalogue.definitions.fields import BaseField, Field, RowsField


class Section(Definition):
    title: str = ""
    help: str = ""
    fields: tuple[Field, ...] = Constraint(min_length=1)
    show_when: ShowWhen | None = None


class Step(Definition):
    """One screen."""

    code: Name
    title: Label
    help: str = ""
    sections: tuple[Section, ...] = Constraint(min_length=1)
    show_when: ShowWhen | None = None

    def fields(self) -> Iterator[Field]:
        for section in self.sections:
            yield from section.fields


class Form(Definition):
    """Names are unique in the whole form, rows included, and a condition asks only about what stands above it:
    one walk from top to bottom therefore decides everything."""

    title: str = ""
    steps: tuple[Step, ...] = ()

    @model_validator(mode="after")
    def reads_from_top_to_bottom(self) -> "Form":
        codes = [step.code for step in self.steps]
        if len(set(codes)) != len(codes):
            raise ValueError("two steps have the same code")
        known: set[str] = set()
        for step in self.steps:
            _refuse_unknown(step.show_when, known, f"step {step.code}")
            for section in step.sections:
                _refuse_unknown(section.show_when, known, f"a section of step {step.code}")
                for field in section.fields:
                    _learn(field, known)
        names = Counter(field.name for field in self.every_field())
        twice = sorted(name for name, times in names.items() if times > 1)
        if twice:
            raise ValueError(f"fields named twice: {', '.join(twice)}")
        return self

    def fields(self) -> Iterator[Field]:
        """The fields of the form; those inside rows belong to their row."""
        for step in self.steps:
            yield from step.fields()

    def every_field(self) -> Iterator[BaseField]:
        for field in self.fields():
            yield field
            if isinstance(field, RowsField):
                yield from field.fields

    def step(self, code: str) -> Step:
        """Raises KeyError for a step that the form has not."""
        for step in self.steps:
            if step.code == code:
                return step
        raise KeyError(code)


def _learn(field: Field, known: set[str]) -> None:
    _refuse_unknown(field.show_when, known, f"field {field.name}")
    if isinstance(field, RowsField):
        inside = set(known)
        for inner in field.fields:
            _refuse_unknown(inner.show_when, inside, f"field {inner.name}")
            inside.add(inner.name)
    known.add(field.name)


def _refuse_unknown(condition: ShowWhen | None, known: set[str], where: str) -> None:
    unknown = [name for name in condition.fields() if name not in known] if condition else []
    if unknown:
        raise ValueError(f"{where}: show_when asks about {', '.join(unknown)}, which does not stand above it")
