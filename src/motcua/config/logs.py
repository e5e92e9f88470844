"""Logs: one line a record, and nothing personal in them."""

import logging
from datetime import UTC, datetime


class OneLine(logging.Formatter):
    """Time, level, where, what. A traceback follows on the same line, its lines joined by bars."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = f"{moment} {record.levelname} {record.name} {record.getMessage()}"
        if record.exc_info:
            line += f" | {self.formatException(record.exc_info)}"
        return line.replace("\r", "").replace("\n", " | ")
