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
from psycopg import sql
from psycopg.conninfo import make_conninfo

from motcua.config.errors import CommandError
from motcua.config.places import clone_home

DATABASE = "motcua_bench"
CITY = "motcua_bench_city"
PATTERN = "MOTCUA_BENCH_PATTERN"
"""The environment names a database to copy the city from, where several benchmarks follow each other."""


@contextmanager
def scratch_city() -> Iterator[None]:
    """Django set up on a new database that holds the demo's city: units, officers, catalogue, people, no dossier."""
    pattern = os.environ.get(PATTERN, "template1")
    with scratch_database(DATABASE, pattern) as url, scratch_folder() as folder:
        _set_up(url, folder)
        if PATTERN not in os.environ:
            _found()
        close_connections()
        yield
        close_connections()


@contextmanager
def pattern_city() -> Iterator[dict[str, str]]:
    """The city made once, to be copied: gives what the environment of those who copy it must say."""
    before = dict(os.environ)
    with scratch_database(CITY) as url, scratch_folder() as folder:
        _set_up(url, folder)
        _found()
        close_connections()
        yield before | {PATTERN: CITY}


@contextmanager
def scratch_database(name: str, pattern: str = "template1") -> Iterator[str]:
    """A new database like `pattern`; gives the address to connect to it. One benchmark at a time."""
    server, quoted = server_address(), sql.Identifier(name)
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(quoted)
    with psycopg.connect(server, autocommit=True) as connection:
        taken = connection.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [name]).fetchone()
        if taken != (True,):
            raise CommandError("bench.running", f"another benchmark uses the database {name}: wait for it.")
        connection.execute(drop)
        try:
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(quoted, sql.Identifier(pattern)))
            yield make_conninfo(server, dbname=name)
        except psycopg.errors.InsufficientPrivilege as error:
            raise CommandError("bench.database", f"cannot make the database {name}: {error}") from error
        finally:
            connection.execute(drop)


def _set_up(url: str, folder: Path) -> None:
    _lend_assets(folder)
    os.environ.pop("DATABASE_URL_FILE", None)
    os.environ |= {"DATABASE_URL": url, "MOTCUA_MODE": "demo", "FILES_HOME": str(folder)}
    import django

    django.setup()


def _found() -> None:
    from motcua.config.commands import migrate

    migrate.apply(quietly=True)
    from motcua.demo import clock as city_clock
    from motcua.demo.seed import found_city

    found_city()
    city_clock.begin()


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
