"""Django's WSGI application inside the ASGI process, and an upload that breaks off."""

import os
from collections.abc import MutableMapping
from typing import Any

from a2wsgi import WSGIMiddleware
from django.urls import get_resolver

from motcua.config.server.events import Receive, Scope, Send


class Interrupted(ConnectionError):
    """The client went away before its request was whole."""


class Pages:
    """Runs each request in one of a fixed number of threads."""

    def __init__(self, threads: int) -> None:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
        from motcua.config.wsgi import application

        get_resolver().url_patterns  # noqa: B018  loads every page now, not for the first reader
        # Any: a2wsgi names each message of ASGI by a type of its own.
        self._wsgi: Any = WSGIMiddleware(application, workers=threads)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def whole() -> MutableMapping[str, Any]:
            message = await receive()
            if message["type"] == "http.disconnect":
                # a2wsgi would take it for the end of the body, and half a file for a whole one.
                raise Interrupted
            return message

        await self._wsgi(scope, whole, send)
