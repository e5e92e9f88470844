"""Spark counts as PostgreSQL, DuckDB and people do. Run by `./motcua test spark`, which brings Spark and Java along."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import models
from pyspark.sql import SparkSession

from motcua.config.commands.index import index
from motcua.core.catalogue.models import PublicationFact
from motcua.core.dossiers.models import DossierFact
from motcua.core.index.declarations import Relation
from motcua.core.index.definitions import ONE_SOURCE
from motcua.core.index.engine import live, parquet
from motcua.core.index.engine.audit import Audit
from motcua.core.index.engine.compiling import Dialect
from motcua.core.index.engine.cube import cube
from motcua.core.index.engine.spark import SparkAudit
from motcua.core.index.periods import Period, Window
from motcua.core.index.rules import Count
from tests.core.index.lives import HOUR, MINUTE, Life, at
from tests.core.index.test_export import lived
from tests.core.index.test_indicators import DUE, LISTS, SEPTEMBER, SOME_DAY, WORLDS, World
from tests.people import MORNING, City

pytestmark = pytest.mark.django_db
QUARTER = Period.parse("2024-Q3", MORNING.date()).asked(MORNING)
FED = {name: make for name, make in WORLDS.items() if make().numerator is not None}
"""Whether a source is fed is asked of the whole installation: worlds without it cannot stand beside the others."""
EDGES, TREE = 900, 1000
"""The unit of dossiers at the very edge of September, and of contested ones; and what stands above them all."""


@pytest.fixture(scope="module", autouse=True)
def spark() -> Iterator[SparkSession]:
    """One small Spark of this machine for all tests. It makes no code of its own: that pays for many rows only."""
    said = {"spark.ui.enabled": "false", "spark.log.level": "ERROR"}
    said |= {"spark.sql.shuffle.partitions": "1", "spark.sql.codegen.wholeStage": "false"}
    session = SparkSession.builder.master("local[2]").config(map=said).getOrCreate()
    yield session
    session.stop()


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """Every golden world in a unit of its own, and the edges."""
    for unit, make in enumerate(FED.values()):
        for row in make().rows:
            _in_unit(row, unit).save(force_insert=True)
    for row in _edges():
        _in_unit(row, EDGES).save(force_insert=True)
    for relation in Relation:
        parquet.write_kept(relation, tmp_path)
    return tmp_path


def _in_unit(row: models.Model, unit: int) -> models.Model:
    """The row as one of this unit; a decision is numbered by it, for no two may be alike."""
    if isinstance(row, PublicationFact):
        row.decision_number += f" {unit}"
    setattr(row, "competent_unit_id" if isinstance(row, DossierFact) else "unit_id", unit)
    return row


def _edges() -> Iterator[models.Model]:
    first, last = at("09-01 00:00"), at("09-30 23:59") + MINUTE
    yield Life().accepted(first, DUE).fact()
    yield Life().accepted(first - MINUTE, DUE).done(DUE).fact()
    yield Life().accepted(SOME_DAY, None).done(last).fact()
    for number, effect in enumerate(("met", "out", "")):
        life = Life().accepted(SOME_DAY, DUE - HOUR)
        yield life.ruled(MORNING - number * MINUTE, "handled_on_time", effect).fact()


def _scope() -> list[tuple[int, int]]:
    units = [*range(len(FED)), EDGES]
    return [(unit, unit) for unit in units] + [(TREE, unit) for unit in units]


def test_every_golden_world_is_counted_as_by_hand(facts: Path) -> None:
    found = _as_by_all(facts, SEPTEMBER)
    for unit, (name, make) in enumerate(FED.items()):
        _is_as_by_hand(found[unit], name, make())


def _is_as_by_hand(counts: Mapping[str, Count], name: str, world: World) -> None:
    count = counts[name.partition(":")[0]]
    assert (count.numerator, count.denominator) == (world.numerator, world.denominator), name


def _as_by_all(facts: Path, window: Window, *more: tuple[str, tuple[str, ...]]) -> dict[int, dict[str, Count]]:
    """What Spark counted, once DuckDB and PostgreSQL have said the same."""
    asked = (_scope(), window, LISTS + more)
    with SparkAudit(facts) as sparks, Audit(facts) as ducks:
        found = sparks.count(*asked)
        assert found == ducks.count(*asked) == live.count(*asked)
    return found


def test_edges_contests_one_source_and_a_whole_tree_are_counted_alike(facts: Path) -> None:
    found = _as_by_all(facts, QUARTER, (ONE_SOURCE, ("motcua",)))
    assert found[EDGES]["handled_on_time"] == Count(3, 5)
    below = [found[unit]["handled_on_time"].denominator or 0 for unit in found if unit != TREE]
    assert found[TREE]["handled_on_time"].denominator == sum(below) > len(FED)


def test_all_periods_at_once_say_the_same(facts: Path) -> None:
    values = ", ".join(
        f"('{one.code}', '{one.start.isoformat()}', '{one.at.isoformat()}')" for one in (SEPTEMBER, QUARTER)
    )
    periods = f"SELECT period, CAST(starts AS {{0}}) AS starts, CAST(ends AS {{0}}) AS ends FROM (VALUES {values})"
    told: list[list[tuple[Any, ...]]] = []
    for audit, dialect, kind, made in (
        (SparkAudit(facts), Dialect.SPARK, "TIMESTAMP", "CREATE OR REPLACE TEMP VIEW periods AS "),
        (Audit(facts), Dialect.DUCKDB, "TIMESTAMPTZ", "CREATE TEMP TABLE periods AS "),
    ):
        with audit:
            audit.run(f"{made}{periods.format(kind)} AS said (period, starts, ends)")
            rows = audit.run(cube(LISTS, dialect).text)
        told.append(sorted(tuple(each or 0 for each in row) for row in rows))
    assert told[0] == told[1] and len(told[0]) > len(FED)


def test_the_command_prints_the_same_list(city: City, morning: Any) -> None:
    lived(city, morning)
    asked = ["--unit", "root", "--children", "--period", "2024-Q3", "--json"]
    said = [
        CliRunner().invoke(index, [*command, *asked]).stdout
        for command in (["show"], ["recompute", "--engine", "spark"])
    ]
    assert said[0] == said[1] and len(said[0]) > 1000
