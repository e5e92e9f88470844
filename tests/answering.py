"""Which requests the threads of a live server still answer: a test ends only when none does.

A page that closes gives up its requests, the server does not: what it still reads stands in the way of emptying the
tables after the test.
"""

from threading import Condition, Thread, current_thread, main_thread
from typing import Any

from django.core.signals import request_finished, request_started
from django.dispatch import receiver

_changed = Condition()
_busy: set[Thread] = set()
_PATIENCE = 20.0  # seconds


def all_answered() -> bool:
    """Waits until no request is under way; False if that takes too long."""
    with _changed:
        return _changed.wait_for(lambda: not any(thread.is_alive() for thread in _busy), _PATIENCE)


@receiver(request_started)
def _begun(**_: Any) -> None:
    if current_thread() is not main_thread():  # there the test itself asks, and waits
        with _changed:
            _busy.add(current_thread())


@receiver(request_finished)
def _ended(**_: Any) -> None:
    with _changed:
        _busy.discard(current_thread())
        _changed.notify_all()
