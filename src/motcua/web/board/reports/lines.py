"""The dossiers behind a number of form 06a, as its list shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.core.catalogue.queries import short_names
from motcua.core.dossiers.models import DossierFact
from motcua.core.identity.models import Unit
from motcua.core.index.queries import known_to
from motcua.core.index.queries.numbers import OWN
from motcua.core.ledger.definitions import Actor
from motcua.web.board.monitor.rows import page_of
from motcua.web.board.words import moment


@dataclass(frozen=True, slots=True)
class Line:
    """`detail` is the code for who may see the dossier, and where it is from."""

    title: str
    detail: str
    href: str
    cells: tuple[str, ...]


def lines(facts: Sequence[DossierFact], actor: Actor, at: datetime) -> list[Line]:
    names = short_names({fact.procedure_version_id for fact in facts})
    units = dict(Unit.objects.filter(pk__in={fact.competent_unit_id for fact in facts}).values_list("pk", "name"))
    known = known_to(actor, facts)
    return [
        Line(
            title=names.get(fact.procedure_version_id, fact.procedure_code),
            detail=" · ".join(filter(None, (fact.code if fact.pk in known else "", _origin(fact.source)))),
            href=_page_of(fact, actor) if fact.pk in known else "",
            cells=(units.get(fact.competent_unit_id, ""), *map(moment, _moments(fact, at))),
        )
        for fact in facts
    ]


def _moments(fact: DossierFact, at: datetime) -> tuple[datetime | None, ...]:
    """What had happened by the moment asked."""
    over = fact.finished_at is not None and fact.finished_at <= at
    return fact.accepted_at, fact.due_at, fact.finished_at if over else None


def _origin(source: str) -> str:
    return "" if source == OWN else _("nguồn: %(source)s") % {"source": source}


def _page_of(fact: DossierFact, actor: Actor) -> str:
    return page_of(fact) if actor.is_officer else ""
