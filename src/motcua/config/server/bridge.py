"""Django's WSGI application behind the event loop: a request takes a thread when it is whole, and an answer leaves in
one step.

Each step between a thread and the loop waits for the lock that all of Python shares, so an ordinary page takes one.
What is long, such as an export, goes on piece by piece, and its thread waits when the reader is slower.
"""

import asyncio
import contextvars
import threading
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import IO, Any

from a2wsgi.wsgi import build_environ

from motcua.config.server.events import Message, Scope, Send

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

AHEAD = 8
"""So many steps a long answer may be ahead of its reader."""


class Gone(ConnectionError):
    """Nobody is there any more to read the rest of an answer."""


class Bridge:
    """Runs each request in one of a fixed number of threads."""

    def __init__(self, application: Application, threads: int) -> None:
        self._application = application
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="page")

    async def __call__(self, scope: Scope, body: IO[bytes], length: int, send: Send) -> None:
        # Any: a2wsgi names each message of ASGI by a type of its own.
        wanted: Any = (scope, body)
        environ = {**build_environ(*wanted), "CONTENT_LENGTH": str(length)}
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()
        answer = Answer(loop)
        done = loop.run_in_executor(self._threads, context.run, _answered, self._application, environ, answer)
        try:
            async for message in answer.messages():
                await send(message)
        finally:
            answer.give_up()
        await done


class Answer:
    """The messages of one answer on their way from its thread to the loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._waiting: asyncio.Queue[Sequence[Message]] = asyncio.Queue()
        self._room = threading.Semaphore(AHEAD)
        self._given_up = False

    def tell(self, messages: Sequence[Message]) -> None:
        """In the thread. No message at all is the end. Raises Gone."""
        self._room.acquire()
        if self._given_up:
            self._room.release()
            raise Gone
        self._loop.call_soon_threadsafe(self._waiting.put_nowait, messages)

    async def messages(self) -> AsyncIterator[Message]:
        """In the loop, until the end."""
        while messages := await self._waiting.get():
            for message in messages:
                yield message
            self._room.release()

    def give_up(self) -> None:
        """In the loop: nobody takes any more, so a thread that waits for room is let go."""
        self._given_up = True
        self._room.release()


def _answered(application: Application, environ: dict[str, Any], answer: Answer) -> None:
    with suppress(Gone):
        try:
            _run(application, environ, answer)
        finally:
            answer.tell(())


def _run(application: Application, environ: dict[str, Any], answer: Answer) -> None:
    ready: list[Message] = []

    def start_response(status: str, headers: Iterable[tuple[str, str]], _error: object = None) -> None:
        told = [(name.lower().encode("latin-1"), value.strip().encode("latin-1")) for name, value in headers]
        ready.append({"type": "http.response.start", "status": int(status[:3]), "headers": told})

    pieces = application(environ, start_response)
    try:
        for piece in pieces:
            if len(ready) > 1:  # it is a long one
                answer.tell(tuple(ready))
                ready.clear()
            ready.append({"type": "http.response.body", "body": piece, "more_body": True})
        answer.tell((*ready, {"type": "http.response.body", "body": b""}))
    finally:
        getattr(pieces, "close", lambda: None)()
