"""clamd by its own protocol (man clamd): one command a connection, INSTREAM for the bytes."""

import re
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings

from motcua.core.documents.ports import ScannerState, Verdict
from motcua.kernel.errors import OutsidePartyError

DEFAULT_ADDRESS = "unix:///run/clamav/clamd.ctl"
_CHUNK = 64 * 1024
_LONGEST_ANSWER = 4096
_FOUND = re.compile(r"stream: (.+) FOUND")
# "ClamAV 1.4.6/27400/Fri Sep 13 2024": without the middle part no signatures of ClamAV are loaded.
_VERSION = re.compile(r"ClamAV ([^/]+)/(\d+)/(.+)")
_ASK_VERSION_AGAIN_AFTER = 60.0


class ClamdScanner:
    """Port "virus_scan". `address` is tcp://host:port or unix:///path (default: the setting MOTCUA_CLAMD)."""

    def __init__(self, address: str | None = None, seconds: float = 20.0) -> None:
        self._address = urlsplit(address or getattr(settings, "MOTCUA_CLAMD", "") or DEFAULT_ADDRESS)
        self._seconds = seconds
        self._engine = ""
        self._asked_at = 0.0

    def scan(self, content: bytes) -> Verdict:
        engine = self._engine_with_signatures()
        answer = self._ask(b"zINSTREAM\0", content)
        if answer == "stream: OK":
            return Verdict("", engine)
        if found := _FOUND.fullmatch(answer):
            return Verdict(found[1], engine)
        # "INSTREAM size limit exceeded. ERROR" and the like: not looked at, so not clean.
        raise OutsidePartyError(f"clamd: {answer}", permanent="size limit" in answer)

    def state(self) -> ScannerState:
        try:
            self._asked_at = 0.0
            return ScannerState(True, self._engine_with_signatures())
        except OutsidePartyError as error:
            return ScannerState(False, "clamd", error.message)

    def _engine_with_signatures(self) -> str:
        """Version and day of the signatures; refuses a clamd without them, for it calls everything clean."""
        if not self._engine or time.monotonic() - self._asked_at > _ASK_VERSION_AGAIN_AFTER:
            self._engine = ""
            answer = self._ask(b"zVERSION\0")
            if not (version := _VERSION.fullmatch(answer)):
                raise OutsidePartyError(f"clamd has no signatures ({answer}): run freshclam")
            self._engine, self._asked_at = f"ClamAV {version[1]}/{version[2]}", time.monotonic()
        return self._engine

    def _ask(self, command: bytes, content: bytes | None = None) -> str:
        try:
            with self._connected() as connection:
                connection.sendall(command)
                if content is not None:
                    _stream(connection, content)
                return _answer(connection)
        except OSError as error:
            raise OutsidePartyError(f"clamd does not answer: {error}") from error

    @contextmanager
    def _connected(self) -> Iterator[socket.socket]:
        if self._address.scheme == "unix":
            connection = socket.socket(socket.AF_UNIX)
            connection.settimeout(self._seconds)
            with connection:
                connection.connect(self._address.path)
                yield connection
        else:
            place = (self._address.hostname or "localhost", self._address.port or 3310)
            with socket.create_connection(place, self._seconds) as connection:
                yield connection


def _stream(connection: socket.socket, content: bytes) -> None:
    """Chunks, each behind its length; an empty one ends the stream. clamd may hang up early when it has enough."""
    try:
        for start in range(0, len(content), _CHUNK):
            chunk = content[start : start + _CHUNK]
            connection.sendall(struct.pack(">I", len(chunk)) + chunk)
        connection.sendall(struct.pack(">I", 0))
    except (BrokenPipeError, ConnectionResetError):
        pass  # it has said why: the answer is read next


def _answer(connection: socket.socket) -> str:
    heard = b""
    while len(heard) < _LONGEST_ANSWER and not heard.endswith(b"\0"):
        part = connection.recv(_LONGEST_ANSWER)
        if not part:
            break
        heard += part
    if not heard:
        raise ConnectionError("it hung up without an answer")
    return heard.rstrip(b"\0\n").decode("utf-8", "replace")
