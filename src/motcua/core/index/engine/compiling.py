"""From declarations to SQL. A statement is compiled once per set and dialect; what is asked comes in as parameters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from motcua.core.index.declarations import RATIOS, Asked, Condition, Kind, Measure, Ratio, Relation, Source
from motcua.core.index.engine.relations import ID_COLUMN, MOMENT_COLUMN, scope, table
from motcua.core.index.indicators.common import handled

if TYPE_CHECKING:
    from ibis.expr import types as ir

Lists = tuple[tuple[str, tuple[str, ...]], ...]
"""A set's lists, hashable."""


class Dialect(StrEnum):
    POSTGRES = "postgres"
    DUCKDB = "duckdb"
    SPARK = "pyspark"


class Part(StrEnum):
    """Which rows of an indicator: those that count above, below, or below only."""

    PART = "part"
    WHOLE = "whole"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Statement:
    """`text` with :start, :at and a relation `scope`; it gives (root, *columns), a column for each (ratio, part)."""

    text: str
    columns: tuple[tuple[str, Part], ...]


BASES: Mapping[Relation, Condition] = {Relation.DOSSIER: handled}
"""Every measure of a relation lies within its base, so one condition leads to the rows by an index."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is declared, as one statement: one statement sees one state of the facts, never a half one.

    It gives (number, root, amounts): the columns of `parts[number]`, or for a number from `SOURCES_FROM` on whether
    that source is fed.
    """

    text: str
    parts: tuple[Statement, ...]
    sources: tuple[str, ...]


SOURCES_FROM = 1000


@cache
def plan(lists: Lists, dialect: Dialect) -> Plan:
    array = "ARRAY[{}]" if dialect is Dialect.POSTGRES else "[{}]"
    parts = counting(lists, dialect)
    sources = {ratio.source.code: ratio.source for ratio in RATIOS if ratio.source}
    pieces: list[str] = []  # of our own declarations: nothing that anybody typed
    for number, part in enumerate(parts):
        amounts = ", ".join(f"CAST(n{i} AS BIGINT)" for i in range(len(part.columns)))
        pieces.append(
            f"SELECT {number} AS number, root, {array.format(amounts)} AS amounts "  # noqa: S608
            f"FROM ({part.text}) AS q{number}"
        )
    for number, source in enumerate(sources.values(), start=SOURCES_FROM):
        fed = array.format(f"CASE WHEN EXISTS({feeding(source, dialect)}) THEN 1 ELSE 0 END")
        pieces.append(f"SELECT {number}, 0, {fed}")
    return Plan("\nUNION ALL\n".join(pieces), parts, tuple(sources))


@cache
def counting(lists: Lists, dialect: Dialect) -> tuple[Statement, ...]:
    """The statements that count everything that is declared."""
    plain: dict[Relation, list[tuple[str, Part, Measure]]] = {}
    single: list[tuple[str, Part, Measure]] = []
    for ratio in RATIOS:
        for part, measure in ((Part.PART, ratio.part), (Part.WHOLE, ratio.whole)):
            if measure is None or measure.kind is Kind.EXTERNAL:
                continue
            fits = measure.having is None and measure.unless is None
            (plain.setdefault(measure.relation, []) if fits else single).append((ratio.code, part, measure))
    statements = [_together(relation, counted, lists, dialect) for relation, counted in plain.items()]
    return (*statements, *(_alone(code, part, lists, dialect) for code, part, _ in single))


@cache
def listing(code: str, part: Part, lists: Lists, dialect: Dialect) -> str:
    """What stands behind a number, in no order: (id, moment) of rows, or (id) of what counts once."""
    return text_of(_listed(RATIOS.get(code), part, lists), dialect)


@cache
def feeding(source: Source, dialect: Dialect) -> str:
    """Gives a row if anything feeds the source by the moment asked."""
    asked = question(())
    facts = table(source.relation)
    return text_of(
        facts.filter(source.condition(facts, asked)).select(facts[ID_COLUMN[source.relation]]).limit(1), dialect
    )


def question(lists: Lists) -> Asked:
    """Parameters stand as marked literals, which `text_of` turns into the engine's own."""
    import ibis

    def moment(name: str) -> Any:
        return ibis.literal(f"@{name}").cast("timestamp('UTC')")

    return Asked(moment("start"), moment("at"), dict(lists))


def text_of(expression: "ir.Table", dialect: Dialect) -> str:
    import ibis

    text = str(ibis.to_sql(expression, dialect=dialect.value, pretty=False))
    for name in ("start", "at"):
        text = text.replace(f"'@{name}'", f":{name}")
    return text


def _together(
    relation: Relation, counted: Sequence[tuple[str, Part, Measure]], lists: Lists, dialect: Dialect
) -> Statement:
    """One pass over a relation for all its measures."""
    asked, facts = question(lists), _scoped(relation)
    base = BASES.get(relation)
    facts = facts.filter(base(facts, asked)) if base else facts
    amounts = {}
    for number, (code, part, measure) in enumerate(counted):
        where = _condition(RATIOS.get(code), part, facts, asked)
        amounts[f"n{number}"] = _amount(measure, facts, where)
    expression = facts.group_by("root").agg(**amounts)
    return Statement(text_of(expression, dialect), tuple((code, part) for code, part, _ in counted))


def _amount(measure: Measure, facts: "ir.Table", where: Any) -> Any:
    if measure.value is not None:
        return measure.value(facts).sum(where=where)
    if measure.key:
        return facts[measure.key].nunique(where=where)
    return facts.count(where=where)


def _alone(code: str, part: Part, lists: Lists, dialect: Dialect) -> Statement:
    keys = _keys(RATIOS.get(code), part, lists)
    return Statement(text_of(keys.group_by("root").agg(n0=keys.count()), dialect), ((code, part),))


def _listed(ratio: Ratio, part: Part, lists: Lists) -> "ir.Table":
    measure = measure_of(ratio, part)
    if measure.key:
        if part is Part.REST:
            whole, counted = _keys(ratio, Part.WHOLE, lists), _keys(ratio, Part.PART, lists)
            return whole.anti_join(counted, ["root", "key"]).select(id="key").distinct()
        return _keys(ratio, part, lists).select(id="key").distinct()
    asked, facts = question(lists), _scoped(measure.relation)
    where = _condition(ratio, part, facts, asked)
    columns = {"id": ID_COLUMN[measure.relation], "moment": MOMENT_COLUMN[measure.relation]}
    return facts.filter(where).select(**{name: facts[column] for name, column in columns.items()})


def measure_of(ratio: Ratio, part: Part) -> Measure:
    """Whose rows a part lists: where nothing here counts the whole, there is only the part."""
    if part is Part.PART or ratio.whole is None or ratio.whole.kind is Kind.EXTERNAL:
        return ratio.part
    return ratio.whole


def _keys(ratio: Ratio, part: Part, lists: Lists) -> "ir.Table":
    """(root, key) of what counts once."""
    asked = question(lists)
    measure = measure_of(ratio, part)
    facts = _scoped(measure.relation)
    facts = facts.mutate(key=facts[measure.key])
    keys = facts.filter(_condition(ratio, part, facts, asked)).select("root", "key").distinct()
    if measure.unless is not None:
        spoiled = facts.filter(measure.unless(facts, asked)).select("root", "key").distinct()
        keys = keys.anti_join(spoiled, ["root", "key"])
    if measure.having is not None:
        behind = _scoped(measure.having.relation)
        behind = behind.mutate(key=behind[measure.having.key])
        found = behind.filter(measure.having.condition(behind, asked)).select("root", "key").distinct()
        keys = keys.semi_join(found, ["root", "key"])
    return keys


def _condition(ratio: Ratio, part: Part, facts: "ir.Table", asked: Asked) -> Any:
    """What the numerator counts, the denominator counts too; a contest that was upheld changes either."""
    if ratio.whole is None or ratio.whole.kind is Kind.EXTERNAL:
        return ratio.part.condition(facts, asked)
    whole = ratio.whole.condition(facts, asked)
    same = ratio.whole.relation is ratio.part.relation
    ruled = "rulings" in facts.columns
    if ruled:
        whole = whole & ~_is_ruled(facts, ratio, "out")
    if part is Part.WHOLE:
        return whole
    counted = ratio.part.condition(facts, asked)
    if ruled:
        counted = counted | _is_ruled(facts, ratio, "met")
    if part is Part.REST:
        return whole & ~counted.fill_null(False)
    return whole & counted if same else counted


def _is_ruled(facts: "ir.Table", ratio: Ratio, effect: str) -> Any:
    return facts.rulings.notnull() & facts.rulings.contains(f"{ratio.code}:{effect}")


def _scoped(relation: Relation) -> "ir.Table":
    facts = table(relation)
    return facts.inner_join(scope(), "unit")
