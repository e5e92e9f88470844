"""Logs: one line a record, and nothing personal in them."""

import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.http import HttpRequest

OURS = str(Path(__file__).parents[1])


class OneLine(logging.Formatter):
    """Time, level, where, what; after a failure why, and the way there through our own code."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        parts = [f"{moment} {record.levelname} {record.name} {_what(record)}"]
        if record.exc_info and record.exc_info[1]:
            parts += map(_why, _chain(record.exc_info[1]))
        return " | ".join(" ".join(part.split()) for part in parts)


def _what(record: logging.LogRecord) -> str:
    """An address may hold the token of a dossier, so of a request only its route is told."""
    request = getattr(record, "request", None)
    if not isinstance(request, HttpRequest):
        return record.getMessage()
    route = getattr(request.resolver_match, "route", "unknown address")
    return f"{getattr(record, 'status_code', '')} {request.method} {route}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, and what it came from."""
    current: BaseException | None = error
    while current is not None:
        yield current
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _why(error: BaseException) -> str:
    """Only the first line of what it says: PostgreSQL quotes the refused row in those below."""
    said = next(iter(str(error).splitlines()), "")
    frames = traceback.extract_tb(error.__traceback__)
    shown = [frame for frame in frames if frame.filename.startswith(OURS)] or frames[-1:]
    way = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(shown))
    return f"{type(error).__name__}: {said} ({way})"
