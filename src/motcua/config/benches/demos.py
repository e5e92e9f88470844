"""A demo of its own, from a clone or from this tree, with data of its own; nothing of it is left behind."""

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from urllib.request import urlopen

from motcua.config.benches.processes import family
from motcua.config.errors import CommandError

LONGEST = 300.0
STOP_SECONDS = 60.0
OTHERS = ("DATABASE_URL", "DATABASE_URL_FILE", "MOTCUA_MODE", "FILES_HOME", "PUBLIC_URL", "PYTHONPATH", "VIRTUAL_ENV")


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo that has answered: after how many seconds, which processor time that took, and where."""

    pid: int
    port: int
    seconds: float
    cpu_seconds: float

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def demo(command: Sequence[str | Path], data: Path, **environment: str) -> Iterator[Demo]:
    """Runs `<command> demo --port …`; gives it as soon as its first page is there, and stops it in the end."""
    port = _free_port()
    said = {name: value for name, value in os.environ.items() if name not in OTHERS}
    said |= {"MOTCUA_DATA_HOME": str(data), **environment}
    with TemporaryFile() as output:
        began = time.monotonic()
        process = subprocess.Popen(
            [*command, "demo", "--port", str(port)], env=said, cwd="/", stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _wait_for_first_page(process, port)
            seconds = time.monotonic() - began
            yield Demo(process.pid, port, seconds, sum(one.cpu_seconds for one in family(process.pid)))
        except CommandError as error:
            output.seek(0)
            last = output.read().decode(errors="replace").strip().splitlines()[-1:] or ["nothing"]
            raise CommandError(error.code, f"{error.message} It said last: {last[0]}") from error
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(STOP_SECONDS)


def _wait_for_first_page(process: subprocess.Popen[bytes], port: int) -> None:
    """The port is bound early: a request that came too soon waits there and is answered as soon as can be."""
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise CommandError("bench.demo", "the demo ended by itself.")
        try:
            with urlopen(f"http://127.0.0.1:{port}/", timeout=LONGEST) as answer:
                if answer.status == http.client.OK and b"</html>" in answer.read():
                    return
        except OSError:
            time.sleep(0.02)
    raise CommandError("bench.demo", f"no first page within {LONGEST:.0f} s.")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port
