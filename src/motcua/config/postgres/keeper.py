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

from motcua.config.postgres import binaries, locks
from motcua.config.postgres.layout import Layout, server_account

LOOK_SECONDS = 0.1
FAST_SHUTDOWN = signal.SIGINT  # disconnects clients, rolls back, stops in order
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
    "log_min_messages": "warning",
    # Statements carry what people wrote: none of them goes to the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


class Keeper:
    """Holds the server up; `run` returns when nobody uses it any more, or on SIGTERM."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.told_to_stop = False

    def run(self) -> None:
        signal.signal(signal.SIGTERM, self._stop_soon)
        held = locks.take(self.layout.keeper)
        if held is None:
            return  # another keeper was faster
        server = self._start()
        while not self._is_time_to_go():
            time.sleep(LOOK_SECONDS)
            if server.poll() is not None:
                print(f"keeper: postgres ended with {server.returncode}, starting it again")
                server = self._start()
        self._stop(server)

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
        settings = SETTINGS | {"unix_socket_directories": str(layout.sockets)}
        options = [f"--{name}={value}" for name, value in settings.items()]
        return subprocess.Popen(
            [binaries.bin_folder() / "postgres", "-D", layout.data, *options],
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            preexec_fn=_die_with_keeper,
            **server_account().popen_arguments(),  # type: ignore[call-overload]
        )

    def _stop(self, server: subprocess.Popen[bytes]) -> None:
        server.send_signal(FAST_SHUTDOWN)
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            server.send_signal(signal.SIGQUIT)  # immediate: the next start replays the log
            server.wait()


def _die_with_keeper() -> None:
    """Have Linux stop the server in order, should the keeper itself be killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, FAST_SHUTDOWN)


if __name__ == "__main__":
    Keeper(Layout(Path(sys.argv[1]))).run()
