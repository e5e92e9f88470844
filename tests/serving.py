"""The real server inside a test: pages, live events and the outbox, on one port, over the test database."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def serving() -> Iterator[str]:
    """Serves for as long as the context lasts, and gives the address."""
    from motcua.config.drain import Drain
    from motcua.config.server.run import make_server

    listening = socket.create_server(("127.0.0.1", 0))
    server, drain = make_server(), Drain()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    drain.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        drain.stop()
        server.should_exit = True
        thread.join()
        listening.close()


@pytest.fixture
def served(transactional_db: None) -> Iterator[str]:
    """The address of a running Một Cửa; rows that the test commits are seen by its pages."""
    with serving() as address:
        yield address
