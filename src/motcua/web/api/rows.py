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
from motcua.core.index.engine.conditions import Part
from motcua.core.index.engine.live import Place
from motcua.core.index.periods import PeriodKind, Window, asked_window
from motcua.core.index.policies import require_moment
from motcua.core.index.publicity import Detail, detail
from motcua.core.index.queries import Opened, UnitAsked, known_to, opened_page, set_named, set_on, units_asked
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock
from motcua.kernel.clock import day_of
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.web.ui.places import opened, sealed

_OF_ROWS = "rows"
_PUBLIC = frozenset({Relation.SERVICE, Relation.UNIT, Relation.PUBLICATION})
"""Procedures and units are public anyway."""


@dataclass(frozen=True, slots=True)
class Asked:
    counts: str
    unit: UnitAsked
    window: Window
    chosen: IndicatorSet


def window_of(period: str, actor: Actor) -> Window:
    """Of a day only officers ask: in one ward it is a handful of people.

    Raises what `asked_window` and `require_moment` raise, and `api.day_not_permitted`.
    """
    found = asked_window(period, clock.now())
    require_moment(actor, found)
    if found.period.kind is PeriodKind.DAY and not actor.is_officer:
        said = Sentence("Chỉ số theo từng ngày chỉ dành cho cán bộ đăng nhập. Xin hỏi theo tháng, quý hoặc năm.")
        raise DomainError("api.day_not_permitted", said, field="period")
    return found


def asked(unit: str, window: Window, rules: str, code: str) -> Asked:
    """Raises `unit.not_found`, `index.no_indicator` and what finding the set raises."""
    chosen = set_named(rules) if rules else set_on(window.tree_day)
    try:
        counts = chosen.indicator(code).counts
    except KeyError:
        raise DomainError("index.no_indicator", Sentence("Bộ chỉ số không có mã này."), field="code") from None
    (found,) = units_asked(unit, window.tree_day)
    return Asked(counts, found, window, chosen)


def page(of: Asked, part: Part, actor: Actor, *, after: str, size: int) -> dict[str, Any]:
    found = opened_page(of.counts, part, of.unit, of.window, of.chosen, after=_place(after), size=size)
    relation = found.measure.relation
    rows = _dossiers(found.ids, of, actor) if relation is Relation.DOSSIER else _others(found.ids, relation)
    return {"relation": relation.value, "rows": rows, "next": _next(found)}


def _dossiers(ids: Sequence[UUID], of: Asked, actor: Actor) -> list[dict[str, Any]]:
    facts = DossierFact.objects.in_bulk(list(ids))
    known = known_to(actor, facts.values())
    units = dict(Unit.objects.values_list("pk", "code"))
    return [
        _row(facts[pk], detail(of.counts, known=pk in known), units.get(facts[pk].competent_unit_id), of.window.at)
        for pk in ids
        if pk in facts
    ]


def _row(fact: DossierFact, told: Detail, unit: str | None, at: datetime) -> dict[str, Any]:
    finished = fact.finished_at if fact.finished_at is not None and fact.finished_at <= at else None
    moments = {"accepted": fact.accepted_at, "due": fact.promised_at(at), "finished": finished}
    said: dict[str, Any] = {"source": fact.source, "unit": unit, "told": told.value}
    said |= {f"{name}_on": _day(moment, told) for name, moment in moments.items()}
    if told is not Detail.WHOLE:
        return said
    known = {"id": str(fact.pk), "code": fact.code, "procedure": fact.procedure_code}
    return {**said, **known, **{f"{name}_at": moment for name, moment in moments.items()}}


def _day(moment: datetime | None, told: Detail) -> str | None:
    """2024-09-13, or only its month."""
    if moment is None:
        return None
    day = day_of(moment).isoformat()
    return day[:7] if told is Detail.MONTH else day


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
    moment, key = opened(_OF_ROWS, said) or (None, "")
    if moment is None:
        raise DomainError(
            "rows.after_not_understood", Sentence("Tham số after phải là giá trị next của trang trước."), field="after"
        )
    return Place(moment, key)


def _next(found: Opened) -> str | None:
    return sealed(_OF_ROWS, found.after.moment, found.after.id) if found.after else None
