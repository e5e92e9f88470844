"""Dossiers as lines of these pages; a code stands only where the officer may open the dossier."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from motcua.core.catalogue.queries import short_names
from motcua.core.dossiers.models import DossierFact
from motcua.core.identity.models import Unit
from motcua.core.index.queries import known_to
from motcua.core.ledger.definitions import Actor
from motcua.web.board.relations import dossier_page, origin


@dataclass(frozen=True, slots=True)
class Line:
    """`code` and `href` are empty for whoever may not see the dossier; `origin` for our own."""

    dossier_id: UUID
    code: str
    origin: str
    href: str
    procedure: str
    unit: str
    accepted_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None


def lines_of(ids: Iterable[UUID], actor: Actor, at: datetime | None = None) -> list[Line]:
    """In the order of `ids`, in a fixed number of queries; what was promised `at` a moment, or is now."""
    wanted = list(ids)
    facts = {fact.dossier_id: fact for fact in DossierFact.objects.filter(pk__in=wanted)}
    return lines_of_facts([facts[pk] for pk in wanted if pk in facts], actor, at)


def lines_of_facts(facts: list[DossierFact], actor: Actor, at: datetime | None = None) -> list[Line]:
    known = known_to(actor, facts)
    units: Mapping[int, str] = dict(
        Unit.objects.filter(pk__in={fact.competent_unit_id for fact in facts}).values_list("pk", "short_name")
    )
    names = short_names({fact.procedure_version_id for fact in facts})
    return [
        Line(
            dossier_id=fact.dossier_id,
            code=fact.code if fact.dossier_id in known else "",
            origin=origin(fact.source),
            href=dossier_page(fact) if fact.dossier_id in known else "",
            procedure=names.get(fact.procedure_version_id, fact.procedure_code),
            unit=units.get(fact.competent_unit_id, ""),
            accepted_at=fact.accepted_at,
            due_at=fact.promised_at(at) if at else fact.due_at,
            finished_at=fact.finished_at,
        )
        for fact in facts
    ]
