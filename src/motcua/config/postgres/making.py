"""The first start of a cluster: its folders, its password, initdb, its database."""

import os
import secrets
import shutil
import stat
import subprocess
from pathlib import Path

import psycopg

from motcua.config.postgres import binaries
from motcua.config.postgres.errors import PostgresError
from motcua.config.postgres.layout import DATABASE, OWNER, Layout, Parameters, server_account

# No ICU in the wheel. The builtin C.UTF-8 knows upper and lower case of every Vietnamese letter;
# the order of names comes from a sort key of our own.
INITDB = [
    *("-U", OWNER, "-A", "scram-sha-256", "-E", "UTF8"),
    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
]


def make(layout: Layout) -> None:
    """Initialise the data folder, if there is none."""
    _check_way(layout.home)
    made = layout.data / "PG_VERSION"
    if not made.exists():
        _initdb(layout)
    elif (found := made.read_text().strip()) != str(binaries.major()):
        raise PostgresError(
            "postgres.other_version",
            f"the data of this clone were written by PostgreSQL {found}, but "
            f"{binaries.major()} is installed: begin anew with ./motcua demo --reset.",
        )
    _own(layout.sockets)


def make_database(parameters: Parameters) -> None:
    """Make our database, if it is not there; the server must be running."""
    with psycopg.connect(**parameters, dbname="postgres", autocommit=True) as connection:
        there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if there.fetchone() is None:
            connection.execute(f'CREATE DATABASE "{DATABASE}"')


def _initdb(layout: Layout) -> None:
    """Into a draft that takes the place of the data folder only when it is whole."""
    _own(layout.folder)
    draft = layout.folder / "data.draft"
    for unfinished in (draft, layout.data):
        shutil.rmtree(unfinished, ignore_errors=True)
    password = secrets.token_urlsafe(24)
    _write_private(layout.password, password)
    for_initdb = layout.folder / "password.draft"
    _write_private(for_initdb, password)
    account = server_account()
    os.chown(for_initdb, account.uid, account.gid)
    done = subprocess.run(
        [binaries.bin_folder() / "initdb", *INITDB, f"--pwfile={for_initdb}", "-D", draft],
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        **account.run_as(),
    )
    for_initdb.unlink()
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines() or ["nothing"]
        raise PostgresError("postgres.initdb", f"initdb failed and said last: {said[-1]}")
    draft.rename(layout.data)


def _check_way(home: Path) -> None:
    """As root: can the server's account, who is nobody, pass through every folder above `home`?

    We never open somebody's folders to make it so.
    """
    if not server_account().is_another:
        return
    for folder in (home, *home.parents):
        if not folder.stat().st_mode & stat.S_IXOTH:
            raise PostgresError(
                "postgres.unreachable",
                f"PostgreSQL runs as nobody, who cannot pass through {folder}: "
                "set MOTCUA_DATA_HOME to a folder that everybody can reach.",
            )


def _write_private(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(text)


def _own(folder: Path) -> None:
    """Give the folder to the server's account and to nobody else."""
    account = server_account()
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid not in (os.geteuid(), account.uid):
        raise PostgresError("postgres.folder", f"{folder} belongs to somebody else: remove it.")
    os.chown(folder, account.uid, account.gid)
