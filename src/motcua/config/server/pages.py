"""Django's WSGI application inside the ASGI process: what a2wsgi leaves open about bodies is closed here."""

import os
from typing import Any

from a2wsgi import WSGIMiddleware
from django.urls import get_resolver

from motcua.config.server.events import Message, Receive, Scope, Send

MEGABYTE = 1024 * 1024
LARGEST_REQUEST = 100 * MEGABYTE
"""Far above what one component of a dossier may weigh: more would only fill the disk."""


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
            await _refuse_as_too_large(send)
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


def _announced_length(scope: Scope) -> int:
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(lengths[0]) if lengths and lengths[0].isdigit() else 0


async def _refuse_as_too_large(send: Send) -> None:
    said = f"Yêu cầu gửi lên quá lớn: nhiều nhất {LARGEST_REQUEST // MEGABYTE} MB một lần.\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": said})
