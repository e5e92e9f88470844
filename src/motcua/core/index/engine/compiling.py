"""From declarations to SQL. A statement is compiled once per set and dialect; what is asked comes in as parameters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from motcua.core.index.declarations import RATIOS, Asked, Condition, Kind, Measure, Relation, Source, needed_lists
from motcua.core.index.definitions import ONE_SOURCE
from motcua.core.index.engine import conditions
from motcua.core.index.engine.conditions import Part
from motcua.core.index.engine.relations import ID_COLUMN, scope
from motcua.core.index.indicators.common import handled

if TYPE_CHECKING:
    from ibis.expr import types as ir

Lists = tuple[tuple[str, tuple[str, ...]], ...]
"""A set's lists, hashable; the one source that is asked for is among them."""


class Dialect(StrEnum):
    POSTGRES = "postgres"
    DUCKDB = "duckdb"
    SPARK = "pyspark"


_ARRAYS = {Dialect.POSTGRES: "ARRAY[{}]", Dialect.DUCKDB: "[{}]", Dialect.SPARK: "ARRAY({})"}


Names = tuple[tuple[str, Part], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """`text` with :start, :at and a relation `scope`; it gives (root, n0, n1 …).

    `columns[i]` names what ni counts, often several (ratio, part) at once: what two indicators ask alike is counted
    once. What several statements say of the same name is added up.
    """

    text: str
    columns: tuple[Names, ...]


ANY = "dossiers of any system"
"""Names their number, beside the numbers of those that tell what a source waits for."""

Counted = tuple[str, Part, Measure]

BASE: Condition = handled
"""Every measure of dossiers lies within it, so that one condition leads to the rows by an index."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is declared, as one statement: one statement sees one state of the facts, never a half one.

    It gives (number, root, amounts): the columns of `parts[number]`, or for a number from `SOURCES_FROM` on whether
    that of `sources` holds: one is fed, or (see `lacked`) the one source asked for has no such rows. `told` asks
    the latter alone.
    """

    text: str
    told: str
    parts: tuple[Statement, ...]
    sources: tuple[str, ...]


SOURCES_FROM = 1000


@cache
def plan(lists: Lists, dialect: Dialect) -> Plan:
    array = _ARRAYS[dialect]
    parts = counting(lists, dialect)
    sources = _told_of_sources(lists, dialect)
    pieces: list[str] = []  # of our own declarations: nothing that anybody typed
    for number, part in enumerate(parts):
        amounts = ", ".join(f"coalesce(CAST(n{i} AS BIGINT), 0)" for i in range(len(part.columns)))
        pieces.append(
            f"SELECT {number} AS number, root, {array.format(amounts)} AS amounts "  # noqa: S608
            f"FROM ({part.text}) AS q{number}"
        )
    told = [
        f"SELECT {number}, 0, {array.format(f'CASE WHEN {holds} THEN 1 ELSE 0 END')}"
        for number, holds in enumerate(sources.values(), start=SOURCES_FROM)
    ]
    return Plan("\nUNION ALL\n".join(pieces + told), "\nUNION ALL\n".join(told), parts, tuple(sources))


@cache
def counting(lists: Lists, dialect: Dialect) -> tuple[Statement, ...]:
    """The statements that count everything that is declared."""
    plain, single = declared()
    dossiers = plain.pop(Relation.DOSSIER)
    return (
        _uncontested(dossiers, lists, dialect),
        _contested(dossiers, lists, dialect),
        *(_keyed(relation, counted, lists, dialect) for relation, counted in plain.items()),
        *(_alone(code, part, lists, dialect) for code, part in single),
    )


def declared() -> tuple[dict[Relation, list[Counted]], list[tuple[str, Part]]]:
    """What is counted in one pass over each relation, and what must look at several rows to count one thing."""
    plain: dict[Relation, list[Counted]] = {}
    single: list[tuple[str, Part]] = []
    for ratio in RATIOS:
        for part, measure in ((Part.PART, ratio.part), (Part.WHOLE, ratio.whole)):
            if measure is None or measure.kind is Kind.EXTERNAL:
                continue
            if measure.having is None and measure.unless is None:
                plain.setdefault(measure.relation, []).append((ratio.code, part, measure))
            else:
                single.append((ratio.code, part))
    return plain, single


@cache
def listing(code: str, part: Part, lists: Lists, dialect: Dialect) -> str:
    """What stands behind a number, in no order: (id, moment) of rows, or (id) of what counts once."""
    return text_of(conditions.listed(RATIOS.get(code), part, question(lists)), dialect)


def _told_of_sources(lists: Lists, dialect: Dialect) -> dict[str, str]:
    """Name → a condition in SQL: what an indicator waits for is there, or the one source has nothing of a kind."""
    sources = {ratio.source.code: ratio.source for ratio in RATIOS if ratio.source}
    told = {
        code: "TRUE" if source.is_ours else f"EXISTS({feeding(source, lists, dialect)})"
        for code, source in sources.items()
    }
    if ONE_SOURCE in dict(lists):
        for relation in (Relation.SERVICE, Relation.PETITION, Relation.PUBLICATION):  # by dossiers a source is known
            told[lacked(relation)] = f"NOT EXISTS({_anything(relation, lists, dialect)})"
        told[lacked(Kind.EXTERNAL)] = "TRUE"  # what the nation tells is of all sources together
    return told


def lacked(what: Relation | Kind) -> str:
    """The name under which a plan tells that the one source asked for has nothing of this kind."""
    return f"{ONE_SOURCE} without {what}"


def _anything(relation: Relation, lists: Lists, dialect: Dialect) -> str:
    facts = conditions.rows(relation, question(lists))
    return text_of(facts.select(facts[ID_COLUMN[relation]]).limit(1), dialect)


@cache
def feeding(source: Source, lists: Lists, dialect: Dialect) -> str:
    """Gives a row if anything feeds the source by the moment asked."""
    asked = question(lists)
    facts = conditions.rows(source.relation, asked)
    return text_of(
        facts.filter(source.condition(facts, asked)).select(facts[ID_COLUMN[source.relation]]).limit(1), dialect
    )


def question(lists: Lists) -> Asked:
    """Parameters stand as marked literals, which `text_of` turns into the engine's own."""
    import ibis

    def moment(name: str) -> Any:
        return ibis.literal(f"@{name}").cast("timestamp('UTC')")

    return Asked(moment("start"), moment("at"), {**needed_lists(), **dict(lists)})


def text_of(expression: "ir.Table", dialect: Dialect) -> str:
    import ibis

    text = str(ibis.to_sql(expression, dialect=dialect.value, pretty=False))
    for name in ("start", "at"):
        text = text.replace(f"'@{name}'", f":{name}")
    return text


def _uncontested(counted: Sequence[Counted], lists: Lists, dialect: Dialect) -> Statement:
    """One pass over the many dossiers without a ruling. What two indicators ask alike is asked once."""
    asked = question(lists)
    facts = conditions.rows(Relation.DOSSIER, asked)
    facts = facts.filter(_of_scope(facts) & BASE(facts, asked) & facts.rulings.isnull())
    amounts, names = once_each(counted, facts, asked)
    return _statement(facts, amounts, names, asked, dialect)


def once_each(counted: Sequence[Counted], facts: "ir.Table", asked: Asked) -> tuple[dict[str, Any], tuple[Names, ...]]:
    """The amounts of uncontested dossiers within the base, each different one once, and whose each is."""
    names: dict[object, list[tuple[str, Part]]] = {}
    amounts: dict[str, Any] = {}
    for code, part, measure in counted:
        ratio = RATIOS.get(code)
        alike = (measure.condition, measure.value, ratio.whole.condition if ratio.whole else None)
        if alike not in names:
            where = conditions.plain(ratio, part, facts, asked, BASE)
            amounts[f"n{len(names)}"] = _amount(measure, facts, where)
        names.setdefault(alike, []).append((code, part))
    return amounts, tuple(map(tuple, names.values()))


def _contested(counted: Sequence[Counted], lists: Lists, dialect: Dialect) -> Statement:
    """The few dossiers with a ruling, each counted as it was decided."""
    asked = question(lists)
    facts = conditions.rows(Relation.DOSSIER, asked)
    facts = facts.filter(_of_scope(facts) & facts.rulings.notnull() & BASE(facts, asked))
    amounts = {
        f"n{number}": _amount(measure, facts, conditions.ruled(RATIOS.get(code), part, facts, asked))
        for number, (code, part, measure) in enumerate(counted)
    }
    return _statement(facts, amounts, tuple(((code, part),) for code, part, _ in counted), asked, dialect)


def _statement(
    facts: "ir.Table", amounts: dict[str, Any], names: tuple[Names, ...], asked: Asked, dialect: Dialect
) -> Statement:
    """With the dossiers that there are, and how many of them are of a system that tells what a source waits for."""
    tellers = {code: source.condition(facts, asked) for code, source in telling_sources().items()}
    told = {code: facts.count(where=tells) for code, tells in tellers.items()} | {ANY: facts.count()}
    numbered = {f"n{number}": amount for number, amount in enumerate([*amounts.values(), *told.values()])}
    whose = (*names, *(((code, Part.PART),) for code in told))
    return Statement(text_of(_rolled_up(facts, numbered), dialect), whose)


@cache
def telling_sources() -> Mapping[str, Source]:
    """Those that are a matter of which system a dossier came from, by their codes."""
    sources = {ratio.source.code: ratio.source for ratio in RATIOS if ratio.source}
    return {code: source for code, source in sources.items() if source.relation is Relation.DOSSIER}


def _of_scope(facts: "ir.Table") -> Any:
    return facts.unit.isin(scope().unit)


def _rolled_up(facts: "ir.Table", amounts: Mapping[str, Any]) -> "ir.Table":
    """By unit first, then for each root that the unit belongs to: a row is looked at once."""
    by_unit = facts.group_by("unit").agg(**amounts).inner_join(scope(), "unit")
    return by_unit.group_by("root").agg(**{name: by_unit[name].sum() for name in amounts})


def _keyed(relation: Relation, counted: Sequence[Counted], lists: Lists, dialect: Dialect) -> Statement:
    """One pass over a relation whose rows are few, or count once: sums of distinct things do not add up."""
    asked = question(lists)
    facts = conditions.scoped(relation, asked)
    amounts = {
        f"n{number}": _amount(measure, facts, conditions.ruled(RATIOS.get(code), part, facts, asked))
        for number, (code, part, measure) in enumerate(counted)
    }
    text = text_of(facts.group_by("root").agg(**amounts), dialect)
    return Statement(text, tuple(((code, part),) for code, part, _ in counted))


def _alone(code: str, part: Part, lists: Lists, dialect: Dialect) -> Statement:
    keys = conditions.keys(RATIOS.get(code), part, question(lists))
    return Statement(text_of(keys.group_by("root").agg(n0=keys.count()), dialect), (((code, part),),))


def _amount(measure: Measure, facts: "ir.Table", where: Any) -> Any:
    if measure.value is not None:
        return measure.value(facts).sum(where=where)
    if measure.key:
        return facts[measure.key].nunique(where=where)
    return facts.count(where=where) if where is not None else facts.count()
