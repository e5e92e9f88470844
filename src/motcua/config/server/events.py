"""`/events?topics=a,b`: server-sent events, each the name of a topic that changed, and nothing else."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from motcua.config.server.hub import Client, Full, Hub
from motcua.web.ui import live

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

HEARTBEAT_SECONDS = 15.0
MOST_TOPICS = 20
STREAM = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # a proxy must pass each event on at once
]
OPENING = b"retry: 2000\n\n"
HEARTBEAT = b": still here\n\n"


class Events:
    """The ASGI application of one address."""

    def __init__(self, hub: Hub, heartbeat: float = HEARTBEAT_SECONDS) -> None:
        self.hub = hub
        self.heartbeat = heartbeat

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "GET":
            return await _refuse(send, 405, "only GET")
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("topics", [""])[0]
        tokens = [token for token in asked.split(",") if token]
        if not 0 < len(tokens) <= MOST_TOPICS:
            return await _refuse(send, 400, f"1 to {MOST_TOPICS} topics")
        topics = [live.topic_of(token) for token in tokens]
        if not all(topics):
            return await _refuse(send, 403, "a topic is not public, or its token is too old")
        try:
            with self.hub.joined(frozenset(topic for topic in topics if topic)) as client:
                await self._stream(client, receive, send)
        except Full:
            await _refuse(send, 503, "too many listeners", (b"retry-after", b"30"))

    async def _stream(self, client: Client, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": STREAM})
        await _part(send, OPENING)
        gone = asyncio.ensure_future(_disconnected(receive))
        try:
            while not (client.closed or gone.done()):
                changed = asyncio.ensure_future(client.changes())
                done, _ = await asyncio.wait(
                    {gone, changed}, timeout=self.heartbeat, return_when=asyncio.FIRST_COMPLETED
                )
                if changed in done:
                    await _part(send, b"".join(map(_event, changed.result())))
                else:
                    changed.cancel()
                    await _part(send, HEARTBEAT)
        finally:
            gone.cancel()
        await send({"type": "http.response.body", "body": b""})


def _event(topic: str) -> bytes:
    return f"event: {topic}\ndata: {{}}\n\n".encode()


async def _part(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _refuse(send: Send, status: int, why: str, *headers: tuple[bytes, bytes]) -> None:
    plain = (b"content-type", b"text/plain; charset=utf-8")
    await send({"type": "http.response.start", "status": status, "headers": [plain, *headers]})
    await send({"type": "http.response.body", "body": f"{why}\n".encode()})
