"""The statements that Django sends, as it sends them; BEGIN and COMMIT are not among them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def statements() -> Iterator[list[str]]:
    """The list grows as long as the context lasts."""
    from django.db import connection

    sent: list[str] = []

    def note(execute: Any, sql: str, *arguments: Any) -> Any:
        sent.append(sql)
        return execute(sql, *arguments)

    with connection.execute_wrapper(note):
        yield sent
