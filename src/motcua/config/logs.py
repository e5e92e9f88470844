"""Logs: one line a record, and nothing personal in them."""

import logging
from datetime import UTC, datetime

from django.http import HttpRequest

# What PostgreSQL says below its first line quotes the row that it refused.
QUOTING = ("DETAIL:", "CONTEXT:")


class OneLine(logging.Formatter):
    """Time, level, where, what; a traceback follows on the same line, its lines joined by bars.

    An address may hold the token of a dossier, so of a request only its route is told.
    """

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said = f"{moment} {record.levelname} {record.name} {self._what(record)}"
        if record.exc_info:
            said += "\n" + self.formatException(record.exc_info)
        lines = [line.strip() for line in said.splitlines()]
        return " | ".join(line for line in lines if not line.startswith(QUOTING))

    def _what(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        if not isinstance(request, HttpRequest):
            return record.getMessage()
        route = getattr(getattr(request, "resolver_match", None), "route", "unknown address")
        return f"{getattr(record, 'status_code', '')} {request.method} {route}".strip()
