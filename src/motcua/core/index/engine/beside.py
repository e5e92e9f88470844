"""What lies beside the counted rows in an export: the tree of units, the national totals, the sets, the moment."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

import duckdb
from django.db import connection

from motcua.core.index.definitions import IndicatorSet
from motcua.kernel import clock

SETS, ABOUT = "indicator_sets.json", "about.json"

PLACEMENT: Final = {
    "unit_id": ("BIGINT", "unit.id of the unit that is placed"),
    "parent_id": (
        "BIGINT",
        "unit.id of the unit that it is counted in: the one above it, or once it has ended its "
        "successor, else the one that was above it last; null at the top",
    ),
    "valid_from": ("DATE", "first day of this place in the tree"),
    "valid_to": ("DATE", "the day after its last one; null: until further notice"),
}
NATIONAL_TOTAL: Final = {
    "unit_id": ("BIGINT", "unit.id that the total is of"),
    "period": ("VARCHAR", "2024-09, 2024-Q3 or 2024"),
    "kind": ("VARCHAR", "reported (the national reporting system) or synced (what the national portal received)"),
    "total": ("BIGINT", "dossiers; indicator 1.4 divides by the larger of the two (law: QĐ 766, 1.4)"),
}
COLUMNS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "placement": PLACEMENT,
    "national_total": NATIONAL_TOTAL,
}
_ROWS: Final = {
    "placement": """
        SELECT unit_id, parent_id, since, CASE WHEN next IS NULL THEN succeeded ELSE next END FROM (
            SELECT placement.unit_id, placement.parent_id, lower(placement.period) AS since,
                lead(lower(placement.period)) OVER (PARTITION BY unit_id ORDER BY placement.period) AS next,
                CASE WHEN unit.successor_id IS NOT NULL THEN unit.valid_to + 1 END AS succeeded
            FROM identity_unitplacement placement JOIN identity_unit unit ON unit.id = placement.unit_id
        ) AS placed
        UNION ALL SELECT id, successor_id, valid_to + 1, NULL FROM identity_unit
        WHERE successor_id IS NOT NULL AND valid_to IS NOT NULL ORDER BY 1, 3
    """,
    "national_total": """
        SELECT DISTINCT ON (unit_id, period, kind) unit_id, period, kind, total FROM index_nationaltotal
        ORDER BY unit_id, period, kind, entered_at DESC, id DESC
    """,
}


def write_beside(folder: Path, sets: Iterable[IndicatorSet], as_of: datetime) -> None:
    """The files that are not counted but without which nobody could count again."""
    for name, columns in COLUMNS.items():
        with connection.cursor() as cursor:
            cursor.execute(_ROWS[name])
            rows = cursor.fetchall()
        _write(folder / f"{name}.parquet", columns, rows)
    told = [one.model_dump(mode="json", by_alias=True) | {"version": one.version} for one in sets]
    (folder / SETS).write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    said = {"as_of": as_of.isoformat(), "time_zone": str(clock.TIME_ZONE), "moments": "UTC"}
    (folder / ABOUT).write_text(json.dumps(said, indent=1), encoding="utf-8")


def _write(file: Path, columns: Mapping[str, tuple[str, str]], rows: list[tuple[object, ...]]) -> None:
    named = ", ".join(f"{name} {kind}" for name, (kind, _) in columns.items())
    with duckdb.connect() as duck:
        duck.execute(f"CREATE TABLE told ({named})")
        if rows:
            duck.executemany(f"INSERT INTO told VALUES ({', '.join('?' * len(columns))})", rows)  # noqa: S608  ours
        duck.table("told").write_parquet(str(file), compression="zstd")
