"""The embedded PostgreSQL: it is there when needed, loses nothing, and leaves nothing behind."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from motcua.config.database import OWN_ENGINE, database
from motcua.config.places import CLONE
from motcua.config.postgres import locks
from motcua.config.postgres.cluster import Cluster, attach, destroy, detach
from motcua.config.postgres.errors import PostgresError

pytestmark = pytest.mark.slow


def scratch() -> Path:
    # Not pytest's own folder: root's is closed to nobody, as whom the server then runs.
    folder = Path(tempfile.mkdtemp(prefix="motcua-test-"))
    folder.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def made_once() -> Iterator[Path]:
    home = scratch()
    detach(attach(Cluster(home)))
    yield home
    shutil.rmtree(home)


@pytest.fixture
def fresh() -> Iterator[Cluster]:
    cluster = Cluster(scratch())
    yield cluster
    detach(cluster)
    shutil.rmtree(cluster.home)


@pytest.fixture
def stopped(fresh: Cluster, made_once: Path) -> Cluster:
    subprocess.run(["cp", "-a", f"{made_once}/.", fresh.home], check=True)
    return fresh


@pytest.fixture
def running(stopped: Cluster) -> Cluster:
    return attach(stopped)


def connect(cluster: Cluster) -> psycopg.Connection:
    return psycopg.connect(**cluster.parameters(), dbname="motcua", autocommit=True)


def server_pid(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


def another_user(cluster: Cluster) -> subprocess.Popen[str]:
    """A second process that uses the cluster until it is killed."""
    process = coming_user(cluster)
    assert process.stdout is not None
    assert process.stdout.readline() == "attached\n"
    return process


def coming_user(cluster: Cluster) -> subprocess.Popen[str]:
    code = (
        "import sys, time; from pathlib import Path; "
        "from motcua.config.postgres.cluster import Cluster, attach; "
        "attach(Cluster(Path(sys.argv[1]))); print('attached', flush=True); time.sleep(600)"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, str(cluster.home)],
        env=os.environ | {"PYTHONPATH": str(CLONE / "src")},
        stdout=subprocess.PIPE,
        text=True,
    )


def eventually(condition: Callable[[], bool], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def connects(cluster: Cluster) -> bool:
    try:
        connect(cluster).close()
    except psycopg.OperationalError:
        return False
    return True


def test_the_server_knows_vietnamese_and_what_we_need(running: Cluster) -> None:
    with connect(running) as connection:
        lower = connection.execute("SELECT lower('ĐỨC ẤẨ')").fetchone()
        offered = connection.execute("SELECT name FROM pg_available_extensions").fetchall()
    assert lower == ("đức ấẩ",)
    assert {("unaccent",), ("pg_trgm",), ("btree_gist",), ("pg_stat_statements",)} <= set(offered)


def test_what_was_acknowledged_is_stored(running: Cluster) -> None:
    with connect(running) as connection:
        kept = {name: connection.execute(f"SHOW {name}").fetchone() for name in ("fsync", "synchronous_commit")}
    assert kept == {"fsync": ("on",), "synchronous_commit": ("on",)}


def test_nobody_comes_in_without_the_password(running: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(user="motcua", host=str(running.sockets), dbname="motcua", password="guess")
    assert running.password.stat().st_mode & 0o077 == 0
    assert running.folder.stat().st_mode & 0o077 == 0


def test_a_second_process_attaches_at_once_and_outlives_the_first(running: Cluster) -> None:
    pid = server_pid(running)
    second = another_user(running)
    detach(running)
    assert server_pid(running) == pid
    second.terminate()
    second.wait()
    assert eventually(lambda: locks.is_free(running.keeper))
    assert not (running.data / "postmaster.pid").exists()


def test_four_first_starts_at_once_make_one_server(fresh: Cluster) -> None:
    users = [coming_user(fresh) for _ in range(4)]
    said = [user.stdout.readline() for user in users if user.stdout]
    assert said == ["attached\n"] * 4
    for user in users:
        user.kill()
        user.wait()
    assert eventually(lambda: locks.is_free(fresh.keeper))


def test_the_last_one_out_stops_the_server(running: Cluster) -> None:
    detach(running)
    assert not (running.data / "postmaster.pid").exists()
    assert not running.socket.exists()


def test_a_killed_user_leaves_no_server_behind(stopped: Cluster) -> None:
    user = another_user(stopped)
    user.kill()
    user.wait()
    assert eventually(lambda: locks.is_free(stopped.keeper))
    assert not (stopped.data / "postmaster.pid").exists()


def test_a_killed_server_comes_back_with_the_committed_row(running: Cluster) -> None:
    with connect(running) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'Bà Rịa' AS name")
    os.kill(server_pid(running), signal.SIGKILL)
    assert eventually(lambda: connects(running))
    with connect(running) as connection:
        assert connection.execute("SELECT name FROM kept").fetchone() == ("Bà Rịa",)


def test_a_killed_keeper_is_replaced_at_the_next_connection(running: Cluster) -> None:
    keeper = int(Path(f"/proc/{server_pid(running)}/stat").read_text().rsplit(")", 1)[1].split()[1])
    os.kill(keeper, signal.SIGKILL)
    assert eventually(lambda: locks.is_free(running.keeper))
    attach(running)
    assert connects(running)


def test_a_stale_pid_file_that_names_a_stranger_does_not_matter(stopped: Cluster) -> None:
    pid_file = stopped.data / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{stopped.data}\n")
    pid_file.chmod(0o666)
    assert connects(attach(stopped))


def test_an_interrupted_first_start_is_begun_anew(stopped: Cluster) -> None:
    (stopped.data / "PG_VERSION").unlink()
    assert connects(attach(stopped))


def test_data_of_another_major_version_are_refused_in_plain_words(stopped: Cluster) -> None:
    (stopped.data / "PG_VERSION").write_text("9\n")
    with pytest.raises(PostgresError, match="PostgreSQL 9") as refusal:
        attach(stopped)
    assert refusal.value.code == "postgres.other_version"


def test_data_in_use_are_not_destroyed(running: Cluster) -> None:
    second = another_user(running)
    with pytest.raises(PostgresError, match="in use"):
        destroy(running)
    second.kill()
    second.wait()
    destroy(running)
    assert not running.data.exists()


def test_a_long_path_does_not_matter(fresh: Cluster) -> None:
    deep = Cluster(fresh.home / ("tên thư mục dài " * 8))
    assert connects(attach(deep))
    detach(deep)
    deep.sockets.rmdir()


def test_root_opens_no_folder_to_the_world(fresh: Cluster) -> None:
    fresh.home.chmod(0o700)
    if os.geteuid() == 0:
        with pytest.raises(PostgresError, match="MOTCUA_DATA_HOME"):
            attach(fresh)
    else:
        assert connects(attach(fresh))
    assert fresh.home.stat().st_mode & 0o777 == 0o700


def test_with_a_database_url_the_embedded_server_is_not_even_thought_of() -> None:
    url = "postgresql://lan:secret@db.example:5433/city?sslmode=require"
    found = database(url, test_name="test_x", test=False, pool_size=4)
    assert found["ENGINE"] == OWN_ENGINE
    assert (found["NAME"], found["USER"], found["PORT"]) == ("city", "lan", "5433")
    assert found["OPTIONS"]["sslmode"] == "require"
