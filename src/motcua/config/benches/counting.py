"""The statements that Django sends, as it sends them, COPY included; BEGIN and COMMIT are not among them."""

from collections.abc import Iterator
from contextlib import contextmanager

_AROUND = ("BEGIN", "COMMIT", "ROLLBACK")


@contextmanager
def statements() -> Iterator[list[str]]:
    """The list is filled when the context ends."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    sent: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield sent
    sent += [query["sql"] for query in captured if query["sql"] not in _AROUND]
