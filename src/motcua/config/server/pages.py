"""Django's pages inside the ASGI process: what may reach them is decided here, before a thread is taken."""

import asyncio
import os
from contextlib import nullcontext
from enum import Enum, auto
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO

from django.urls import get_resolver

from motcua.config.server.bridge import Bridge
from motcua.config.server.events import Message, Receive, Scope, Send

MEGABYTE = 1024 * 1024
LARGEST_REQUEST = 100 * MEGABYTE
"""Far above what one component of a dossier may weigh: more would only fill the disk."""
MOST_HEARD_OUT = 3 * LARGEST_REQUEST
"""Up to so much is taken in and thrown away: a browser that is cut off while it sends never shows the answer."""
IN_MEMORY = MEGABYTE
"""What a request sends beyond this waits in a file of its own,"""
MOST_UPLOADS = 50
"""of which there are never more: who would send the next one waits before a byte of it is taken in."""
TOO_LARGE = "/qua-lon/"


_OF_THE_BODY = (b"content-length", b"content-type", b"transfer-encoding", b"expect")


class Pages:
    """Every address but that of the live events. While a telephone still sends its photos, no thread waits for it."""

    def __init__(self, threads: int) -> None:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
        from motcua.config.wsgi import application

        get_resolver().url_patterns  # noqa: B018  loads every page now, not for the first reader
        self._bridge = Bridge(application, threads)
        self._uploads = asyncio.Semaphore(MOST_UPLOADS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _announced_length(scope) > LARGEST_REQUEST:
            if _announced_length(scope) > MOST_HEARD_OUT or await _heard_out(receive):
                await self._refuse_as_too_large(scope, send)
            return
        async with self._uploads if _may_weigh_much(scope) else nullcontext():
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            match await _received(receive, body):
                case Sent.WHOLE:
                    length = body.tell()
                    body.seek(0)
                    await self._bridge(scope, body, length, send)
                case Sent.TOO_MUCH:
                    await self._refuse_as_too_large(scope, send)

    async def _refuse_as_too_large(self, scope: Scope, send: Send) -> None:
        """By the page at TOO_LARGE, in the language and for the way in which it was asked, without a byte of what
        was sent."""
        headers = [(name, value) for name, value in scope["headers"] if name not in _OF_THE_BODY]
        address = {"path": TOO_LARGE, "raw_path": TOO_LARGE.encode(), "query_string": b""}

        async def closing(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), (b"connection", b"close")]
            await send(message)

        await self._bridge({**scope, **address, "method": "GET", "headers": headers}, BytesIO(), 0, closing)


def _announced_length(scope: Scope) -> int:
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(lengths[0]) if lengths and lengths[0].isdigit() else 0


def _may_weigh_much(scope: Scope) -> bool:
    return _announced_length(scope) > IN_MEMORY or any(name == b"transfer-encoding" for name, _ in scope["headers"])


class Sent(Enum):
    """What came of a request's body."""

    WHOLE = auto()
    BROKEN_OFF = auto()
    TOO_MUCH = auto()


async def _received(receive: Receive, into: IO[bytes]) -> Sent:
    """Half a file must never be taken for a whole one."""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return Sent.BROKEN_OFF
        into.write(message.get("body", b""))
        if into.tell() > LARGEST_REQUEST:
            return Sent.TOO_MUCH
        if not message.get("more_body", False):
            return Sent.WHOLE


async def _heard_out(receive: Receive) -> bool:
    """Takes in the body and throws it away; whether the client is still there."""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return False
        if not message.get("more_body", False):
            return True
