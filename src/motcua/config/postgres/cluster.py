"""One PostgreSQL a clone, alive as long as any process of ours uses it.

Each process that uses the server holds a shared lock on `users`. The keeper, a small process of
its own, runs `postgres` as its child, starts it again should it die, and ends it when the lock
on `users` is free: so neither a killed server nor a killed user leaves anything behind.
"""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg

from motcua.config.places import CLONE, clone_home
from motcua.config.postgres import locks, making
from motcua.config.postgres.errors import PostgresError
from motcua.config.postgres.layout import DATABASE, Layout

START_SECONDS = 60.0
STOP_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Cluster(Layout):
    """The server of one clone, as a process that uses it sees it."""

    def parameters(self) -> dict[str, str]:
        """What a client needs to connect, without the name of the database."""
        return {
            "user": "motcua",
            "password": self.password.read_text(),
            "host": str(self.sockets),
        }


_held: dict[Path, int] = {}
"""The `users` locks of this process by the home of their cluster, held until it ends."""


def this_clone() -> Cluster:
    """The cluster of the clone that this code runs from."""
    return Cluster(clone_home())


def attach(cluster: Cluster | None = None) -> Cluster:
    """Make sure that the server runs, and goes on while this process lives; 10 ms if it does."""
    cluster = cluster or this_clone()
    cluster.home.mkdir(parents=True, exist_ok=True, mode=0o755)
    with locks.holding(cluster.gate):
        if cluster.home not in _held:
            _held[cluster.home] = locks.share(cluster.users)
        if not _answers(cluster):
            making.make(cluster)
            if locks.is_free(cluster.keeper):
                _start_keeper(cluster)
            _wait_until_ready(cluster)
    return cluster


def detach(cluster: Cluster | None = None) -> None:
    """Let go of the server; if nobody else uses it, wait until it has stopped."""
    cluster = cluster or this_clone()
    held = _held.pop(cluster.home, None)
    if held is None:
        return
    os.close(held)
    deadline = time.monotonic() + STOP_SECONDS
    while time.monotonic() < deadline and locks.is_free(cluster.users):
        if locks.is_free(cluster.keeper):
            return
        time.sleep(0.02)


def destroy(cluster: Cluster | None = None) -> None:
    """Remove the cluster's data; refused while another process uses them."""
    cluster = cluster or this_clone()
    detach(cluster)
    if not cluster.home.exists():
        return
    with locks.holding(cluster.gate):
        if not (locks.is_free(cluster.users) and locks.is_free(cluster.keeper)):
            raise PostgresError(
                "postgres.in_use",
                "The database of this clone is in use: stop the other ./motcua first.",
            )
        shutil.rmtree(cluster.folder, ignore_errors=True)


def _answers(cluster: Cluster, database: str = DATABASE) -> bool:
    if not cluster.socket.exists():
        return False
    try:
        psycopg.connect(**cluster.parameters(), dbname=database, connect_timeout=2).close()
    except (psycopg.OperationalError, OSError):
        return False
    return True


def _start_keeper(cluster: Cluster) -> None:
    with cluster.log.open("ab") as log:
        subprocess.Popen(
            [sys.executable, "-m", "motcua.config.postgres.keeper", str(cluster.home)],
            env=os.environ | {"PYTHONPATH": str(CLONE / "src")},
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _wait_until_ready(cluster: Cluster) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _answers(cluster, "postgres"):
        if time.monotonic() > deadline:
            raise PostgresError(
                "postgres.no_start", f"PostgreSQL does not start: its log is {cluster.log}."
            )
        time.sleep(0.02)
    making.make_database(cluster.parameters())
