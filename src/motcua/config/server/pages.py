"""Django's WSGI application inside the ASGI process: what a2wsgi leaves open about bodies is closed here."""

import os
from typing import Any

from a2wsgi import WSGIMiddleware
from django.urls import get_resolver

from motcua.config.server.events import Message, Receive, Scope, Send

MEGABYTE = 1024 * 1024
LARGEST_REQUEST = 100 * MEGABYTE
"""Far above what one component of a dossier may weigh: more would only fill the disk."""
MOST_HEARD_OUT = 3 * LARGEST_REQUEST
"""Up to so much is taken in and thrown away: a browser that is cut off while it sends never shows the answer."""
TOO_LARGE = "/qua-lon/"


_OF_THE_BODY = (b"content-length", b"content-type", b"transfer-encoding", b"expect")


class Interrupted(ConnectionError):
    """The request will never be whole: the client went away, or sends without end."""


class Pages:
    """Runs each request in one of a fixed number of threads."""

    def __init__(self, threads: int) -> None:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
        from motcua.config.wsgi import application

        get_resolver().url_patterns  # noqa: B018  loads every page now, not for the first reader
        # Any: a2wsgi names each message of ASGI by a type of its own.
        self._wsgi: Any = WSGIMiddleware(application, workers=threads)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _announced_length(scope) > LARGEST_REQUEST:
            await self._refuse_as_too_large(scope, receive, send)
            return
        received = 0

        async def whole() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if message["type"] == "http.disconnect" or received > LARGEST_REQUEST:
                # a2wsgi would take it for the end of the body, and half a file for a whole one.
                raise Interrupted
            return message

        await self._wsgi(scope, whole, send)

    async def _refuse_as_too_large(self, scope: Scope, receive: Receive, send: Send) -> None:
        """By the page at TOO_LARGE, in the language and for the way in which it was asked, without a byte of what
        was sent."""
        if _announced_length(scope) <= MOST_HEARD_OUT and not await _heard_out(receive):
            return
        headers = [(name, value) for name, value in scope["headers"] if name not in _OF_THE_BODY]
        address = {"path": TOO_LARGE, "raw_path": TOO_LARGE.encode(), "query_string": b""}

        async def nothing() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def closing(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), (b"connection", b"close")]
            await send(message)

        await self._wsgi({**scope, **address, "method": "GET", "headers": headers}, nothing, closing)


def _announced_length(scope: Scope) -> int:
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(lengths[0]) if lengths and lengths[0].isdigit() else 0


async def _heard_out(receive: Receive) -> bool:
    """Takes in the body and throws it away; whether the client is still there."""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return False
        if not message.get("more_body", False):
            return True
