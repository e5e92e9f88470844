"""An audit of a great many dossiers: every measure by unit, procedure and month, on DuckDB and on PostgreSQL itself."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

from motcua.config.benches.figures import Figure, Report
from motcua.config.benches.scratch import scratch_city
from motcua.kernel.clock import TIME_ZONE

SMALL, LARGE, ROUNDS = 1_000_000, 10_000_000, 3
QUICK_SMALL, QUICK_LARGE = 1_000, 10_000
NOW = datetime(2024, 9, 13, 8, 0, tzinfo=TIME_ZONE)
LISTS = (("certified_copy", ("2.000815",)),)
SCANNED = (
    "competent_unit_id", "procedure_code", "accepted_at", "finished_at", "outcome", "channel", "late_from",
    "digitised_at", "reused_at", "shared_at", "electronic_result_at", "unhappy_at", "synced_at", "paid_online_at",
    "worked_minutes", "returns_document", "has_fee", "identity_verified", "way", "rulings",
)  # fmt: skip
"""The columns that the measures read."""


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds."""

    duck: float
    scan: float
    postgres: float


def measure(*, quick: bool = False) -> Report:
    sizes = (QUICK_SMALL, QUICK_LARGE) if quick else (SMALL, LARGE)
    with scratch_city():
        small, large = (_at(size) for size in sizes)
    figures = [
        Figure(f"DuckDB, {sizes[1]:,} dossiers", large.duck, "s", at_most=None if quick else 15.0),
        Figure("times faster than PostgreSQL", large.postgres / large.duck, "", at_least=None if quick else 4.0),
        Figure("times a bare scan of the columns", large.duck / large.scan, ""),
        Figure(
            f"time at {sizes[1]:,} / time at {sizes[0]:,}", large.duck / small.duck, "", at_most=None if quick else 13.0
        ),
        Figure(f"DuckDB, {sizes[0]:,} dossiers", small.duck, "s"),
        Figure(f"PostgreSQL's own aggregate, {sizes[1]:,}", large.postgres, "s", baseline=True),
        Figure(f"bare scan of the columns, {sizes[1]:,}", large.scan, "s", baseline=True),
    ]
    conditions = (
        f"every sum over dossiers by unit, procedure and month of a year, one statement compiled from the same "
        f"declarations; Parquet (zstd) against an analysed table; median of {ROUNDS} runs on DuckDB, one on PostgreSQL"
    )
    return Report("recompute", conditions, figures, quick)


def _at(dossiers: int) -> Times:
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder:
        from motcua.config.benches.many_facts import forget_facts, make_facts, units_of_the_city, without_indexes
        from motcua.core.index.declarations import Relation
        from motcua.core.index.engine import parquet

        without_indexes()  # an aggregate of everything reads the table from end to end
        forget_facts()
        make_facts(dossiers, units_of_the_city())
        for relation in Relation:
            parquet.write_kept(relation, Path(folder))
        duck, scan = _on_duckdb(Path(folder))
        return Times(duck, scan, _on_postgres())


def _on_duckdb(folder: Path) -> tuple[float, float]:
    from motcua.core.index.declarations import Relation
    from motcua.core.index.engine.audit import Audit
    from motcua.core.index.engine.compiling import Dialect
    from motcua.core.index.engine.relations import table_name

    with Audit(folder) as audit:
        audit.run(f"CREATE TABLE periods AS {_periods()}")
        whole = _all_of(Dialect.DUCKDB)
        columns = ", ".join(f"count({column})" for column in SCANNED)
        scan = f"SELECT {columns} FROM {table_name(Relation.DOSSIER)}"  # noqa: S608
        times = [_seconds(lambda: audit.run(whole)) for _ in range(ROUNDS)]
        return median(times), median(_seconds(lambda: audit.run(scan)) for _ in range(ROUNDS))


def _on_postgres() -> float:
    from django.db import connection

    from motcua.core.index.engine.compiling import Dialect

    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE IF NOT EXISTS periods AS {_periods()}")
        cursor.execute("ANALYZE periods")
        return _seconds(lambda: cursor.execute(_all_of(Dialect.POSTGRES)))


def _all_of(dialect: Any) -> str:
    """An outer sum over all measures, so that no engine leaves one out."""
    from motcua.core.index.engine.cube import cube

    made = cube(LISTS, dialect)
    sums = ", ".join(f"sum(n{number})" for number in range(len(made.columns)))
    return f"SELECT count(*), {sums} FROM ({made.text}) AS cube"  # noqa: S608


def _periods() -> str:
    """The twelve months and the running one, as rows."""
    from motcua.core.index.periods import Period

    month, rows = Period.month(NOW.year, NOW.month), []
    for _ in range(13):
        window = month.asked(NOW)
        rows.append(f"('{window.code}', '{window.start.isoformat()}', '{window.at.isoformat()}')")
        month = month.previous()
    values = ", ".join(rows)
    cast = "CAST(starts AS timestamptz) AS starts, CAST(ends AS timestamptz) AS ends"
    return f"SELECT period, {cast} FROM (VALUES {values}) AS said (period, starts, ends)"  # noqa: S608


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began
