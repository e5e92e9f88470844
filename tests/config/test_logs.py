"""The log: one line a record, enough to find a fault, nothing personal."""

import logging
import sys

from django.http import HttpRequest

from motcua.config.logs import OneLine


def line(message: str, *, error: bool = False, **extra: object) -> str:
    record = logging.LogRecord("motcua.test", logging.ERROR, "", 0, message, None, sys.exc_info() if error else None)
    vars(record).update(extra)
    return OneLine().format(record)


def test_a_record_is_one_line() -> None:
    assert line("first\nsecond").endswith("ERROR motcua.test first second")


def test_a_failure_tells_why_and_where_but_not_the_row_that_was_refused() -> None:
    try:
        try:
            raise ValueError("duplicate key\nDETAIL: Key (number)=(077123456789) already exists.")
        except ValueError as error:
            raise RuntimeError("cannot keep it") from error
    except RuntimeError:
        told = line("submit", error=True)
    assert "RuntimeError: cannot keep it (test_logs.py:" in told
    assert "| ValueError: duplicate key (test_logs.py:" in told
    assert "077123456789" not in told


def test_of_a_request_only_its_route_is_told() -> None:
    request = HttpRequest()
    request.method, request.path = "GET", "/theo-doi/secret-token"
    told = line("Internal Server Error: /theo-doi/secret-token", request=request, status_code=500)
    assert told.endswith("500 GET unknown address")
