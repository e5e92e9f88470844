"""The first start of a cluster: its folders, its password, initdb, its database."""

import os
import secrets
import shutil
import subprocess
from pathlib import Path

import psycopg

from motcua.config.postgres import binaries
from motcua.config.postgres.errors import PostgresError
from motcua.config.postgres.layout import DATABASE, Layout, server_account

# No ICU in the wheel. The builtin C.UTF-8 knows upper and lower case of every Vietnamese letter;
# the order of names comes from a sort key of our own.
INITDB = [
    *("-U", "motcua", "-A", "scram-sha-256", "-E", "UTF8"),
    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
]


def make(layout: Layout) -> None:
    """Initialise the data folder, if there is none."""
    made = layout.data / "PG_VERSION"
    if not made.exists():
        _initdb(layout)
    elif (found := made.read_text().strip()) != str(binaries.major()):
        raise PostgresError(
            "postgres.other_version",
            f"The data of this clone were written by PostgreSQL {found}, but "
            f"{binaries.major()} is installed: begin anew with ./motcua demo --reset.",
        )
    _own(layout.sockets)


def make_database(parameters: dict[str, str]) -> None:
    """Make our database, if it is not there; the server must be running."""
    with psycopg.connect(**parameters, dbname="postgres", autocommit=True) as connection:
        there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if there.fetchone() is None:
            connection.execute(f'CREATE DATABASE "{DATABASE}"')


def _initdb(layout: Layout) -> None:
    """Into a draft that takes the place of the data folder only when it is whole."""
    _own(layout.folder)
    draft = layout.folder / "data.draft"
    password_file = layout.folder / "password.draft"
    shutil.rmtree(draft, ignore_errors=True)
    shutil.rmtree(layout.data, ignore_errors=True)
    password = secrets.token_urlsafe(24)
    _write_private(layout.password, password)
    _write_private(password_file, password)
    account = server_account()
    os.chown(password_file, account.uid, account.gid)
    command = [binaries.bin_folder() / "initdb", *INITDB]
    done = subprocess.run(
        [*command, f"--pwfile={password_file}", "-D", draft],
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        **account.popen_arguments(),  # type: ignore[call-overload]
    )
    password_file.unlink()
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines() or ["nothing"]
        raise PostgresError("postgres.initdb", f"initdb failed and said: {said[-1]}")
    draft.rename(layout.data)


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
