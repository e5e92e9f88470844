"""A child process that goes when its parent goes, however the parent went.

The parent keeps the writing end of a pipe; when the parent is no more, the reading end ends.
"""

import os
import signal
import sys
import threading
import time
from types import FrameType

VARIABLE = "MOTCUA_LIFELINE"
PATIENCE = 3.0
"""Seconds that a child has to end in order after its parent is gone."""


def end_in_order() -> None:
    """SIGTERM and Ctrl-C become an ordinary end of the process; so does the end of the parent, if any.

    Ctrl-C too: a shell that starts us in the background would have us ignore it.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    reading = os.environ.pop(VARIABLE, "")
    if reading:
        threading.Thread(target=_wait, args=(int(reading),), daemon=True, name="lifeline").start()


def _leave(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def _wait(reading: int) -> None:
    os.read(reading, 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os.kill(os.getpid(), signal.SIGKILL)  # nobody is left to wait for it any longer
