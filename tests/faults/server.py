"""A PostgreSQL of the faults' own, which they may kill, and Django moved there for a while."""

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.db import connections

from motcua.config.database import OWN_ENGINE
from motcua.config.postgres.cluster import Cluster, attach, detach
from motcua.config.postgres.layout import DATABASE

BACK_SECONDS = 120.0


@contextmanager
def own_cluster() -> Iterator[Cluster]:
    """A new cluster in a folder that every account can pass through; gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="motcua-faults-"))
    home.chmod(0o755)
    cluster = attach(Cluster(home))
    try:
        yield cluster
    finally:
        detach(cluster)
        shutil.rmtree(home)


@contextmanager
def moved_to(cluster: Cluster, **options: Any) -> Iterator[None]:
    """Django speaks to this server and to no other; commits wait for its disk, as in production."""
    from motcua.core.catalogue.queries import forget_versions

    before, before_settings = connections["default"], connections.settings["default"]
    before.close()
    parameters = cluster.parameters()
    slots = {"USER": parameters["user"], "PASSWORD": parameters["password"], "HOST": parameters["host"], "PORT": ""}
    connections.settings["default"] = {
        **before_settings, **slots, "ENGINE": OWN_ENGINE, "NAME": DATABASE, "OPTIONS": options
    }  # fmt: skip
    del connections["default"]
    forget_versions()  # their numbers mean others here
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"].close_pool()  # type: ignore[attr-defined]  # a pool is PostgreSQL's own
        connections.settings["default"], connections["default"] = before_settings, before
        forget_versions()


def kill(cluster: Cluster) -> None:
    """Every process of the server at once, as if the power had gone."""
    server = int((cluster.data / "postmaster.pid").read_text().split()[0])
    for pid in [server, *_children(server)]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _children(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, after = int(stat.parent.name), stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(after[1]) == parent:
            found.append(pid)
    return found


def wait_until_back(cluster: Cluster) -> None:
    """The keeper starts the server again by itself."""
    deadline = time.monotonic() + BACK_SECONDS
    while time.monotonic() < deadline:
        try:
            psycopg.connect(**cluster.parameters(), dbname=DATABASE, connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("PostgreSQL did not come back")
