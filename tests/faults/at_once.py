"""Acts at the same moment, each in a process of its own with a connection of its own."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from motcua.kernel.errors import DomainError

Act = Callable[[], Any]
SECONDS = 60.0
_context = multiprocessing.get_context("fork")


def at_once(*acts: Act) -> list[Any]:
    """What each act returned, in order; a refusal is given as its code. Any other error fails the test."""
    shot, results = _context.Barrier(len(acts), timeout=SECONDS), _context.SimpleQueue()

    def act_at_the_shot(number: int, act: Act) -> None:
        results.put((number, _outcome(shot, act)))

    with started(*[lambda n=n, act=act: act_at_the_shot(n, act) for n, act in enumerate(acts)]):
        found = dict(results.get() for _ in acts)
    for outcome in found.values():
        if isinstance(outcome, Exception):
            raise outcome
    return [found[number] for number in range(len(acts))]


@contextmanager
def started(*acts: Act) -> Iterator[None]:
    """Each act runs in a process of its own; at the end of the context all of them have ended."""
    connection.close()  # a child must not speak on its parent's line
    children = [_context.Process(target=_child, args=(act,)) for act in acts]
    for child in children:
        child.start()
    try:
        yield
    finally:
        for child in children:
            child.join(SECONDS)
            child.kill()


def _child(act: Act) -> None:
    try:
        act()
        connection.close()
    finally:
        os._exit(0)  # nothing of pytest's runs here


def _outcome(shot: Any, act: Act) -> Any:
    try:
        connection.ensure_connection()
        shot.wait()
        return act()
    except DomainError as refusal:
        return refusal.code
    except Exception as error:
        return AssertionError(f"{type(error).__name__}: {error}")
