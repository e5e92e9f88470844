"""What can be known of Spark without Spark: `./motcua test spark` asks Spark itself (tests/spark)."""

import sys

import pytest
import sqlglot
from click.testing import CliRunner
from sqlglot import expressions as sql

from motcua.config.commands.index import index
from motcua.core.index.declarations import Relation
from motcua.core.index.definitions import ONE_SOURCE
from motcua.core.index.engine.compiling import Dialect, plan
from motcua.core.index.engine.cube import cube
from motcua.core.index.engine.spark import spark_columns
from motcua.kernel.errors import DomainError
from tests.people import City

LISTS = (("certified_copy", ("2.000815",)),)
SEEN = {
    "Array", "ArrayContains", "Case", "Coalesce", "Count", "Exists", "If", "Sum",
    "Cast to BIGINT", "Cast to TIMESTAMP",
}  # fmt: skip
"""What tests/spark has seen Spark do as PostgreSQL and DuckDB do. What is new here must be tried there first."""
SPARKS = {
    "bigint",
    "binary",
    "boolean",
    "date",
    "decimal(8, 2)",
    "string",
    "timestamp",
    "array<bigint>",
    "array<string>",
}


@pytest.mark.slow
def test_nothing_is_asked_of_spark_that_it_was_not_seen_to_do() -> None:
    asked: set[str] = set()
    one_source = plan((*LISTS, (ONE_SOURCE, ("motcua",))), Dialect.SPARK)
    for text in (plan(LISTS, Dialect.SPARK).text, one_source.text, cube(LISTS, Dialect.SPARK).text):
        (tree,) = sqlglot.parse(text, dialect="spark")
        assert tree is not None
        asked |= {f"Cast to {cast.to.sql('spark')}" for cast in tree.find_all(sql.Cast)}
        asked |= {
            type(one).__name__ for one in tree.find_all(sql.Func) if not isinstance(one, sql.Cast | sql.Connector)
        }
    assert asked == SEEN


@pytest.mark.parametrize("relation", Relation)
def test_every_column_has_a_type_that_spark_knows(relation: Relation) -> None:
    assert set(spark_columns(relation).values()) <= SPARKS


@pytest.mark.django_db
def test_without_spark_it_is_said_how_to_get_it(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    said = ["recompute", "--unit", "root", "--period", "2024-09", "--engine", "spark"]
    refusal = CliRunner().invoke(index, said).exception
    assert isinstance(refusal, DomainError) and refusal.code == "index.no_spark"
    assert "docs/how-to/recompute-the-index.md" in refusal.message
