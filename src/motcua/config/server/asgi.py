"""What the web server runs: `/events` here, every other address in Django."""

import asyncio

import psycopg

from motcua.config.server.events import Events, Receive, Scope, Send
from motcua.config.server.hub import Hub
from motcua.config.server.pages import Pages


class Application:
    """Dispatches by address; listens to the database from start to stop."""

    def __init__(self, *, threads: int, most_listeners: int) -> None:
        self.pages = Pages(threads)
        self.hub = Hub(connect, most_listeners)
        self.events = Events(self.hub)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http" and scope["path"] == "/events":
            await self.events(scope, receive, send)
        else:
            await self.pages(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        listening = asyncio.create_task(self.hub.listen())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        listening.cancel()
        await send({"type": "lifespan.shutdown.complete"})


async def connect() -> psycopg.AsyncConnection:
    """A connection of its own for LISTEN, with the parameters that Django uses."""
    from procrastinate.contrib.django.utils import connector_params

    parameters = await asyncio.to_thread(connector_params)
    return await psycopg.AsyncConnection.connect(**parameters, autocommit=True, connect_timeout=5)
