"""What every virus scanner must do. A scanner's own tests subclass this and give a `scanner`."""

import pytest

from motcua.core.documents.ports import VirusScanner
from tests.core.documents import files

# The test file of EICAR in two halves, so that no scanner reports these tests.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class VirusScannerContract:
    @pytest.fixture
    def scanner(self) -> VirusScanner:
        raise NotImplementedError

    @pytest.mark.parametrize("content", [b"", b"x", files.pdf(), b"\x00" * 300_000], ids=len)
    def test_a_harmless_file_is_clean(self, scanner: VirusScanner, content: bytes) -> None:
        assert scanner.scan(content).clean

    @pytest.mark.parametrize("around", [b"", b"\x00" * 200_000], ids=len)
    def test_the_test_virus_is_found_wherever_it_hides(self, scanner: VirusScanner, around: bytes) -> None:
        verdict = scanner.scan(around + EICAR + around)
        assert not verdict.clean
        assert "eicar" in verdict.found.lower()

    def test_a_verdict_says_which_engine_gave_it(self, scanner: VirusScanner) -> None:
        assert 0 < len(scanner.scan(b"x").engine) <= 60

    def test_a_scanner_that_works_says_that_it_is_ready(self, scanner: VirusScanner) -> None:
        assert scanner.state().ready
