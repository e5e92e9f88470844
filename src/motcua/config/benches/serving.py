"""The real server over the scratch city: `./motcua serve` and its worker, as they run in production."""

import http.client
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import UUID

from motcua.config.errors import CommandError
from motcua.config.family import Family
from motcua.config.listening import listen

READY_SECONDS = 60.0
CSRF_TOKEN = "a" * 32  # of our own making, as any browser's is in the end: cookie and form must say the same


@contextmanager
def served() -> Iterator[int]:
    """Pages, events and the outbox over Django's database; gives the port."""
    from motcua.config import static

    static.prepare()
    listening = listen("127.0.0.1", 0)
    port: int = listening.getsockname()[1]
    os.environ["PUBLIC_URL"] = f"http://127.0.0.1:{port}"
    with Family() as family:
        family.start("serve", "--embedded", "--socket", str(listening.fileno()), keep=[listening.fileno()])
        family.start("worker")
        listening.close()
        _wait_for(port)
        yield port


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        try:
            if Visitor(port).get("/healthz").status == http.client.OK:
                return
        except OSError:
            time.sleep(0.05)
    raise CommandError("bench.server", "the server did not answer; what it said stands above.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the size is that of the body as it was sent."""

    status: int
    location: str
    body: bytes


@dataclass(slots=True)
class Visitor:
    """A browser's part in the talk, without the rest of a browser: cookies and one connection that is kept open."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _line: http.client.HTTPConnection | None = None

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None, {})

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        body = urlencode(fields | {"csrfmiddlewaretoken": CSRF_TOKEN})
        return self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        self._line = self._line or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self._line.request(method, path, body, {"Cookie": cookie, "Accept-Encoding": "gzip", **headers})
        answer = self._line.getresponse()
        return Answer(answer.status, answer.getheader("Location", ""), answer.read())


def signed_in(port: int, party_id: UUID) -> Visitor:
    """A citizen whose session has begun."""
    from django.conf import settings
    from django.test import Client

    from motcua.core.identity.models import User

    client = Client()
    client.force_login(User.objects.get(party_id=party_id))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return Visitor(port, {settings.SESSION_COOKIE_NAME: session, settings.CSRF_COOKIE_NAME: CSRF_TOKEN})
