"""A database and a folder for one benchmark, made before it and removed behind it.

Nobody's own data are touched: the database is a new one beside the others, on the embedded PostgreSQL, or on the
server of DATABASE_URL where that is set.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from motcua.config.errors import CommandError

DATABASE = "motcua_bench"


@contextmanager
def scratch_city() -> Iterator[None]:
    """Django set up on a new database that holds the demo's city: units, officers, catalogue, people, no dossier."""
    with scratch_database() as url, scratch_folder() as folder:
        os.environ.pop("DATABASE_URL_FILE", None)
        os.environ |= {"DATABASE_URL": url, "MOTCUA_MODE": "demo", "FILES_HOME": str(folder)}
        import django

        django.setup()
        from motcua.config.commands import migrate

        migrate.apply(quietly=True)
        from motcua.demo import clock as city_clock
        from motcua.demo.seed import found_city

        found_city()
        city_clock.begin()
        close_connections()
        yield
        close_connections()


@contextmanager
def scratch_database() -> Iterator[str]:
    """A new, empty database; gives the address to connect to it."""
    server = server_address()
    _run(server, f'DROP DATABASE IF EXISTS "{DATABASE}"', f'CREATE DATABASE "{DATABASE}"')
    try:
        yield make_conninfo(server, dbname=DATABASE)
    finally:
        _run(server, f'DROP DATABASE IF EXISTS "{DATABASE}" WITH (FORCE)')


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder that every account can pass through: as root, PostgreSQL runs as nobody."""
    folder = Path(tempfile.mkdtemp(prefix="motcua-bench-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def server_address() -> str:
    """How to reach the server, without the name of a database of somebody's own."""
    from motcua.config import env

    if url := env.secret("DATABASE_URL", ""):
        return make_conninfo(url, dbname="postgres")
    from motcua.config.postgres.cluster import attach

    return make_conninfo(**attach().parameters(), dbname="postgres")


def close_connections() -> None:
    """Before a fork, and before the database goes: no connection of this process is left."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]  # a pool is PostgreSQL's own


def _run(server: str, *commands: str) -> None:
    try:
        with psycopg.connect(server, autocommit=True) as connection:
            for command in commands:
                connection.execute(command.encode())
    except psycopg.errors.ObjectInUse as error:
        raise CommandError(
            "bench.running", f"somebody uses the database {DATABASE}: one benchmark at a time."
        ) from error
    except psycopg.errors.InsufficientPrivilege as error:
        raise CommandError("bench.database", f"cannot make the database {DATABASE}: {error}") from error
