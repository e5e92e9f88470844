"""Child processes that live and end together with their parent."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

from motcua.config import lifeline

STOP_SECONDS = 3.0
LOOK_SECONDS = 0.1


class Family:
    """Commands of our own, run side by side. Used as a context: at its end none is left."""

    def __init__(self) -> None:
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        # Nothing is ever written: the pipe ends when this process does, and that is the message.
        self._reading, self._writing = os.pipe()

    def __enter__(self) -> "Family":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        os.close(self._reading)
        os.close(self._writing)

    def start(self, *command: str, keep: Sequence[int] = ()) -> None:
        """Run `./motcua <command>`; `keep` are open files that it inherits."""
        self._children[command[0]] = subprocess.Popen(
            [sys.executable, "-P", "-m", "motcua.config.cli", *command],
            env=os.environ | {lifeline.VARIABLE: str(self._reading)},
            stdin=subprocess.DEVNULL,
            pass_fds=[self._reading, *keep],
            # Ctrl-C reaches the parent alone, which then ends its children in order.
            start_new_session=True,
        )

    def run(self, *command: str) -> None:
        """Run a command to its end; if it fails, having said why, so does this process."""
        self.start(*command)
        status = self._children[command[0]].wait()
        del self._children[command[0]]
        if status != 0:
            sys.exit(1)

    def wait(self) -> str:
        """Waits until one of them ends by itself, and returns which."""
        while True:
            for name, child in self._children.items():
                if child.poll() is not None:
                    return name
            time.sleep(LOOK_SECONDS)

    def stop(self) -> None:
        """Ask all of them to end; who has not after three seconds is not asked again."""
        for child in self._children.values():
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        for child in self._children.values():
            try:
                child.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
