"""Which clients of this process wait for which topics: one LISTEN, fanned out in memory.

A client is told only *that* a topic changed, never what: the page then asks for its partial, with
the rights of whoever asks. Topics that wait to be sent are a set, so a slow client costs no more
memory than the topics it asked for, and hears of ten changes at once as of one.
"""

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager

import psycopg

log = logging.getLogger(__name__)

CHANNEL = "motcua_events"
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0  # seconds before connecting again


class Full(Exception):
    """The process holds as many clients as it may."""


class Client:
    """One open page: the topics it asked for, and those that changed since it was last told."""

    def __init__(self, topics: frozenset[str]) -> None:
        self.topics = topics
        self.closed = False
        self._changed: set[str] = set()
        self._wake = asyncio.Event()

    def tell(self, topics: Iterable[str]) -> None:
        self._changed |= self.topics.intersection(topics)
        self._wake.set()

    def close(self) -> None:
        self.closed = True
        self._wake.set()

    async def changes(self) -> list[str]:
        """Waits until something changed (or the client is closed: then nothing)."""
        await self._wake.wait()
        self._wake.clear()
        changed, self._changed = sorted(self._changed), set()
        return changed


class Hub:
    """All clients of one process. Everything in here runs in the one event loop."""

    def __init__(self, connect: Callable[[], Awaitable[psycopg.AsyncConnection]], most: int) -> None:
        self._connect = connect
        self._most = most
        self._clients: set[Client] = set()
        self._by_topic: defaultdict[str, set[Client]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._clients)

    @contextmanager
    def joined(self, topics: frozenset[str]) -> Iterator[Client]:
        """A client, for as long as the context lasts; raises Full."""
        if len(self) >= self._most:
            raise Full
        client = Client(topics)
        self._clients.add(client)
        for topic in topics:
            self._by_topic[topic].add(client)
        try:
            yield client
        finally:
            self._leave(client)

    def _leave(self, client: Client) -> None:
        self._clients.discard(client)
        for topic in client.topics:
            self._by_topic[topic].discard(client)
            if not self._by_topic[topic]:
                del self._by_topic[topic]

    def publish(self, topics: Iterable[str]) -> None:
        for topic in topics:
            for client in self._by_topic.get(topic, ()):
                client.tell([topic])

    def publish_everything(self) -> None:
        """Whoever came before the database was heard, first or again, may have missed something: they look again."""
        for client in self._clients:
            client.tell(client.topics)

    def close(self) -> None:
        """Ends every client's stream, so that the process can stop at once."""
        for client in self._clients:
            client.close()

    async def listen(self) -> None:
        """Hears the database until cancelled; connects again, ever more patiently, when it is lost."""
        pause = FIRST_PAUSE
        while True:
            try:
                async with await self._connect() as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    pause = FIRST_PAUSE
                    self.publish_everything()
                    async for notification in connection.notifies():
                        self.publish(topics_in(notification.payload))
            except Exception as error:  # whatever it is, pages must be told again once it has passed
                log.warning("live events: the database is lost (%s), trying again", type(error).__name__)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


def topics_in(payload: str) -> list[str]:
    """The topics of a NOTIFY; one that cannot be read is worth a line in the log, not a stop."""
    try:
        topics = json.loads(payload)["topics"]
        return [topic for topic in topics if isinstance(topic, str)]
    except (ValueError, KeyError, TypeError):
        log.error("live events: an announcement of %d bytes cannot be read", len(payload))
        return []
