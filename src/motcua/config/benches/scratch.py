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
from motcua.config.places import clone_home

DATABASE = "motcua_bench"
_CREATE = f'CREATE DATABASE "{DATABASE}"'.encode()
_DROP = f'DROP DATABASE IF EXISTS "{DATABASE}" WITH (FORCE)'.encode()


@contextmanager
def scratch_city() -> Iterator[None]:
    """Django set up on a new database that holds the demo's city: units, officers, catalogue, people, no dossier."""
    with scratch_database() as url, scratch_folder() as folder:
        _lend_assets(folder)
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
    """A new, empty database; gives the address to connect to it. One benchmark at a time."""
    server = server_address()
    with psycopg.connect(server, autocommit=True) as connection:
        taken = connection.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [DATABASE]).fetchone()
        if taken != (True,):
            raise CommandError("bench.running", f"another benchmark uses the database {DATABASE}: wait for it.")
        connection.execute(_DROP)
        try:
            connection.execute(_CREATE)
            yield make_conninfo(server, dbname=DATABASE)
        except psycopg.errors.InsufficientPrivilege as error:
            raise CommandError("bench.database", f"cannot make the database {DATABASE}: {error}") from error
        finally:
            connection.execute(_DROP)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder that every account can pass through: as root, PostgreSQL runs as nobody."""
    folder = Path(tempfile.mkdtemp(prefix="motcua-bench-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lend_assets(folder: Path) -> None:
    """What this clone has made for browsers already: subsetting the letters again would only take time."""
    for made in ("assets", "static"):
        try:
            shutil.copytree(clone_home() / made, folder / made)
        except OSError:  # there is none, or it is being made anew right now
            shutil.rmtree(folder / made, ignore_errors=True)


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
