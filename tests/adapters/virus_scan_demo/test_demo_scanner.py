import pytest

from motcua.adapters.virus_scan_demo import DemoScanner
from motcua.core.documents.ports import VirusScanner
from tests.core.documents.virus_scan_contract import VirusScannerContract


class TestDemoScanner(VirusScannerContract):
    @pytest.fixture
    def scanner(self) -> VirusScanner:
        return DemoScanner()


def test_the_demo_scanner_says_that_it_is_only_a_demo() -> None:
    assert "minh họa" in DemoScanner().state().remark
