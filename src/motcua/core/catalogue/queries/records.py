"""A version as the record it was published from."""

from typing import Any

from motcua.core.catalogue.definitions.records import ProcedureRecord
from motcua.core.catalogue.models import Component, Fee, LegalBasis, ProcedureVersion, TimeLimit

_SAME = (
    "name", "short_name", "summary", "level", "service_level", "essential", "keywords", "life_events", "steps_text",
    "audience", "implementing_agency", "competent_agency", "delegated_agency", "coordinating_agency",
    "reception_address", "returns_document", "conditions", "form", "route", "rules", "certainty", "source", "unparsed",
)  # fmt: skip


def record_of(version: ProcedureVersion) -> ProcedureRecord:
    """`publish(record)` and this undo each other."""
    cases = {case.pk: case.code for case in version.cases.all()}
    return ProcedureRecord.model_validate(
        {
            **{name: getattr(version, name) for name in _SAME},
            "code": version.procedure.code,
            "sector": {"code": version.sector.code, "name": version.sector.name},
            "result": version.result_text,
            "decision": {
                "number": version.decision_number,
                "issued_on": version.decision_date,
                "effective_from": version.effective_from,
                "effective_to": version.effective_to,
            },
            "cases": [{"code": case.code, "name": case.name} for case in version.cases.all()],
            "components": [_component(row, cases) for row in version.components.all()],
            "limits": [_limit(row, cases) for row in version.limits.order_by("pk")],
            "fees": [_fee(row, cases) for row in version.fees.order_by("pk")],
            "legal_bases": [_basis(row) for row in version.legal_bases.all()],
        }
    )


def _of(row: Any, names: tuple[str, ...], cases: dict[int, str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names} | {"case": cases.get(row.case_id)}


def _component(row: Component, cases: dict[int, str]) -> dict[str, Any]:
    names = (
        "code",
        "name",
        "originals",
        "copies",
        "required",
        "from_form",
        "paper_kind",
        "accepts",
        "template_name",
        "note",
    )
    return _of(row, names, cases) | {"help": row.help_text}


def _limit(row: TimeLimit, cases: dict[int, str]) -> dict[str, Any]:
    return _of(row, ("channel", "amount", "unit", "note", "legal_basis"), cases)


def _fee(row: Fee, cases: dict[int, str]) -> dict[str, Any]:
    names = ("kind", "name", "amount", "currency", "rule", "note", "legal_basis", "valid_from", "valid_to")
    return _of(row, names, cases) | {"channel": row.channel or None}


def _basis(row: LegalBasis) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("number", "title", "issued_on", "issuer")}
