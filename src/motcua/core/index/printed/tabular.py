"""Rows as CSV that a spreadsheet opens rightly, and as Parquet."""

import csv
import tempfile
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import duckdb

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # else spreadsheets read the letters wrongly


def as_csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    out = StringIO()
    out.write(_MARK)
    if rows:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows({name: _safe(value) for name, value in row.items()} for row in rows)
    return out.getvalue().encode()


def as_parquet(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Types are those of the values; a column without any is text."""
    names = list(rows[0]) if rows else ["period"]
    kinds = [_kind([row[name] for row in rows]) for name in names]
    with tempfile.TemporaryDirectory(prefix="motcua-table-") as folder, duckdb.connect() as duck:
        file = Path(folder) / "table.parquet"
        named = ", ".join(f'"{name}" {kind}' for name, kind in zip(names, kinds, strict=True))
        duck.execute(f"CREATE TABLE told ({named})")
        if rows:
            places = ", ".join("?" * len(names))
            duck.executemany(f"INSERT INTO told VALUES ({places})", [list(row.values()) for row in rows])  # noqa: S608  ours
        duck.table("told").write_parquet(str(file), compression="zstd")
        return file.read_bytes()


def _kind(values: Sequence[Any]) -> str:
    known = {type(value) for value in values if value is not None}
    if known and known <= {bool}:
        return "BOOLEAN"
    if known and known <= {int}:
        return "BIGINT"
    return "DOUBLE" if known and known <= {int, float} else "VARCHAR"


def _safe(value: Any) -> Any:
    """A name that a spreadsheet would take for a formula is told as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_SIGNS) else value
