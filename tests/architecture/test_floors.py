"""What import-linter cannot see: a ForeignKey named by a string, a row written past the services, a clock asked."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db.models import Field, Model

from tests.architecture.house import SOURCE, calls, floors_of_core, name_of, python_files

TREE = ["kernel", "core", "adapters", "web", "demo", "law", "config"]
PURE = {"rules", "workflow", "definitions"}
MAY_WRITE = {"services", "facts", "benches"}  # benches: into a scratch database of their own


def height(model: type[Model]) -> tuple[int, int] | None:
    """Floor, and within core the domain's height; None for a model of a library, which stands below all."""
    _, *inside = model._meta.app_config.name.split(".")
    if not model.__module__.startswith("motcua."):
        return None
    return TREE.index(inside[0]), floors_of_core()[inside[1]] if inside[0] == "core" else 0


def relations() -> Iterator[tuple[Field, type[Model]]]:
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("motcua."):
            for field in model._meta.get_fields():
                if isinstance(field, Field) and field.is_relation and isinstance(field.related_model, type):
                    yield field, field.related_model


def test_no_foreign_key_points_upward() -> None:
    upward = []
    for field, target in relations():
        own, theirs = height(field.model), height(target)
        neighbours = own == theirs and field.model._meta.app_label != target._meta.app_label
        if own and theirs and (theirs > own or neighbours):
            upward.append(f"{field} -> {target._meta.label}")
    assert upward == []


def test_the_relations_of_the_house_are_seen() -> None:
    """Else the test above could not fail."""
    assert ("dossiers", "identity") in {(f.model._meta.app_label, t._meta.app_label) for f, t in relations()}


WRITES = {"create", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}
WRITES_WITHOUT_POSITIONAL = {"save", "update", "delete"}
"""With a positional argument they are of others: dict.update(other), image.save(file), cache.delete(key)."""


def is_write(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(attr=name) if name in WRITES:
            return True
        case ast.Attribute(attr=name) if name in WRITES_WITHOUT_POSITIONAL:
            return not call.args
        case ast.Attribute(attr="execute"):
            return any(
                isinstance(part, ast.Constant)
                and isinstance(part.value, str)
                and part.value.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))
                for part in ast.walk(call)
            )
    return False


def may_write(file: Path) -> bool:
    parts = {part.removesuffix(".py") for part in file.relative_to(SOURCE).parts}
    return not parts.isdisjoint(MAY_WRITE) or "demo" in parts


def test_only_services_write_rows() -> None:
    elsewhere = [
        f"{name_of(file)}:{call.lineno}"
        for file in python_files(SOURCE)
        if not may_write(file)
        for call in calls(file)
        if is_write(call)
    ]
    assert elsewhere == []


def test_a_write_is_known_when_it_is_seen() -> None:
    seen = {
        code: is_write(ast.parse(code, mode="eval").body)  # type: ignore[arg-type]
        for code in (
            "Dossier.objects.filter(pk=1).update(state='x')",
            "party.save(update_fields=['name'])",
            "cursor.execute('UPDATE dossiers_dossier SET state = 1')",
            "known.update(other)",
            "image.save(buffer, 'JPEG')",
            "cursor.execute('SELECT 1')",
        )
    }
    assert list(seen.values()) == [True, True, True, False, False, False]


def is_pure(file: Path) -> bool:
    parts = {part.removesuffix(".py") for part in file.relative_to(SOURCE).parts}
    return parts.issuperset({"core"}) and not parts.isdisjoint(PURE)


def test_rules_are_told_the_time_and_never_ask_for_it() -> None:
    asked = [
        f"{name_of(file)}:{call.lineno}"
        for file in python_files(SOURCE)
        if is_pure(file)
        for call in calls(file)
        if ast.unparse(call.func) in ("clock.now", "clock.today", "clock.real_now")
    ]
    assert asked == []
