"""A storage and a scanner of this test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from motcua.adapters.storage_folder import FolderStorage
from motcua.adapters.virus_scan_demo import DemoScanner
from motcua.core.documents.ports import ScannerState, Verdict
from motcua.kernel import registry
from motcua.kernel.errors import OutsidePartyError


class SwitchableScanner(DemoScanner):
    """The demo twin with a plug to pull."""

    def __init__(self) -> None:
        self.plugged_in = True

    def scan(self, content: bytes) -> Verdict:
        if not self.plugged_in:
            raise OutsidePartyError("the scanner is down")
        return super().scan(content)

    def state(self) -> ScannerState:
        return super().state() if self.plugged_in else ScannerState(False, "demo", "down")


@pytest.fixture
def scanner() -> SwitchableScanner:
    return SwitchableScanner()


@pytest.fixture
def storage(tmp_path: Path) -> FolderStorage:
    return FolderStorage(tmp_path / "files")


@pytest.fixture
def ports(storage: FolderStorage, scanner: SwitchableScanner) -> Iterator[None]:
    with registry.replaced(storage=storage, virus_scan=scanner):
        yield
