"""Computed values: registered Python functions, each of which explains itself line by line.

A function is given clean answers, the dated tables that its procedure carries, and a day; it gives a value
and the lines that lead to it, or None while an answer that it needs is still missing. It may refuse with a
DomainError, which then stands beside the computed field.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from motcua.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Question:
    """What a computed function is asked with."""

    answers: Mapping[str, Any]
    tables: Mapping[str, Any]
    today: date
    row: Mapping[str, Any] = field(default_factory=dict)

    def answer(self, name: str) -> Any:
        """The answer in the same row, else in the form; None if there is none."""
        return self.row.get(name, self.answers.get(name))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an explanation: what, how, how much, and on what law it stands."""

    what: str
    how: str = ""
    amount: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Computed:
    """A value (whole đồng for money) with the lines that a person can check it by."""

    value: int | float | str
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()


Compute = Callable[[Question], Computed | None]

computed: Registry[Compute] = Registry("computed value")
