"""The web process as a whole, over the wire."""

import asyncio
import socket
import time
from collections.abc import Callable
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from motcua.config.drain import Drain
from motcua.config.server.bridge import Bridge
from motcua.config.server.pages import LARGEST_REQUEST, MOST_HEARD_OUT, Pages
from tests.serving import served, serving  # noqa: F401 (a fixture)


def listen(address: str, topics: str) -> socket.socket:
    """An open stream, its head read already."""
    host, port = address.removeprefix("http://").split(":")
    stream = socket.create_connection((host, int(port)), timeout=10)
    stream.sendall(f"GET /events?topics={topics} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    heard = b""
    while b"retry: 2000" not in heard:
        heard += stream.recv(4096)
    return stream


def hears(stream: socket.socket, what: bytes) -> bool:
    heard = b""
    while what not in heard:
        if not (part := stream.recv(4096)):
            return False
        heard += part
    return True


def test_pages_and_events_come_from_one_port(served: str) -> None:  # noqa: F811
    from motcua.core.ledger.services.drain_outbox import announce

    with urlopen(f"{served}/healthz") as page:
        assert page.read() == b"ok\n"
    with listen(served, "board") as stream:
        announce({"board"})
        assert hears(stream, b"event: board\ndata: {}\n\n")


def test_an_answer_carries_the_headers_that_protect_a_reader(served: str) -> None:  # noqa: F811
    with urlopen(f"{served}/healthz") as page:
        headers = page.headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Permissions-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert "server" not in headers


@pytest.mark.django_db(transaction=True)
def test_the_server_stops_at_once_although_a_page_still_listens() -> None:
    with serving() as address:
        stream = listen(address, "board")
        began = time.monotonic()
    assert time.monotonic() - began < 3
    stream.close()


class Reader:
    """Pages over an application that only reads what it is sent."""

    def __init__(self) -> None:
        self.read: list[bytes] = []
        self.asked: list[tuple[str, str]] = []
        self.answered: list[str] = []
        self.pages = Pages(threads=1)
        self.pages._bridge = Bridge(self.application, threads=1)

    def application(self, environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        self.read.append(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        self.asked.append((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
        start("200 OK", [])
        return []

    async def send(self, message: Any) -> None:
        self.answered.append(message["type"])

    def receives(self, *messages: dict[str, Any], headers: list[tuple[bytes, bytes]] | None = None) -> None:
        waiting = list(messages)

        async def receive() -> dict[str, Any]:
            return waiting.pop(0)

        scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "http_version": "1.1"}
        asyncio.run(self.pages(scope | {"headers": headers or []}, receive, self.send))


def part(body: bytes, *, more: bool = True) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


@pytest.mark.parametrize("in_memory", [4, 1000])
def test_a_whole_upload_is_read(monkeypatch: pytest.MonkeyPatch, in_memory: int) -> None:
    monkeypatch.setattr("motcua.config.server.pages.IN_MEMORY", in_memory)
    reader = Reader()
    reader.receives(part(b"a whole "), part(b"file", more=False))
    assert reader.read == [b"a whole file"]


def test_an_upload_that_breaks_off_is_never_taken_for_a_whole_one() -> None:
    reader = Reader()
    reader.receives(part(b"half a fi"), {"type": "http.disconnect"})
    assert (reader.read, reader.answered) == ([], [])


@pytest.mark.parametrize("length", [LARGEST_REQUEST + 1, MOST_HEARD_OUT + 1])
def test_a_request_that_says_it_is_huge_reaches_no_page_but_the_one_that_says_so(length: int) -> None:
    reader = Reader()
    sent = [part(b"much "), part(b"too much", more=False)] if length <= MOST_HEARD_OUT else []
    reader.receives(*sent, headers=[(b"content-length", str(length).encode())])
    assert (reader.read, reader.asked) == ([b""], [("GET", "/qua-lon/")])


def test_nobody_is_answered_who_went_away_in_the_middle_of_too_much() -> None:
    reader = Reader()
    gone = {"type": "http.disconnect"}
    reader.receives(part(b"much"), gone, headers=[(b"content-length", str(LARGEST_REQUEST + 1).encode())])
    assert (reader.asked, reader.answered) == ([], [])


@pytest.mark.parametrize(
    ("headers", "kind", "said"),
    [
        ({}, "text/html", "Một lần gửi được nhiều nhất 100 MB"),
        ({"Cookie": "django_language=en"}, "text/html", "at most 100 MB"),
        ({"HX-Request": "true"}, "text/plain", "Gửi lên quá lớn: một lần được nhiều nhất 100 MB."),
    ],
)
def test_what_is_too_large_is_said_on_a_page_and_to_an_upload_in_a_sentence(
    served: str,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    headers: dict[str, str],
    kind: str,
    said: str,
) -> None:
    monkeypatch.setattr("motcua.config.server.pages.LARGEST_REQUEST", 1000)
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(f"{served}/nop/1.008455/", b"x" * 2000, headers))
    answer = refused.value
    assert (answer.code, answer.headers.get_content_type()) == (413, kind)
    assert said in answer.read().decode()


def test_a_request_that_does_not_say_how_huge_it_is_ends_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.config.server.pages.LARGEST_REQUEST", 10)
    reader = Reader()
    reader.receives(part(b"12345"), part(b"678901"), part(b"", more=False))
    assert (reader.read, reader.asked) == ([b""], [("GET", "/qua-lon/")])


def test_the_outbox_survives_a_database_that_is_gone_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [ConnectionError("gone"), 0]
    tried: list[object] = []

    def drain_once(limit: int) -> int:
        tried.append(answer := answers.pop(0))
        if isinstance(answer, Exception):
            raise answer
        return 0

    monkeypatch.setattr("motcua.core.ledger.services.drain_outbox.drain_once", drain_once)
    drain = Drain()
    assert drain._once(0.1) == pytest.approx(0.2)
    assert drain._once(0.2) == pytest.approx(0.1)
    assert len(tried) == 2
