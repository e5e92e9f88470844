"""Regions that look the same to everybody are drawn once for all who ask.

When the board moves, every open page asks for the same region in the same second. What was drawn since the last
announcement of its topic holds for all of them: whoever reads the number of announcements first, and draws then, has
seen all that they told of. What time alone changes is as old as a few seconds at most, and the region says as of when.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from motcua.core.ledger.queries import times_announced
from motcua.kernel import clock

MOST = 64
"""Regions of one process: some seventy kilobytes each."""

View = Callable[..., HttpResponse]
Key = tuple[str, str, int, int]


@dataclass(slots=True)
class _Region:
    """One drawing. Whoever comes while it is drawn waits for it instead of drawing it too."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    until: float = 0.0
    body: bytes = b""


class Regions:
    """What was drawn last, of one process."""

    def __init__(self) -> None:
        self._regions: OrderedDict[Key, _Region] = OrderedDict()
        self._lock = threading.Lock()

    def drawn(self, key: Key, draw: Callable[[], HttpResponse], seconds: float) -> HttpResponse:
        """A new response each time: what goes around it is its reader's own. Only what is well is kept."""
        region = self._region(key)
        with region.lock:
            if time.monotonic() >= region.until:
                fresh = draw()
                if fresh.status_code != HTTPStatus.OK or fresh.streaming:
                    return fresh
                region.body, region.until = fresh.content, time.monotonic() + seconds
            return HttpResponse(region.body)

    def _region(self, key: Key) -> _Region:
        with self._lock:
            found = self._regions.setdefault(key, _Region())
            self._regions.move_to_end(key)
            while len(self._regions) > MOST:
                self._regions.popitem(last=False)
            return found


_REGIONS = Regions()


def shared(topic: str, *, when: Callable[[HttpRequest], bool]) -> Callable[[View], View]:
    """For a view whose answer depends on its address and the language alone `when` a region is asked for."""

    def decorated(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            seconds = settings.MOTCUA_SHARED_REGION_SECONDS
            if not (seconds and when(request)):
                return view(request, *args, **named)
            moment = int(clock.now().timestamp()) // seconds
            key = (request.get_full_path(), get_language() or "", moment, times_announced(topic))
            return _REGIONS.drawn(key, lambda: view(request, *args, **named), seconds)

        return answer

    return decorated
