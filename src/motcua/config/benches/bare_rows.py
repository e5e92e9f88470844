"""The baseline of a submission: the same rows, written by nothing but INSERTs."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg import sql
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from motcua.config.benches.crew import Worker

JSONB = 3802  # the type's number in every PostgreSQL

# Each table with the column by which it belongs to the dossier, in the order in which the rows are written.
TABLES = {
    "dossiers_dossier": "id",
    "dossiers_dossierpaper": "dossier_id",
    "dossiers_holding": "dossier_id",
    "ledger_event": "aggregate_id",
    "ledger_eventpayload": "event_id",
    "ledger_outboxentry": "event_id",
    "dossiers_dossierfact": "dossier_id",
}
_NUMBERED = {"dossiers_dossierpaper", "dossiers_holding", "ledger_event"}
"""Their id is the table's own."""
_UNIQUE = {"code", "token", "draft_id"}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pattern:
    """The rows of one submitted dossier, by table."""

    dossier_id: UUID
    rows: dict[str, list[Row]]

    @classmethod
    def of(cls, dossier_id: UUID) -> "Pattern":
        """Reads them from Django's database."""
        import os

        with psycopg.connect(os.environ["DATABASE_URL"], row_factory=dict_row) as connection:
            rows: dict[str, list[Row]] = {}
            for table, owner in TABLES.items():
                key: Any = dossier_id
                if owner == "aggregate_id":
                    key = str(dossier_id)
                elif owner == "event_id":
                    key = rows["ledger_event"][0]["id"]
                rows[table] = _read(connection, table, owner, key)
        return cls(dossier_id, rows)


def _read(connection: psycopg.Connection[Row], table: str, owner: str, key: Any) -> list[Row]:
    query = sql.SQL("SELECT * FROM {} WHERE {} = %s").format(sql.Identifier(table), sql.Identifier(owner))
    cursor = connection.execute(query, [key])
    written_as_json = {column.name for column in cursor.description or () if column.type_code == JSONB}
    return [
        {name: Jsonb(value) if name in written_as_json else value for name, value in row.items()}
        for row in cursor.fetchall()
    ]


def bare_inserts(address: str, pattern: Pattern) -> Worker:
    """A worker that writes the rows of one more dossier in a transaction of its own, statements prepared."""
    connection = psycopg.connect(address, autocommit=True, prepare_threshold=1)
    statements = {table: _insert(table, rows) for table, rows in pattern.rows.items()}

    def write(_number: int) -> None:
        dossier_id, event_id = uuid4(), 0
        with connection.transaction():
            for table, rows in pattern.rows.items():
                for row in rows:
                    values = _own(table, row, dossier_id, event_id)
                    done = connection.execute(statements[table], values)
                    if table == "ledger_event":
                        (event_id,) = done.fetchone() or (0,)

    return Worker(connection.info.backend_pid, write)


def _insert(table: str, rows: list[Row]) -> sql.Composed:
    columns = [name for name in rows[0] if not (name == "id" and table in _NUMBERED)]
    return sql.SQL("INSERT INTO {} ({}) VALUES ({}){}").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join(map(sql.Placeholder, columns)),
        sql.SQL(" RETURNING id" if table == "ledger_event" else ""),
    )


def _own(table: str, row: Row, dossier_id: UUID, event_id: int) -> Row:
    """The row as another dossier's: its own keys, all else as it was."""
    own = dict(row)
    if table == "dossiers_dossier":
        own |= {"id": dossier_id} | {name: _unique(name, row[name], dossier_id) for name in _UNIQUE}
    elif TABLES[table] == "event_id":
        own["event_id"] = event_id
    else:
        own[TABLES[table]] = str(dossier_id) if table == "ledger_event" else dossier_id
    return own


def _unique(name: str, value: Any, dossier_id: UUID) -> Any:
    return dossier_id if name == "draft_id" else f"bare-{dossier_id.hex}"[:40]
