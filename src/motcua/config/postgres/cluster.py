"""One PostgreSQL a clone, alive as long as any process of ours uses it.

Each process that uses the server holds a shared lock on `users`. The keeper, a small process of
its own, runs `postgres` as its child, starts it again should it die, and ends it when the lock
on `users` is free: so neither a killed server nor a killed user leaves anything behind.
"""

import os
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg

from motcua.config.places import CLONE, clone_home
from motcua.config.postgres import binaries, locks, making
from motcua.config.postgres.errors import PostgresError
from motcua.config.postgres.layout import DATABASE, OWNER, Layout, Parameters

START_SECONDS = 60.0
STOP_SECONDS = 20.0
LOOK_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Cluster(Layout):
    """The server of one clone, as a process that uses it sees it."""

    def parameters(self) -> Parameters:
        return {"user": OWNER, "password": self.password.read_text(), "host": str(self.sockets)}


_held: dict[Path, int] = {}
"""The `users` locks of this process by the home of their cluster, held until it ends."""
_one_thread = threading.Lock()


def this_clone() -> Cluster:
    """The cluster of the clone that this code runs from."""
    return Cluster(clone_home())


def attach(cluster: Cluster | None = None) -> Cluster:
    """Make sure that the server runs, and goes on running while this process lives.

    A first start takes about a second, a later one 0.2 s, and 10 ms if the server runs already.
    """
    cluster = cluster or this_clone()
    with _one_thread:
        if cluster.home in _held and not locks.is_free(cluster.keeper):
            return cluster  # the keeper lives, and holds up the server
        cluster.home.mkdir(parents=True, exist_ok=True, mode=0o755)
        with locks.holding(cluster.gate):
            if cluster.home not in _held:
                _held[cluster.home] = locks.share(cluster.users)
            if not _answers(cluster, DATABASE):
                _start(cluster)
    return cluster


def detach(cluster: Cluster | None = None) -> None:
    """Let go of the server; if nobody else uses it, wait until it has stopped."""
    cluster = cluster or this_clone()
    held = _held.pop(cluster.home, None)
    if held is not None:
        os.close(held)
        _wait_until_stopped(cluster)


def destroy(cluster: Cluster | None = None) -> None:
    """Remove the cluster's data; refused while another process uses them."""
    cluster = cluster or this_clone()
    if not cluster.home.exists():
        return
    detach(cluster)
    _wait_until_stopped(cluster)
    with locks.holding(cluster.gate):
        if not (locks.is_free(cluster.users) and locks.is_free(cluster.keeper)):
            raise PostgresError(
                "postgres.in_use",
                "the database of this clone is in use: stop the other ./motcua first.",
            )
        shutil.rmtree(cluster.folder, ignore_errors=True)


def _start(cluster: Cluster) -> None:
    """With the gate held: the server may be new, stopped, killed, or on its way up again."""
    making.make(cluster)
    keeper = _start_keeper(cluster) if locks.is_free(cluster.keeper) else None
    deadline = time.monotonic() + START_SECONDS
    while not _answers(cluster, "postgres"):
        gave_up = keeper is not None and keeper.poll() is not None
        if gave_up or time.monotonic() > deadline:
            raise PostgresError("postgres.no_start", _why(cluster))
        if keeper is None and locks.is_free(cluster.keeper):
            keeper = _start_keeper(cluster)  # the one that we found was on its way out
        time.sleep(LOOK_SECONDS)
    making.make_database(cluster.parameters())


def _start_keeper(cluster: Cluster) -> subprocess.Popen[bytes]:
    cluster.trim_log()
    with cluster.log.open("ab") as log:
        return subprocess.Popen(
            [
                *(sys.executable, "-P", "-m", "motcua.config.postgres.keeper"),
                *(cluster.home, binaries.bin_folder()),
            ],
            env={"PATH": os.defpath, "PYTHONPATH": str(CLONE / "src")},
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _answers(cluster: Cluster, database: str) -> bool:
    if not cluster.socket.exists():
        return False
    try:
        psycopg.connect(**cluster.parameters(), dbname=database, connect_timeout=2).close()
    except (psycopg.OperationalError, OSError):
        return False
    return True


def _wait_until_stopped(cluster: Cluster) -> None:
    deadline = time.monotonic() + STOP_SECONDS
    while time.monotonic() < deadline and locks.is_free(cluster.users):
        if locks.is_free(cluster.keeper):
            return
        time.sleep(LOOK_SECONDS)


def _why(cluster: Cluster) -> str:
    said = cluster.log.read_text(errors="replace").splitlines() or ["nothing"]
    fatal = [line for line in said if "FATAL" in line]
    return f"PostgreSQL does not start, and said: {(fatal or said)[-1]} (all of it: {cluster.log})"
