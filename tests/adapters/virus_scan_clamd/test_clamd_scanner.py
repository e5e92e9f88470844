import socket
import threading
from pathlib import Path
from typing import Any

import pytest

from motcua.adapters.virus_scan_clamd import ClamdScanner
from motcua.core.documents.ports import VirusScanner
from motcua.kernel.errors import OutsidePartyError
from tests.core.documents.virus_scan_contract import VirusScannerContract


class TestClamdScanner(VirusScannerContract):
    @pytest.fixture
    def scanner(self, address: str) -> VirusScanner:
        return ClamdScanner(address)


@pytest.mark.parametrize("version", [b"ClamAV 1.4.6", b"ClamAV 1.4.6//", b"UNKNOWN COMMAND", b""])
def test_a_clamd_without_signatures_never_calls_a_file_clean(clamd: Any, address: str, version: bytes) -> None:
    clamd.version = version
    scanner = ClamdScanner(address)
    with pytest.raises(OutsidePartyError) as failed:
        scanner.scan(b"x")
    assert not failed.value.permanent
    assert not scanner.state().ready


def test_a_clamd_that_is_not_there_is_tried_again_later(tmp_path: Path) -> None:
    scanner = ClamdScanner(f"unix://{tmp_path}/nothing.ctl")
    with pytest.raises(OutsidePartyError) as failed:
        scanner.scan(b"x")
    assert not failed.value.permanent
    assert not scanner.state().ready


def test_a_clamd_that_hangs_up_without_a_word_is_no_verdict(clamd: Any, address: str) -> None:
    clamd.mute = True
    with pytest.raises(OutsidePartyError):
        ClamdScanner(address).scan(b"x")


def test_a_clamd_that_never_answers_does_not_hold_the_citizen_up(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "clamd.ctl"))
        silent.listen()
        with pytest.raises(OutsidePartyError):
            ClamdScanner(f"unix://{tmp_path}/clamd.ctl", seconds=0.1).scan(b"x")


def test_a_file_too_long_for_clamd_will_never_be_judged(clamd: Any, address: str) -> None:
    clamd.longest = 1000
    with pytest.raises(OutsidePartyError) as failed:
        ClamdScanner(address).scan(b"x" * 200_000)
    assert failed.value.permanent


def test_the_version_is_asked_once_a_minute_not_once_a_file(clamd: Any, address: str) -> None:
    scanner = ClamdScanner(address)
    for _ in range(3):
        scanner.scan(b"x")
    assert clamd.asked == 1
    assert scanner.scan(b"x").engine == "ClamAV 1.4.6/27400"


def test_clamd_is_also_reached_over_tcp() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        answers = iter([b"ClamAV 1.4.6/27400/Fri\0", b"stream: OK\0"])

        def serve() -> None:
            for answer in answers:
                connection, _ = server.accept()
                with connection:
                    connection.recv(1000)
                    connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        assert ClamdScanner(f"tcp://127.0.0.1:{server.getsockname()[1]}").scan(b"").clean
        thread.join()
