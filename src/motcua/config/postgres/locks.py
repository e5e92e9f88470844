"""Locks on files: the kernel frees them when their holder dies, however it dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def holding(path: Path) -> Iterator[None]:
    """Hold the file alone; waits until it is free."""
    held = _open(path)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def share(path: Path) -> int:
    """Hold the file together with others; close the descriptor to let go."""
    held = _open(path)
    fcntl.flock(held, fcntl.LOCK_SH)
    return held


def take(path: Path) -> int | None:
    """Hold the file alone if it is free; close the descriptor to let go."""
    held = _open(path)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        return None
    return held


def is_free(path: Path) -> bool:
    """Does nobody hold the file, alone or together?"""
    held = take(path)
    if held is None:
        return False
    os.close(held)
    return True


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
