"""Live events: a page hears that a topic changed, and nothing else."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import psycopg
import pytest

from motcua.config.server.events import Events
from motcua.config.server.hub import Full, Hub, topics_in
from motcua.web.ui import live


async def no_database() -> psycopg.AsyncConnection:
    raise AssertionError("this test needs no database")


def hub(most: int = 10) -> Hub:
    return Hub(no_database, most)


class Page:
    """A browser at the other end of one stream: what it was sent, and when it goes."""

    def __init__(self) -> None:
        self.status = 0
        self.heard = asyncio.Queue[bytes]()
        self.leave = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        await self.leave.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message["body"]:
            await self.heard.put(message["body"])

    async def next(self) -> str:
        return (await asyncio.wait_for(self.heard.get(), 5)).decode()


@asynccontextmanager
async def listening(events: Events, topics: str) -> AsyncIterator[Page]:
    page = Page()
    scope = {"type": "http", "method": "GET", "path": "/events", "query_string": f"topics={topics}".encode()}
    stream = asyncio.create_task(events(scope, page.receive, page.send))
    assert "retry" in await page.next()
    yield page
    page.leave.set()
    await asyncio.wait_for(stream, 5)


def run(story: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(story(), 20))  # type: ignore[arg-type]


def test_a_page_hears_its_topic_and_no_other() -> None:
    async def story() -> None:
        events = Events(hub())
        async with listening(events, "board,dossier:abc") as page:
            events.hub.publish(["board", "dossier:other"])
            assert await page.next() == "event: board\ndata: {}\n\n"
            assert page.heard.empty()

    run(story)


def test_a_slow_page_hears_of_ten_changes_as_of_one() -> None:
    async def story() -> None:
        events = Events(hub())
        async with listening(events, "board,flow") as page:
            for _ in range(10):
                events.hub.publish(["flow", "board"])
            assert (await page.next()).count("event: board\n") == 1
            assert page.heard.empty()

    run(story)


def test_a_silent_stream_says_that_it_is_still_there() -> None:
    async def story() -> None:
        async with listening(Events(hub(), heartbeat=0.01), "board") as page:
            assert await page.next() == ": still here\n\n"

    run(story)


def test_a_page_that_leaves_is_forgotten() -> None:
    async def story() -> None:
        events = Events(hub())
        async with listening(events, "board"):
            assert len(events.hub) == 1
        assert (len(events.hub), events.hub._by_topic) == (0, {})

    run(story)


def test_when_the_server_stops_every_stream_ends_at_once() -> None:
    async def story() -> None:
        events = Events(hub())
        async with listening(events, "board") as page:
            events.hub.close()
            while len(events.hub):
                await asyncio.sleep(0)
            assert not page.leave.is_set()

    run(story)


def test_after_an_interruption_everybody_looks_again() -> None:
    async def story() -> None:
        events = Events(hub())
        async with listening(events, "board,flow") as page:
            events.hub.publish_everything()
            assert await page.next() == "event: board\ndata: {}\n\nevent: flow\ndata: {}\n\n"

    run(story)


class Database:
    """A database that is first heard when it is let: what it announced before, nobody knows."""

    def __init__(self) -> None:
        self.ready = asyncio.Event()

    async def connect(self) -> Any:
        await self.ready.wait()
        return self

    async def __aenter__(self) -> "Database":
        return self

    async def __aexit__(self, *_: object) -> None: ...

    async def execute(self, _: str) -> None: ...

    async def notifies(self) -> AsyncIterator[psycopg.Notify]:
        await asyncio.Event().wait()
        yield psycopg.Notify("", "", 0)


def test_who_came_before_the_database_was_first_heard_looks_again() -> None:
    async def story() -> None:
        database = Database()
        events = Events(Hub(database.connect, 10))
        hearing = asyncio.create_task(events.hub.listen())
        async with listening(events, "board") as page:
            database.ready.set()
            assert await page.next() == "event: board\ndata: {}\n\n"
        hearing.cancel()

    run(story)


@pytest.mark.parametrize(
    ("topics", "status"),
    [
        ("", 400),
        (",".join(f"t{n}" for n in range(21)), 400),
        ("unit:5", 403),
        ("party:7", 403),
        ("board,unit:5", 403),
        ("unit:5:1sAbCd:forged", 403),
        ("board%0Adata:evil", 403),
    ],
)
def test_a_stream_is_refused_to_who_may_not_have_it(topics: str, status: int) -> None:
    async def story() -> None:
        page = Page()
        scope = {"type": "http", "method": "GET", "query_string": f"topics={topics}".encode()}
        await Events(hub())(scope, page.receive, page.send)
        assert page.status == status

    run(story)


def test_a_full_house_asks_to_come_back_later() -> None:
    async def story() -> None:
        page, full = Page(), hub(most=0)
        scope = {"type": "http", "method": "GET", "query_string": b"topics=board"}
        await Events(full)(scope, page.receive, page.send)
        assert page.status == 503
        with pytest.raises(Full), full.joined(frozenset({"board"})):
            pass

    run(story)


@pytest.mark.parametrize(
    ("payload", "topics"),
    [('{"topics": ["board", "unit:5"]}', ["board", "unit:5"]), ('{"topics": [1]}', []), ("no json", []), ("[]", [])],
)
def test_an_announcement_that_cannot_be_read_stops_nothing(payload: str, topics: list[str]) -> None:
    assert topics_in(payload) == topics


def test_a_token_opens_the_topic_that_the_page_signed_and_no_other() -> None:
    token = live.sign_topic("unit:5")
    assert live.topic_of(token) == "unit:5"
    assert live.topic_of(token.replace("unit:5", "unit:6")) is None
    assert live.sign_topic("board") == "board"


def test_a_token_of_yesterday_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    token = live.sign_topic("unit:5")
    monkeypatch.setattr("django.core.signing.time.time", lambda: __import__("time").monotonic() + 4e9)
    assert live.topic_of(token) is None
