"""E-forms, evaluated: visible fields, clean answers, problems, computed values, JSON Schema."""

from collections.abc import Mapping
from typing import Any

from motcua.core.catalogue.definitions.forms import Form
from motcua.core.catalogue.rules.eforms.evaluating import Evaluation, empty, evaluate
from motcua.core.catalogue.rules.eforms.prefilling import prefilled
from motcua.core.catalogue.rules.eforms.reading import World, storable
from motcua.core.catalogue.rules.eforms.schema import json_schema
from motcua.kernel.errors import DomainError

__all__ = [
    "Evaluation",
    "World",
    "clean",
    "empty",
    "evaluate",
    "json_schema",
    "prefilled",
    "storable",
    "visible_fields",
]


def visible_fields(form: Form, answers: Mapping[str, Any], *, world: World) -> list[str]:
    """The paths of the fields that are asked, given these answers."""
    return evaluate(form, answers, world=world).visible


def clean(
    form: Form, answers: Mapping[str, Any], *, world: World, tables: Mapping[str, Any] | None = None
) -> tuple[dict[str, Any], dict[str, DomainError]]:
    """Clean answers, and the problems by path. Unknown and hidden answers are dropped."""
    found = evaluate(form, answers, world=world, tables=tables)
    return found.values, found.problems
