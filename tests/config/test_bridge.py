"""Pages between their threads and the event loop."""

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

import pytest

from motcua.config.server.bridge import AHEAD, Bridge

SCOPE = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "http_version": "1.1", "headers": []}


class Page:
    """An application that answers with `pieces`, and remembers how far it came and whether it was closed."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.pieces = iter(pieces)
        self.given = 0
        self.closed = threading.Event()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> "Page":
        start("200 OK", [("Content-Type", "text/plain")])
        return self

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            self.given += 1
            yield piece

    def close(self) -> None:
        self.closed.set()


def answered(page: Any, send: Callable[[Any], Any] | None = None) -> list[Any]:
    """Every message that the loop was given."""
    sent: list[Any] = []

    async def keep(message: Any) -> None:
        sent.append(message)

    asyncio.run(Bridge(page, threads=1)(SCOPE, BytesIO(), 0, send or keep))
    return sent


def test_an_answer_arrives_whole_and_in_order() -> None:
    page = Page([b"a", b"b", b"c", b"d"])
    head, *body = answered(page)
    assert (head["status"], head["headers"]) == (200, [(b"content-type", b"text/plain")])
    assert b"".join(message["body"] for message in body) == b"abcd"
    assert [message.get("more_body", False) for message in body][-2:] == [True, False] and page.closed.is_set()


def test_a_long_answer_waits_for_its_reader() -> None:
    page = Page([b"x"] * 1000)
    ahead: list[int] = []

    async def slowly(message: Any) -> None:
        await asyncio.sleep(0.001 if len(ahead) < 20 else 0)
        ahead.append(page.given - len(ahead))

    answered(page, slowly)
    assert page.given == 1000 and max(ahead) <= 2 * AHEAD + 4


def test_a_page_whose_reader_went_away_gives_its_thread_back() -> None:
    page = Page([b"x"] * 1000)

    async def gone(message: Any) -> None:
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        answered(page, gone)
    assert page.closed.wait(5) and page.given < 1000


def test_what_an_application_raises_is_heard() -> None:
    def broken(environ: Any, start: Any) -> Any:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answered(broken)
