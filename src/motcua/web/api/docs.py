"""The reference as a page of ours: drawn on the server from the OpenAPI document, no script of others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.web.api.v1 import api


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    place: str
    kind: str
    said: str
    required: bool


@dataclass(frozen=True, slots=True)
class Operation:
    path: str
    summary: str
    said: str
    parameters: list[Parameter]
    answer: str


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    told = api.get_openapi_schema()
    context = {
        "title": told["info"]["title"],
        "said": [" ".join(paragraph.split()) for paragraph in told["info"]["description"].split("\n\n")],
        "groups": _groups(told),
        "schemas": list(_schemas(told)),
        "openapi_url": reverse("api-v1:openapi-json"),
    }
    return render(request, "api/docs.html", context)


def _groups(told: dict[str, Any]) -> list[tuple[str, list[Operation]]]:
    groups: dict[str, list[Operation]] = {}
    for path, methods in told["paths"].items():
        for operation in methods.values():
            groups.setdefault(operation["tags"][0], []).append(_operation(path, operation))
    return list(groups.items())


def _operation(path: str, told: dict[str, Any]) -> Operation:
    parameters = [
        Parameter(one["name"], one["in"], kind_of(one["schema"]), one["schema"].get("description", ""), one["required"])
        for one in told.get("parameters", ())
    ]
    content = dict(told["responses"][200]["content"])
    answers = [kind_of(content.pop("application/json")["schema"]), *content]
    return Operation(path, told["summary"], told.get("description", ""), parameters, " | ".join(answers))


def _schemas(told: dict[str, Any]) -> Iterator[tuple[str, str, list[tuple[str, str, str]]]]:
    for name, schema in told["components"]["schemas"].items():
        fields = [
            (field, kind_of(one), one.get("description", "")) for field, one in schema.get("properties", {}).items()
        ]
        if fields:
            yield name, schema.get("description", ""), fields


def kind_of(schema: dict[str, Any]) -> str:
    """A type in a word or two: integer | null, list of UnitOut."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "anyOf" in schema:
        return " | ".join(kind_of(one) for one in schema["anyOf"])
    if "allOf" in schema:
        return kind_of(schema["allOf"][0])
    if schema.get("type") == "array":
        return f"[{kind_of(schema.get('items', {}))}]"
    return str(schema.get("format") or schema.get("type", ""))
