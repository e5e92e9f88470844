"""A clamd of our own: it speaks the protocol and knows one virus."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.documents.virus_scan_contract import EICAR

VERSION = b"ClamAV 1.4.6/27400/Fri Sep 13 08:20:11 2024"


class _Handler(socketserver.StreamRequestHandler):
    server: "FakeClamd"

    def handle(self) -> None:
        if self.server.mute:
            return
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        if command == b"zVERSION\0":
            self.server.asked += 1
            self.wfile.write(self.server.version + b"\0")
        elif command == b"zINSTREAM\0":
            self.wfile.write(self._scan() + b"\0")

    def _scan(self) -> bytes:
        heard = b""
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            heard += self.rfile.read(size)
            if len(heard) > self.server.longest:
                return b"INSTREAM size limit exceeded. ERROR"
        return b"stream: Win.Test.EICAR_HDB-1 FOUND" if EICAR in heard else b"stream: OK"


class FakeClamd(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    version = VERSION
    longest = 25 * 1024 * 1024
    mute = False
    asked = 0


@pytest.fixture
def clamd(tmp_path: Path) -> Iterator[FakeClamd]:
    with FakeClamd(str(tmp_path / "clamd.ctl"), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def address(clamd: FakeClamd) -> str:
    return f"unix://{clamd.server_address}"
