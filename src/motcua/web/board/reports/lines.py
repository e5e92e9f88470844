"""The dossiers behind a number of form 06a, as its list shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy

from motcua.core.catalogue.queries import short_names
from motcua.core.dossiers.models import DossierFact
from motcua.core.identity.models import Unit
from motcua.core.index.publicity import Detail, detail
from motcua.core.index.queries import known_to
from motcua.core.ledger.definitions import Actor
from motcua.web.board.relations import dossier_page, origin
from motcua.web.board.words import SAYING

HEADS = (
    gettext_lazy("Hồ sơ"), gettext_lazy("Đơn vị giải quyết"), gettext_lazy("Tiếp nhận lúc"),
    gettext_lazy("Hẹn trả"), gettext_lazy("Xong lúc"),
)  # fmt: skip
"""Of a row without a title of its own the first is not said."""


@dataclass(frozen=True, slots=True)
class Line:
    """`detail` is the code for who may see the dossier, and where it is from; `told` how exactly the row tells.

    Who may not see it reads the unit as its title, and no unit among the cells.
    """

    title: str
    detail: str
    href: str
    cells: tuple[str, ...]
    told: Detail


def lines(facts: Sequence[DossierFact], column: str, actor: Actor, at: datetime) -> list[Line]:
    known = known_to(actor, facts)
    names = short_names({fact.procedure_version_id for fact in facts if fact.pk in known})
    units = dict(Unit.objects.filter(pk__in={fact.competent_unit_id for fact in facts}).values_list("pk", "name"))
    return [
        _line(fact, detail(column, known=fact.pk in known), names, units.get(fact.competent_unit_id, ""), actor, at)
        for fact in facts
    ]


def _line(fact: DossierFact, told: Detail, names: Mapping[int, str], unit: str, actor: Actor, at: datetime) -> Line:
    known = told is Detail.WHOLE
    return Line(
        title=names.get(fact.procedure_version_id, fact.procedure_code) if known else unit,
        detail=" · ".join(filter(None, (fact.code if known else "", origin(fact.source)))),
        href=dossier_page(fact) if known and actor.is_officer else "",
        cells=(unit if known else "", *map(SAYING[told], _moments(fact, at))),
        told=told,
    )


def _moments(fact: DossierFact, at: datetime) -> tuple[datetime | None, ...]:
    """What had happened by the moment asked."""
    over = fact.finished_at is not None and fact.finished_at <= at
    return fact.accepted_at, fact.promised_at(at), fact.finished_at if over else None
