"""Publish a procedure: always as a new version; the one before is superseded and stays for its dossiers."""

from typing import Any

from django.db import transaction

from motcua.core.catalogue.definitions.records import ProcedureRecord, SectorRecord
from motcua.core.catalogue.facts import keep_procedure
from motcua.core.catalogue.models import (
    Component,
    Fee,
    LegalBasis,
    Procedure,
    ProcedureCase,
    ProcedureVersion,
    Sector,
    TimeLimit,
    VersionState,
)
from motcua.core.catalogue.policies import require_keeper
from motcua.core.catalogue.queries.records import record_of
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel import clock
from motcua.kernel.text import sort_key

_OWN_COLUMNS = (
    "name", "short_name", "summary", "level", "service_level", "essential", "keywords", "steps_text",
    "implementing_agency", "competent_agency", "delegated_agency", "coordinating_agency", "reception_address",
    "returns_document", "conditions",
)  # fmt: skip


@transaction.atomic
def publish(record: ProcedureRecord, *, actor: Actor) -> ProcedureVersion:
    """Publishes `record`. If the published version says just the same, that version is given back."""
    require_keeper(actor)
    procedure, is_new = Procedure.objects.get_or_create(code=record.code)
    Procedure.objects.select_for_update().get(pk=procedure.pk)
    before = procedure.versions.filter(state=VersionState.PUBLISHED).first()
    if before is not None and record_of(before) == _as_stored(record):
        return before
    version = _write(procedure, record)
    if before is not None:
        before.state, before.superseded_at = VersionState.SUPERSEDED, version.published_at
        before.save(update_fields=["state", "superseded_at"])
    version.state = VersionState.PUBLISHED
    version.save(update_fields=["state"])
    procedure.current = version
    procedure.save(update_fields=["current"])
    keep_procedure(procedure)
    data = {"version": version.number, "supersedes": before.number if before else None}
    append("procedure", record.code, "procedure.published", actor=actor, data=data, first=is_new)
    return version


def _write(procedure: Procedure, record: ProcedureRecord) -> ProcedureVersion:
    """A draft with all that belongs to it: once published, nothing can be added."""
    last = procedure.versions.order_by("-number").values_list("number", flat=True).first()
    version = ProcedureVersion.objects.create(
        procedure=procedure,
        number=(last or 0) + 1,
        sector=_sector(record.sector),
        published_at=clock.now(),
        sort_key=sort_key(record.name)[:2000],
        **_columns(record),
    )
    cases = {
        case.code: ProcedureCase(version=version, code=case.code, name=case.name, position=position)
        for position, case in enumerate(record.cases)
    }
    ProcedureCase.objects.bulk_create(cases.values())
    _write_parts(version, record, cases)
    return version


def _columns(record: ProcedureRecord) -> dict[str, Any]:
    return {
        **{name: getattr(record, name) for name in _OWN_COLUMNS},
        "life_events": list(record.life_events),
        "audience": list(record.audience),
        "result_text": record.result,
        "decision_number": record.decision.number,
        "decision_date": record.decision.issued_on,
        "effective_from": record.decision.effective_from,
        "effective_to": record.decision.effective_to,
        "source": record.source,
        **{
            name: getattr(record, name).model_dump(mode="json", by_alias=True, exclude_defaults=True)
            for name in ("form", "route", "rules")
        },
        "certainty": {name: fact.model_dump(mode="json") for name, fact in record.certainty.items()},
        "unparsed": [one.model_dump(mode="json") for one in record.unparsed],
    }


def _write_parts(version: ProcedureVersion, record: ProcedureRecord, cases: dict[str, ProcedureCase]) -> None:
    def of(row: Any, position: int) -> dict[str, Any]:
        return {"version": version, "case": cases.get(row.case or ""), "position": position}

    Component.objects.bulk_create(
        Component(
            **of(paper, position),
            **paper.model_dump(exclude={"case", "help", "accepts"}),
            help_text=paper.help,
            accepts=list(paper.accepts),
        )
        for position, paper in enumerate(record.components)
    )
    TimeLimit.objects.bulk_create(
        TimeLimit(version=version, case=cases.get(limit.case or ""), **limit.model_dump(exclude={"case"}))
        for limit in record.limits
    )
    Fee.objects.bulk_create(
        Fee(
            version=version,
            case=cases.get(fee.case or ""),
            channel=fee.channel or "",
            **fee.model_dump(exclude={"case", "channel"}),
        )
        for fee in record.fees
    )
    LegalBasis.objects.bulk_create(
        LegalBasis(version=version, position=position, **basis.model_dump())
        for position, basis in enumerate(record.legal_bases)
    )


def _as_stored(record: ProcedureRecord) -> ProcedureRecord:
    """A sector is known by its code; whoever spells its name otherwise says nothing new."""
    name = Sector.objects.filter(code=record.sector.code).values_list("name", flat=True).first()
    return record.model_copy(update={"sector": SectorRecord(code=record.sector.code, name=name or record.sector.name)})


def _sector(sector: SectorRecord) -> Sector:
    defaults = {"name": sector.name, "sort_key": sort_key(sector.name)[:400]}
    return Sector.objects.get_or_create(code=sector.code, defaults=defaults)[0]
