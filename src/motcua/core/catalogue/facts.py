"""The catalogue's published read model: which unit offers which service since when, and what was published when.

Written anew from the versions and offerings of one procedure, in the transaction that changes them: a pure
function of those rows, so that written anew = kept at any time.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from motcua.core.catalogue.models import Procedure, ProcedureVersion, PublicationFact, ServiceFact
from motcua.core.catalogue.queries.facts import public_versions
from motcua.core.catalogue.queries.records import record_of
from motcua.core.catalogue.rules.publication import (
    days_on,
    is_for_people,
    missing_parts,
    public_by,
    uses_population_data,
)
from motcua.core.identity import queries as identity
from motcua.core.identity.definitions import OWN_SOURCE
from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.errors import DomainError
from motcua.kernel.working_time.loading import shipped

Span = tuple[datetime, datetime | None]


def keep_procedure(procedure: Procedure) -> None:
    """Write the facts of this procedure anew."""
    versions = public_versions(procedure)
    ServiceFact.objects.filter(source=OWN_SOURCE, procedure_code=procedure.code).delete()
    ServiceFact.objects.bulk_create(services_of(procedure, versions))
    PublicationFact.objects.filter(source=OWN_SOURCE, procedure_code=procedure.code).delete()
    PublicationFact.objects.bulk_create(publications_of(procedure, versions))


def services_of(procedure: Procedure, versions: Iterable[ProcedureVersion]) -> Iterator[ServiceFact]:
    """A row for each deciding unit and version, while the unit offered it and the version was public."""
    offered = list(_offered(procedure))
    for version in versions:
        assert version.published_at is not None
        described = _described(version)
        for unit_id, span in offered:
            common = _common(span, (version.published_at, version.superseded_at))
            if common is not None:
                start, end = common
                yield ServiceFact(
                    procedure_code=procedure.code, unit_id=unit_id, valid_from=start, valid_to=end, **described
                )


def publications_of(procedure: Procedure, versions: Iterable[ProcedureVersion]) -> Iterator[PublicationFact]:
    """A row for each decision that is dated. When its legal basis takes effect is not in the records: not known."""
    seen: set[tuple[str, date]] = set()
    for version in versions:
        decided = version.decision_date
        if decided is None or (version.decision_number, decided) in seen:
            continue
        unit_id = _publisher(decided)
        if unit_id is None:
            continue
        seen.add((version.decision_number, decided))
        yield PublicationFact(
            procedure_code=procedure.code,
            unit_id=unit_id,
            decision_number=version.decision_number,
            decided_at=datetime.combine(decided, time(), TIME_ZONE),
            public_at=version.published_at,
            public_by=public_by(decided, days_on(decided), shipped().calendar("office")),
        )


def _described(version: ProcedureVersion) -> dict[str, object]:
    record = record_of(version)
    missing = missing_parts(record)
    return {
        "sector_code": version.sector.code,
        "service_level": version.service_level,
        "online": version.service_level in ("full", "partial"),
        "has_fee": any(fee.rule or (fee.amount or 0) > 0 for fee in record.fees),
        "returns_document": version.returns_document,
        "for_citizens": is_for_people(record),
        "on_population": uses_population_data(record),
        "complete": not missing,
        "missing": missing,
    }


def _offered(procedure: Procedure) -> Iterator[tuple[int, Span]]:
    """When each unit decided it: several desks may receive for one unit, which counts once."""
    spans: dict[int, list[Span]] = {}
    for offering in procedure.offerings.order_by("valid_from"):
        end = _midnight(offering.valid_to + timedelta(days=1)) if offering.valid_to else None
        spans.setdefault(offering.competent_unit_id, []).append((_midnight(offering.valid_from), end))
    for unit_id, of_unit in spans.items():
        yield from ((unit_id, span) for span in _merged(of_unit))


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Overlapping or touching stretches, in the order of their beginnings, as one."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and (merged[-1][1] is None or start <= merged[-1][1]):
            before = merged[-1][1]
            merged[-1] = (merged[-1][0], None if before is None or end is None else max(before, end))
        else:
            merged.append((start, end))
    return merged


def _common(one: Span, other: Span) -> Span | None:
    start = max(one[0], other[0])
    ends = [end for end in (one[1], other[1]) if end is not None]
    end = min(ends) if ends else None
    return (start, end) if end is None or start < end else None


def _publisher(day: date) -> int | None:
    """The unit at the top, in whose name procedures are published; None before there is one."""
    try:
        return identity.root(day).pk
    except DomainError:
        return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), TIME_ZONE)
