"""`./motcua demo` as a newcomer meets it: a city in the browser by one command, and nothing left behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from motcua.config.places import CLONE

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """Data of its own, where nobody can reach it, as whom the database runs if this is root."""
    folder = Path(tempfile.mkdtemp(prefix="motcua-demo-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def start(home: Path, *options: str) -> tuple[subprocess.Popen[bytes], str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"MOTCUA_DATA_HOME": str(home), "PYTHONPATH": str(CLONE / "src")}
    command = [sys.executable, "-m", "motcua.config.cli", "demo", "--port", str(port), *options]
    return subprocess.Popen(command, env=environment), f"http://127.0.0.1:{port}"


def eventually(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def serves(address: str) -> bool:
    try:
        with urlopen(address, timeout=60) as page:
            return page.status == 200
    except HTTPError:
        raise
    except OSError:
        return False


def nobody_lives_of(home: Path) -> bool:
    """No process has this folder in its command line or in its environment."""
    needle = os.fsencode(home)
    for process in Path("/proc").glob("[0-9]*"):
        try:
            known = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue
        if needle in known and int(process.name) != os.getpid():
            return False
    return True


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda end: end.name)
def test_one_command_serves_a_city_and_its_end_leaves_nothing_behind(home: Path, end: signal.Signals) -> None:
    demo, address = start(home)
    try:
        assert eventually(lambda: serves(address), 120)
    finally:
        demo.send_signal(end)
    assert demo.wait(20) == (-end if end is signal.SIGKILL else 0)
    assert eventually(lambda: nobody_lives_of(home), 30)


def test_a_city_in_use_is_not_forgotten(home: Path) -> None:
    demo, address = start(home)
    try:
        assert eventually(lambda: serves(address), 120)
        second, _ = start(home, "--reset")
        assert second.wait(60) == 1
        assert serves(address)
    finally:
        demo.terminate()
        demo.wait(20)
