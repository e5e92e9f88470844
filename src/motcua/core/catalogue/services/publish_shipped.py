"""Publish the procedures that the product ships (law/procedures); what is published already stays as it is."""

import json
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from motcua.core.catalogue.definitions.records import ProcedureRecord
from motcua.core.catalogue.models import ProcedureVersion
from motcua.core.catalogue.rules.shipped import assemble
from motcua.core.catalogue.services.publish import publish
from motcua.core.ledger.definitions import Actor


def publish_shipped(*, actor: Actor) -> list[ProcedureVersion]:
    """A procedure that was published before is not touched: what an office has changed is never taken back."""
    known = set(ProcedureVersion.objects.values_list("procedure__code", flat=True))
    return [publish(record, actor=actor) for record in shipped() if record.code not in known]


@cache
def shipped() -> tuple[ProcedureRecord, ...]:
    """Every record of law/procedures, with its shared forms, routes and tables put in."""
    law = files("motcua.law")
    home = law / "procedures"
    library = {
        "forms": _folder(home / "forms"),
        "routes": _folder(home / "routes"),
        "tables": _folder(law / "fees"),
    }
    return tuple(assemble(raw, **library) for raw in _folder(home).values())


def _folder(folder: Traversable) -> dict[str, dict[str, Any]]:
    """Each JSON file of the folder by its name."""
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".json")), key=lambda file: file.name)
    return {file.name.removesuffix(".json"): json.loads(file.read_text(encoding="utf-8")) for file in found}
