"""Spark counts the same Parquet by the same declarations: where one machine is outgrown. An extra: see ADR 0014.

Which Spark it is, one of this machine or a cluster, is for its own configuration to say (`SPARK_CONF_DIR`). Whatever
works for it must be able to read the folder.
"""

from pathlib import Path
from typing import Any

from motcua.core.index.declarations import Relation
from motcua.core.index.engine.compiling import Dialect, Lists, plan
from motcua.core.index.engine.counting import counts
from motcua.core.index.engine.live import Scope
from motcua.core.index.engine.relations import columns, table_name
from motcua.core.index.periods import Window
from motcua.core.index.rules import Count
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

_QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
_AS_OURS = {"spark.sql.session.timeZone": "UTC", "spark.sql.ansi.enabled": "true"}
"""A date becomes the moment of its midnight in UTC, as for the other engines; what cannot be cast is an error."""


class SparkAudit:
    """The Parquet files of a folder, opened for counting by Spark. Use it as a context.

    Raises `index.no_spark` where Spark or a Java for it is missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> "SparkAudit":
        self._spark, self._is_ours = _session()
        for relation in Relation:
            self._open(relation)
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_ours:
            self._spark.stop()

    def run(self, statement: str, **asked: str) -> list[tuple[Any, ...]]:
        """A statement of one's own over the facts, by the names of their tables."""
        return [tuple(row) for row in self._spark.sql(statement, args=asked or None).collect()]

    def count(self, scope: Scope, window: Window, lists: Lists) -> dict[int, dict[str, Count]]:
        """What `live.count` counts, from the files."""
        pairs = list(scope)
        self._spark.createDataFrame(pairs, "root BIGINT, unit BIGINT").createOrReplaceTempView("scope")
        found = plan(lists, Dialect.SPARK)
        rows = self.run(found.text, start=window.start.isoformat(), at=window.at.isoformat())
        return counts(found, rows, {root for root, _ in pairs})

    def _open(self, relation: Relation) -> None:
        kinds = spark_columns(relation)
        said = ", ".join(f"{column} {kind}" for column, kind in kinds.items())
        file = (self.folder / f"{relation.value}.parquet").absolute()
        self._spark.read.schema(said).parquet(file.as_uri()).createOrReplaceTempView(table_name(relation))


def spark_columns(relation: Relation) -> dict[str, str]:
    """Column → Spark's type. Spark has no uuid: to it an id is sixteen bytes, by which nothing is counted."""
    return {column: _kind(kind) for column, kind in columns(relation).items()}


def _kind(kind: str) -> str:
    if kind.startswith("array<"):
        return f"array<{_kind(kind.removeprefix('array<').removesuffix('>'))}>"
    return {"timestamp('UTC')": "timestamp", "int64": "bigint", "uuid": "binary"}.get(kind, kind)


def _session() -> tuple[Any, bool]:
    """The session, and whether it is ours to end."""
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError:
        raise DomainError("index.no_spark", _MISSING) from None
    running = SparkSession.getActiveSession()
    builder = SparkSession.builder.appName("motcua")
    for name, value in (_AS_OURS if running else _QUIET | _AS_OURS).items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate(), running is None
    except PySparkRuntimeError as error:
        raise DomainError("index.no_spark", Sentence.listing([_MISSING, f"({error})"])) from error


_MISSING = Sentence("Chưa có Spark hoặc Java 17 trở lên; cách cài ở docs/how-to/recompute-the-index.md.")
