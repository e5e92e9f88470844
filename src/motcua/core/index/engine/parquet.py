"""Facts as Parquet, with their columns explained: enough for a stranger to count every indicator again."""

import csv
import json
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from motcua.core.index.declarations import Relation
from motcua.core.index.engine.beside import COLUMNS as BESIDE
from motcua.core.index.engine.explained import EXPLAINED as EXPLAINED_COLUMNS
from motcua.core.index.engine.relations import MODELS, columns, table_name

_DUCK_TYPES = {
    "timestamp('UTC')": "TIMESTAMPTZ",
    "string": "VARCHAR",
    "int64": "BIGINT",
    "decimal(8, 2)": "DECIMAL(8,2)",
}
EXPLAINED = "columns.json"


def write_kept(relation: Relation, folder: Path) -> Path:
    """The kept facts, copied out of the database in one go."""
    names = ", ".join(_copied(relation, column) for column in columns(relation))
    with tempfile.TemporaryDirectory(prefix="motcua-facts-") as scratch:
        file = Path(scratch) / "facts.csv"
        with connection.cursor() as cursor, file.open("wb") as out:
            statement = f"COPY (SELECT {names} FROM {table_name(relation)}) TO STDOUT (FORMAT csv)"  # noqa: S608
            with cursor.copy(statement) as copied:
                for block in copied:
                    out.write(block)
        return _to_parquet(relation, file, folder)


def write_rows(relation: Relation, rows: Iterable[models.Model], folder: Path) -> Path:
    """Facts that were made anew, not read from the kept table."""
    names = list(columns(relation))
    with tempfile.TemporaryDirectory(prefix="motcua-facts-") as scratch:
        file = Path(scratch) / "facts.csv"
        with file.open("w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows([_written(getattr(row, name)) for name in names] for row in rows)
        return _to_parquet(relation, file, folder)


def explain(folder: Path) -> None:
    """What each column of each file means, beside the files."""
    said = {
        relation.value: {
            column: {"type": duck_type(kind), "means": EXPLAINED_COLUMNS[relation][column]}
            for column, kind in columns(relation).items()
        }
        for relation in Relation
    }
    said |= {
        name: {column: {"type": kind, "means": means} for column, (kind, means) in told.items()}
        for name, told in BESIDE.items()
    }
    (folder / EXPLAINED).write_text(json.dumps(said, ensure_ascii=False, indent=2), encoding="utf-8")


def _to_parquet(relation: Relation, file: Path, folder: Path) -> Path:
    """CSV to Parquet. Lists travel as JSON."""
    kinds = {column: duck_type(kind) for column, kind in columns(relation).items()}
    read = {column: "VARCHAR" if kind.endswith("[]") else kind for column, kind in kinds.items()}
    chosen = ", ".join(
        f"CAST(CAST({column} AS JSON) AS {kind}) AS {column}" if kind.endswith("[]") else column
        for column, kind in kinds.items()
    )
    target = folder / f"{relation.value}.parquet"
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as duck:
        duck.execute("SET TimeZone = 'UTC'")
        plain = duck.read_csv(str(file), columns=read, header=False, auto_detect=False)
        typed = plain.project(chosen)
        typed.write_parquet(str(target), compression="zstd")
    return target


def duck_type(kind: str) -> str:
    if kind.startswith("array<"):
        return f"{duck_type(kind.removeprefix('array<').removesuffix('>'))}[]"
    return _DUCK_TYPES.get(kind, kind.upper())


def _copied(relation: Relation, column: str) -> str:
    field = next(field for field in MODELS[relation]._meta.concrete_fields if field.column == column)
    return f'array_to_json("{column}")' if isinstance(field, ArrayField) else f'"{column}"'


def _written(value: Any) -> Any:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case list() | tuple():
            return json.dumps(value)
        case None:
            return ""
        case _:
            return value
