"""Procedures as they are shipped in law/: records that may name a shared form, a shared route and dated tables."""

from collections.abc import Mapping
from typing import Any

from motcua.core.catalogue.definitions.records import ProcedureRecord

Library = Mapping[str, Mapping[str, Any]]


def assemble(raw: Mapping[str, Any], *, forms: Library, routes: Library, tables: Library) -> ProcedureRecord:
    """The whole record. Raises KeyError for a name that the library does not hold, ValidationError for bad data."""
    whole = dict(raw)
    if isinstance(whole.get("form"), str):
        whole["form"] = forms[whole["form"]]
    if isinstance(whole.get("route"), str):
        whole["route"] = routes[whole["route"]]
    rules = dict(whole.get("rules", {}))
    if isinstance(rules.get("tables"), list):
        rules["tables"] = {name: tables[name] for name in rules["tables"]}
    return ProcedureRecord.model_validate(whole | {"rules": rules})
