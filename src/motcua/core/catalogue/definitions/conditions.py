"""`show_when`: small data that says when a field is asked. No expression language.

{"field": "purpose", "equals": "build"} · {"field": "purpose", "in": ["build", "buy"]} ·
{"field": "note", "is_set": true} · {"all": [...]} · {"any": [...]}
"""

from collections.abc import Callable, Iterator

from pydantic import Field, model_validator

from motcua.core.catalogue.definitions.base import Definition, Name

Scalar = str | int | bool


class Condition(Definition):
    """One question about one earlier field. A field that is hidden or empty is not set and equals nothing."""

    field: Name
    equals: Scalar | None = None
    among: tuple[Scalar, ...] | None = Field(default=None, alias="in", min_length=1)
    is_set: bool | None = None

    @model_validator(mode="after")
    def asks_one_thing(self) -> "Condition":
        asked = [self.equals is not None, self.among is not None, self.is_set is not None]
        if sum(asked) != 1:
            raise ValueError("a condition says exactly one of: equals, in, is_set")
        return self

    def holds(self, value_of: Callable[[str], object]) -> bool:
        value = value_of(self.field)
        if self.is_set is not None:
            return self.is_set is (value is not None)
        wanted = self.among if self.among is not None else (self.equals,)
        if isinstance(value, list):  # a multiple choice holds the value
            return any(one in wanted for one in value)
        return value in wanted

    def fields(self) -> Iterator[str]:
        yield self.field


class AllOf(Definition):
    all: tuple[Condition, ...] = Field(min_length=1)

    def holds(self, value_of: Callable[[str], object]) -> bool:
        return all(condition.holds(value_of) for condition in self.all)

    def fields(self) -> Iterator[str]:
        return (condition.field for condition in self.all)


class AnyOf(Definition):
    any: tuple[Condition, ...] = Field(min_length=1)

    def holds(self, value_of: Callable[[str], object]) -> bool:
        return any(condition.holds(value_of) for condition in self.any)

    def fields(self) -> Iterator[str]:
        return (condition.field for condition in self.any)


ShowWhen = Condition | AllOf | AnyOf
