"""Triggers note whoever changes what a kept figure was counted by: so they must compare every column that is read."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from motcua.core.index.declarations import RATIOS, Condition, Measure, Relation
from motcua.core.index.engine import conditions
from motcua.core.index.engine.compiling import question
from motcua.core.index.engine.relations import MODELS

NOTHING_KEPT = {"source"}
"""Figures of one source alone are counted live; and a row never changes it."""


class Reader:
    """A table that remembers which of its columns were asked for."""

    def __init__(self, table: Any) -> None:
        self.table, self.read = table, set[str]()

    def __getattr__(self, name: str) -> Any:
        if name in self.table.columns:
            self.read.add(name)
        return getattr(self.table, name)


def conditions_of(measure: Measure) -> Iterator[tuple[Relation, Condition]]:
    yield measure.relation, measure.condition
    if measure.unless:
        yield measure.relation, measure.unless
    if measure.having:
        yield measure.having.relation, measure.having.condition
    if measure.value:
        value = measure.value
        yield measure.relation, lambda facts, asked: value(facts)  # type: ignore[arg-type, return-value]


def columns_read(relation: Relation) -> set[str]:
    asked = question(())
    facts = Reader(conditions.rows(relation, asked))
    keys = set()
    for ratio in RATIOS:
        for measure in filter(None, (ratio.part, ratio.counted_whole)):
            keys |= {measure.key} if measure.relation is relation else set()
            for of, condition in conditions_of(measure):
                if of is relation:
                    condition(facts, asked)
        if ratio.source is not None and ratio.source.relation is relation:
            ratio.source.condition(facts, asked)
    return (facts.read | keys) - {"", "unit"} - NOTHING_KEPT


@pytest.mark.django_db
@pytest.mark.parametrize("relation", Relation)
def test_every_column_that_a_figure_is_counted_by_is_watched(relation: Relation) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef(%s::regproc)", [f"index_note_{MODELS[relation]._meta.db_table}"])
        watched = set(re.findall(r"OLD\.(\w+)", cursor.fetchone()[0]))
    read = columns_read(relation)
    assert read and read <= watched
