"""The keeper of one cluster: runs `postgres` as its child for as long as anybody uses it.

Started by `cluster.attach`, never by hand. Plain standard library, to stay small in memory.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from motcua.config.postgres import locks
from motcua.config.postgres.layout import Layout, server_account

LOOK_SECONDS = 0.1
STOP_SECONDS = 30
SHORT_LIFE = 5.0  # seconds: a server that ends sooner did not get up
ATTEMPTS = 50
FAST_SHUTDOWN = signal.SIGINT  # disconnects clients, rolls back, stops in order
IMMEDIATE_SHUTDOWN = signal.SIGQUIT  # the next start replays the log
DIE_WITH_PARENT = 1  # prctl's PR_SET_PDEATHSIG

# fsync and synchronous_commit keep their defaults, on: what was acknowledged is stored.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_preload_libraries": "pg_stat_statements",
    "shared_buffers": "128MB",
    "max_wal_size": "1GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    # Statements and details carry what people wrote: none of them goes to the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


class Keeper:
    """Holds the server up; `run` returns when nobody uses it any more, or on SIGTERM."""

    def __init__(self, layout: Layout, bin_folder: Path) -> None:
        self.layout = layout
        self.bin_folder = bin_folder
        self.told_to_stop = False
        self.failures = 0
        self.started_at = 0.0

    def run(self) -> int:
        signal.signal(signal.SIGTERM, self._stop_soon)
        self._end_forsaken_server()
        server = self._start()
        while not self._is_time_to_go():
            time.sleep(LOOK_SECONDS)
            if server.poll() is None:
                continue
            lived = time.monotonic() - self.started_at
            self.failures = self.failures + 1 if lived < SHORT_LIFE else 0
            if self.failures >= ATTEMPTS:
                return 1
            server = self._start()
        self._stop(server)
        return 0

    def _stop_soon(self, _signal: int, _frame: FrameType | None) -> None:
        self.told_to_stop = True

    def _is_time_to_go(self) -> bool:
        """True when nobody uses the server and nobody is about to; then the gate stays shut."""
        if self.told_to_stop:
            return True
        gate = locks.take(self.layout.gate)
        if gate is None:
            return False
        if locks.is_free(self.layout.users):
            return True
        os.close(gate)
        return False

    def _start(self) -> subprocess.Popen[bytes]:
        layout = self.layout
        # The setting is a list between commas: quotes keep whatever a path may hold in one piece.
        sockets = '"{}"'.format(str(layout.sockets).replace('"', '""'))
        settings = SETTINGS | {"unix_socket_directories": sockets}
        options = [f"--{name}={value}" for name, value in settings.items()]
        self.started_at = time.monotonic()
        return subprocess.Popen(
            [self.bin_folder / "postgres", "-D", layout.data, *options],
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            preexec_fn=_die_with_keeper,  # noqa: PLW1509 (the keeper has one thread)
            **server_account().run_as(),
        )

    def _stop(self, server: subprocess.Popen[bytes]) -> None:
        server.send_signal(FAST_SHUTDOWN)
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.send_signal(IMMEDIATE_SHUTDOWN)
            server.wait()

    def _end_forsaken_server(self) -> None:
        """Only a keeper starts this server, so one that runs already has lost its own keeper.

        A pid file may also name a process that has nothing to do with us, after a restart of the
        machine; PostgreSQL would then refuse to start for as long as that one lives.
        """
        pid_file = self.layout.data / "postmaster.pid"
        try:
            pid = int(pid_file.read_text().split()[0])
            folder = os.readlink(f"/proc/{pid}/cwd")
        except (OSError, ValueError, IndexError):
            return
        if folder == str(self.layout.data):
            os.kill(pid, FAST_SHUTDOWN)
        else:
            pid_file.unlink()


_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def _die_with_keeper() -> None:
    """Have Linux stop the server in order, should the keeper itself be killed."""
    if _libc is not None:
        _libc.prctl(DIE_WITH_PARENT, FAST_SHUTDOWN)


def main() -> int:
    layout = Layout(Path(sys.argv[1]))
    # A passer-by who only looks whether the lock is free holds it for some microseconds.
    for _ in range(100):
        if locks.take(layout.keeper) is not None:
            return Keeper(layout, Path(sys.argv[2])).run()
        time.sleep(0.01)
    return 0


if __name__ == "__main__":
    sys.exit(main())
