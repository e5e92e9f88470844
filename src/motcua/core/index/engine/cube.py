"""Every sum of many periods at once, by unit, procedure and period: what an audit of a whole nation recomputes.

The same conditions as everywhere: only that the question comes from a relation `periods` (period, starts, ends) instead
of two parameters, so that one pass over the dossiers answers it for all periods.
"""

from functools import cache

from motcua.core.index.declarations import Asked, Relation
from motcua.core.index.engine.compiling import BASE, Dialect, Lists, Statement, declared, once_each, question, text_of
from motcua.core.index.engine.conditions import rows

KEYS = ("unit", "procedure_code", "period")


@cache
def cube(lists: Lists, dialect: Dialect, keys: tuple[str, ...] = KEYS) -> Statement:
    """Gives (*keys, n0, n1 …) of the dossiers without a ruling; those with one are few and counted by `counting`."""
    import ibis

    zone = "timestamp('UTC')"
    periods = ibis.table({"period": "string", "starts": zone, "ends": zone}, name="periods")
    facts = rows(Relation.DOSSIER, question(lists)).filter(lambda found: found.rulings.isnull()).cross_join(periods)
    asked = Asked(facts.starts, facts.ends, dict(lists))
    facts = facts.filter(BASE(facts, asked))
    amounts, names = once_each(declared()[0][Relation.DOSSIER], facts, Asked(facts.starts, facts.ends, dict(lists)))
    return Statement(text_of(facts.group_by(list(keys)).agg(**amounts), dialect), names)
