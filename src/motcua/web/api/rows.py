"""A number opened for machines: as many rows as it says, ids only for who may see what they are of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.core.dossiers.models import DossierFact
from motcua.core.identity.models import Unit
from motcua.core.index.declarations import Relation
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.engine.compiling import Part
from motcua.core.index.engine.live import Place
from motcua.core.index.periods import Period, Window
from motcua.core.index.queries import Opened, UnitAsked, known_to, opened_page, set_named, set_on, units_asked
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.kernel.errors import DomainError

_SIGN = "~"
_PUBLIC = frozenset({Relation.SERVICE, Relation.UNIT, Relation.PUBLICATION})
"""Procedures and units are public anyway."""


@dataclass(frozen=True, slots=True)
class Asked:
    counts: str
    unit: UnitAsked
    window: Window
    chosen: IndicatorSet


def asked(unit: str, period: str, rules: str, code: str) -> Asked:
    """Raises `unit.not_found`, `period.not_understood`, `index.no_indicator` and what finding the set raises."""
    now = clock.now()
    window = Period.parse(period, now.date()).asked(now)
    chosen = set_named(rules) if rules else set_on(window.tree_day)
    try:
        counts = chosen.indicator(code).counts
    except KeyError:
        raise DomainError("index.no_indicator", "Bộ chỉ số không có mã này.", field="code") from None
    (found,) = units_asked(unit, window.tree_day)
    return Asked(counts, found, window, chosen)


def page(of: Asked, part: Part, actor: Actor, *, after: str, size: int) -> dict[str, Any]:
    found = opened_page(of.counts, part, of.unit, of.window, of.chosen, after=_place(after), size=size)
    relation = found.measure.relation
    rows = _dossiers(found.ids, actor) if relation is Relation.DOSSIER else _others(found.ids, relation)
    return {"relation": relation.value, "rows": rows, "next": _next(found)}


def _dossiers(ids: Sequence[UUID], actor: Actor) -> list[dict[str, Any]]:
    facts = DossierFact.objects.in_bulk(list(ids))
    known = known_to(actor, facts.values())
    units = dict(Unit.objects.values_list("pk", "code"))
    return [
        _row(facts[pk], known=pk in known, unit=units.get(facts[pk].competent_unit_id)) for pk in ids if pk in facts
    ]


def _row(fact: DossierFact, *, known: bool, unit: str | None) -> dict[str, Any]:
    return {
        "id": str(fact.pk) if known else None, "code": fact.code if known else None, "source": fact.source,
        "procedure": fact.procedure_code, "unit": unit, "accepted_at": fact.accepted_at, "due_at": fact.due_at,
        "finished_at": fact.finished_at,
    }  # fmt: skip


def _others(ids: Sequence[Any], relation: Relation) -> list[dict[str, Any]]:
    """What counts once is a code, or a unit's number; petitions say nothing of themselves."""
    if relation is Relation.UNIT:
        codes = dict(Unit.objects.filter(pk__in=ids).values_list("pk", "code"))
        return [{"id": None, "code": codes.get(one), "unit": codes.get(one)} for one in ids]
    public = relation in _PUBLIC
    return [
        {"id": None, "code": str(one) if public else None, "procedure": str(one) if public else None} for one in ids
    ]


def _place(said: str) -> Place | None:
    """Raises `rows.after_not_understood`: a mangled place must not begin anew, or a reader would go round for ever."""
    if not said:
        return None
    when, sign, key = said.partition(_SIGN)
    try:
        moment, place = datetime.fromisoformat(when), str(UUID(key))
    except ValueError:
        sign = ""
    if not sign or moment.tzinfo is None:
        raise DomainError(
            "rows.after_not_understood", "Tham số after phải là giá trị next của trang trước.", field="after"
        )
    return Place(moment, place)


def _next(found: Opened) -> str | None:
    return f"{found.after.moment.isoformat()}{_SIGN}{found.after.id}" if found.after else None
