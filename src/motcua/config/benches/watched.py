"""How soon a move is seen on each of a hundred open boards, which all ask for the same region in the same moment."""

import asyncio
import gzip
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from motcua.config.benches.drafts import ready_drafts
from motcua.config.benches.figures import Figure, Report, percentile
from motcua.config.benches.scratch import close_connections, scratch_city
from motcua.config.benches.seen import accept_one
from motcua.config.benches.serving import served
from motcua.config.benches.submit import submit_one
from motcua.config.errors import CommandError
from motcua.kernel import clock

BOARDS, QUICK_BOARDS = 100, 5
MOVES, QUICK_MOVES = 10, 1
PATIENCE_SECONDS = 60
GAP = 0.5
"""As in `live.js`: a region is asked for at most so often."""
REGION = "/chat-luong/?phan=so-lieu"
_NUMBERS = re.compile(rb'data-number="(\d+)"')


@dataclass(slots=True)
class Board:
    """An open page without a browser around: it hears that the board moved, and asks for its region."""

    port: int
    address: str
    figures: bytes = b""
    changed_at: float = 0.0
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    async def watch(self) -> None:
        self.figures = await self._asked()
        await asyncio.gather(self._listen(), self._look_again())

    async def _listen(self) -> None:
        reader, _ = await self._request("/events?topics=board")
        while line := await reader.readline():
            if line.startswith(b"event: board"):
                self.moved.set()

    async def _look_again(self) -> None:
        while await self.moved.wait():
            self.moved.clear()
            figures = await self._asked()
            if figures != self.figures:
                self.figures, self.changed_at = figures, clock.real_now().timestamp()
            await asyncio.sleep(GAP)

    async def _asked(self) -> bytes:
        reader, writer = await self._request(self.address)
        answer = await reader.read()
        writer.close()
        head, _, body = answer.partition(b"\r\n\r\n")
        if b" 200 " not in head.splitlines()[0]:
            raise CommandError("bench.watched", f"the region answered {head.splitlines()[0]!r}")
        return b",".join(_NUMBERS.findall(gzip.decompress(body)))

    async def _request(self, address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        lines = (f"GET {address} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", "HX-Request: true", "Accept-Encoding: gzip")
        writer.write("\r\n".join((*lines, "Connection: close", "", "")).encode())
        return reader, writer


def measure(*, quick: bool = False) -> Report:
    boards, moves = (QUICK_BOARDS, QUICK_MOVES) if quick else (BOARDS, MOVES)
    with scratch_city():
        dossiers = [submit_one(ready) for ready in ready_drafts(2 * moves + 2, one_desk=True)]
        close_connections()
        with served() as port:
            together = asyncio.run(_watched(port, boards, dossiers[: moves + 1], lambda number: REGION))
            apart = asyncio.run(_watched(port, boards, dossiers[moves + 1 :], lambda number: f"{REGION}&ai={number}"))
    figures = [
        Figure("a move seen on all of the boards, median", median(together), "ms"),
        Figure("a move seen on all of the boards, p95", percentile(together, 0.95), "ms", at_most=1000),
        Figure("each drawn for itself, p95", percentile(apart, 0.95), "ms", baseline=True),
    ]
    conditions = (
        f"{boards} boards of the city open at once, {moves} acceptances one after the other, each from before its "
        "transaction until other figures have arrived at every board; one process of ./motcua serve, one worker, and "
        "whoever looks on the same machine"
    )
    return Report("watched", conditions, figures, quick)


async def _watched(port: int, number: int, dossiers: Sequence[Any], address: Callable[[int], str]) -> list[float]:
    """Milliseconds of each board and move; the first move is not counted, it compiles the figures."""
    boards = [Board(port, address(one)) for one in range(number)]
    async with asyncio.TaskGroup() as group:
        watching = [group.create_task(one.watch()) for one in boards]
        await _until(lambda: all(one.figures for one in boards))
        await asyncio.sleep(2 * GAP)
        waits = [await _seen_by_all(boards, dossier) for dossier in dossiers][1:]
        for one in watching:
            one.cancel()
    return [wait for of_move in waits for wait in of_move]


async def _seen_by_all(boards: Sequence[Board], dossier: Any) -> list[float]:
    for one in boards:
        one.changed_at = 0.0
    began = await asyncio.to_thread(accept_one, dossier)
    await _until(lambda: all(one.changed_at for one in boards))
    await asyncio.sleep(2 * GAP)
    return [(one.changed_at - began) * 1000 for one in boards]


async def _until(holds: Callable[[], bool]) -> None:
    patience = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        if time.monotonic() > patience:
            raise CommandError("bench.watched", f"not every board moved within {PATIENCE_SECONDS} s.")
        await asyncio.sleep(0.01)
