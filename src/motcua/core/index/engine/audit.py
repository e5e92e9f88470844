"""DuckDB counts Parquet by the same declarations: the audit, and whatever is too big for the live board."""

from pathlib import Path
from typing import Any

import duckdb

from motcua.core.index.declarations import Relation
from motcua.core.index.engine.compiling import Dialect, Lists, plan
from motcua.core.index.engine.counting import counts
from motcua.core.index.engine.live import Scope
from motcua.core.index.engine.relations import table_name
from motcua.core.index.periods import Window
from motcua.core.index.rules import Count

_SCOPE = (
    "CREATE OR REPLACE TEMP TABLE scope AS SELECT unnest($roots::BIGINT[]) AS root, unnest($units::BIGINT[]) AS unit"
)


class Audit:
    """The Parquet files of a folder, opened for counting. Use it as a context."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> "Audit":
        self._duck = duckdb.connect()
        self._duck.execute("SET TimeZone = 'UTC'")
        for relation in Relation:
            files = (self.folder / f"{relation.value}.parquet").as_posix().replace("'", "''")
            self._duck.execute(f"CREATE VIEW {table_name(relation)} AS SELECT * FROM read_parquet('{files}')")  # noqa: S608  ours
        return self

    def __exit__(self, *_: object) -> None:
        self._duck.close()

    def run(self, statement: str) -> list[tuple[Any, ...]]:
        """A statement of one's own over the facts, by the names of their tables."""
        rows: list[tuple[Any, ...]] = self._duck.execute(statement).fetchall()
        return rows

    def count(self, scope: Scope, window: Window, lists: Lists) -> dict[int, dict[str, Count]]:
        """What `live.count` counts, from the files."""
        pairs = list(scope)
        units = {"roots": [root for root, _ in pairs], "units": [unit for _, unit in pairs]}
        self._duck.execute(_SCOPE, units)
        found = plan(lists, Dialect.DUCKDB)
        text = found.text.replace(":start", "$start").replace(":at", "$at")
        asked = {"start": window.start.isoformat(), "at": window.at.isoformat()}
        rows = self._duck.execute(text, asked).fetchall()
        return counts(found, rows, {root for root, _ in pairs})
