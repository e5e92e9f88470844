"""The relations that measures speak of, as ibis sees them: one table each, its columns read from the model."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import models

from motcua.core.catalogue.models import PublicationFact, ServiceFact
from motcua.core.dossiers.models import DossierFact
from motcua.core.feedback.models import PetitionFact
from motcua.core.identity.models import Unit
from motcua.core.index.declarations import Relation
from motcua.kernel.clock import TIME_ZONE

if TYPE_CHECKING:
    from ibis.expr import types as ir

MODELS: Mapping[Relation, type[models.Model]] = {
    Relation.DOSSIER: DossierFact,
    Relation.SERVICE: ServiceFact,
    Relation.UNIT: Unit,
    Relation.PETITION: PetitionFact,
    Relation.PUBLICATION: PublicationFact,
}
UNIT_COLUMN: Mapping[Relation, str] = {
    Relation.DOSSIER: "competent_unit_id",
    Relation.SERVICE: "unit_id",
    Relation.UNIT: "id",
    Relation.PETITION: "unit_id",
    Relation.PUBLICATION: "unit_id",
}
"""By which unit a row is counted: it and everything above it in the tree."""

ID_COLUMN: Mapping[Relation, str] = {
    Relation.DOSSIER: "dossier_id",
    Relation.SERVICE: "id",
    Relation.UNIT: "id",
    Relation.PETITION: "petition_id",
    Relation.PUBLICATION: "id",
}

SOURCE_COLUMN = "source"
"""Which system a row came from, where a relation tells it."""

MOMENT_COLUMN: Mapping[Relation, str] = {
    Relation.DOSSIER: "accepted_at",
    Relation.SERVICE: "valid_from",
    Relation.UNIT: "valid_from",
    Relation.PETITION: "received_at",
    Relation.PUBLICATION: "decided_at",
}
"""By what a list of rows is ordered, the newest first."""

_TYPES: tuple[tuple[type, str], ...] = (
    (models.BooleanField, "boolean"),
    (models.DateTimeField, "timestamp('UTC')"),
    (models.DateField, "date"),
    (models.UUIDField, "uuid"),
    (models.DecimalField, "decimal(8, 2)"),
    (models.IntegerField, "int64"),
    (models.CharField, "string"),
)

_AHEAD = (datetime(2000, 1, 1, tzinfo=TIME_ZONE).utcoffset() or timedelta()) // timedelta(hours=1)
"""Hours by which the city's clock is ahead of UTC: all year, Vietnam has no summer time."""


def columns(relation: Relation) -> dict[str, str]:
    """Column → type. What no measure can ask (documents of JSON) is left out."""
    found: dict[str, str] = {}
    for field in MODELS[relation]._meta.concrete_fields:
        kind = _type_of(field)
        if kind is not None and field.column is not None:
            found[field.column] = kind
    return found


def table_name(relation: Relation) -> str:
    return MODELS[relation]._meta.db_table


@cache
def table(relation: Relation) -> "ir.Table":
    """The relation with `unit`, by which it is counted, and `valid_from`/`valid_to` as moments."""
    import ibis

    plain = ibis.table(columns(relation), name=table_name(relation))
    unit = plain[UNIT_COLUMN[relation]]
    if relation is Relation.UNIT:  # a unit's validity is in days: from the first midnight to the one after the last
        ends = _midnight(plain.valid_to + ibis.interval(days=1))
        return plain.mutate(unit=unit, valid_from=_midnight(plain.valid_from), valid_to=ends)
    return plain.mutate(unit=unit)


def _midnight(day: Any) -> Any:
    """The first moment of a day in the city: every engine takes a date for its midnight in UTC, hours later."""
    import ibis

    return day.cast("timestamp('UTC')") - ibis.interval(hours=_AHEAD)


@cache
def scope() -> "ir.Table":
    """(root, unit): every unit together with what it is counted in. Given with each question."""
    import ibis

    return ibis.table({"root": "int64", "unit": "int64"}, name="scope")


def _type_of(field: "models.Field[Any, Any]") -> str | None:
    from django.contrib.postgres.fields import ArrayField

    if isinstance(field, ArrayField):
        return f"array<{_type_of(field.base_field)}>"
    return next((name for kind, name in _TYPES if isinstance(field, kind)), None)
