"""Which rows an indicator counts above, below, or below only; and the rows themselves."""

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from motcua.core.index.declarations import Asked, Condition, Measure, Ratio, Relation
from motcua.core.index.definitions import ONE_SOURCE
from motcua.core.index.engine.relations import ID_COLUMN, MOMENT_COLUMN, SOURCE_COLUMN, scope, table

if TYPE_CHECKING:
    from ibis.expr import types as ir


class Part(StrEnum):
    """Which rows of an indicator: those that count above, below, or below only."""

    PART = "part"
    WHOLE = "whole"
    REST = "rest"


def measure_of(ratio: Ratio, part: Part) -> Measure:
    """Whose rows a part lists: where nothing here counts the whole, there is only the part."""
    whole = ratio.counted_whole
    return ratio.part if part is Part.PART or whole is None else whole


def plain(ratio: Ratio, part: Part, facts: "ir.Table", asked: Asked, base: Condition) -> Any:
    """The condition for facts that lie within `base` and have no ruling; None: all of them."""
    asks = [measure_of(ratio, part).condition]
    if part is Part.PART and ratio.counted_whole is not None:
        asks.insert(0, ratio.counted_whole.condition)
    found = [condition(facts, asked) for condition in dict.fromkeys(asks) if condition is not base]
    if not found:
        return None
    return found[0] if len(found) == 1 else found[0] & found[1]


def ruled(ratio: Ratio, part: Part, facts: "ir.Table", asked: Asked) -> Any:
    """The whole condition, contests that were upheld included: "met" counts above, "out" does not count at all."""
    if ratio.counted_whole is None:
        return ratio.part.condition(facts, asked)
    whole = ratio.counted_whole.condition(facts, asked)
    contested = "rulings" in facts.columns
    if contested:
        whole = whole & ~_is_ruled(facts, ratio, "out")
    if part is Part.WHOLE:
        return whole
    counted = ratio.part.condition(facts, asked)
    if contested:
        counted = counted | _is_ruled(facts, ratio, "met")
    if part is Part.REST:
        return whole & ~counted.fill_null(False)
    return whole & counted


def listed(ratio: Ratio, part: Part, asked: Asked) -> "ir.Table":
    """What stands behind a number: (id, moment) of rows, or (id) of what counts once."""
    measure = measure_of(ratio, part)
    if measure.key:
        return _listed_keys(ratio, part, asked)
    facts = scoped(measure.relation, asked)
    columns = {"id": ID_COLUMN[measure.relation], "moment": MOMENT_COLUMN[measure.relation]}
    chosen = facts.filter(ruled(ratio, part, facts, asked))
    return chosen.select(**{name: chosen[column] for name, column in columns.items()})


def keys(ratio: Ratio, part: Part, asked: Asked) -> "ir.Table":
    """(root, key) of what counts once."""
    measure = measure_of(ratio, part)
    facts = scoped(measure.relation, asked)
    facts = facts.mutate(key=facts[measure.key])
    found = facts.filter(ruled(ratio, part, facts, asked)).select("root", "key").distinct()
    if measure.unless is not None:
        spoiled = facts.filter(measure.unless(facts, asked)).select("root", "key").distinct()
        found = found.anti_join(spoiled, ["root", "key"])
    if measure.having is not None:
        behind = scoped(measure.having.relation, asked)
        behind = behind.mutate(key=behind[measure.having.key])
        there = behind.filter(measure.having.condition(behind, asked)).select("root", "key").distinct()
        found = found.semi_join(there, ["root", "key"])
    return found


def rows(relation: Relation, asked: Asked) -> "ir.Table":
    """The relation's rows: all of them, or where one source is asked for those that came from it.

    Units come from nowhere: they stand in both.
    """
    facts, only = table(relation), asked.lists.get(ONE_SOURCE)
    return facts.filter(facts[SOURCE_COLUMN] == only[0]) if only and SOURCE_COLUMN in facts.columns else facts


def scoped(relation: Relation, asked: Asked) -> "ir.Table":
    """These rows, each once for every root that it is counted in."""
    return rows(relation, asked).inner_join(scope(), "unit")


def _listed_keys(ratio: Ratio, part: Part, asked: Asked) -> "ir.Table":
    if part is not Part.REST:
        return keys(ratio, part, asked).select(id="key").distinct()
    whole, counted = keys(ratio, Part.WHOLE, asked), keys(ratio, Part.PART, asked)
    return whole.anti_join(counted, ["root", "key"]).select(id="key").distinct()


def _is_ruled(facts: "ir.Table", ratio: Ratio, effect: str) -> Any:
    return facts.rulings.notnull() & facts.rulings.contains(f"{ratio.code}:{effect}")
