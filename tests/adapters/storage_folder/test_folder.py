import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from motcua.adapters.storage_folder import FolderStorage
from motcua.core.documents.errors import StorageDamaged
from motcua.core.documents.ports import Storage
from tests.core.documents.storage_contract import AN, StorageContract


class TestFolderStorage(StorageContract):
    @pytest.fixture
    def storage(self, tmp_path: Path) -> Storage:
        return FolderStorage(tmp_path / "files")


def only_file(root: Path) -> Path:
    (found,) = (path for path in root.rglob("*") if path.is_file())
    return found


def test_a_byte_that_rotted_on_the_disk_is_noticed_and_healed_by_the_same_file(tmp_path: Path) -> None:
    storage = FolderStorage(tmp_path)
    name = storage.put(AN, b"hello")
    only_file(tmp_path).write_bytes(b"jello")
    with pytest.raises(StorageDamaged):
        storage.read(AN, name)
    storage.put(AN, b"hello")
    assert storage.read(AN, name) == b"hello"


def test_a_file_that_is_there_is_never_written_again(tmp_path: Path) -> None:
    storage = FolderStorage(tmp_path)
    storage.put(AN, b"hello")
    first = only_file(tmp_path).stat().st_ino
    storage.put(AN, b"hello")
    assert only_file(tmp_path).stat().st_ino == first


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    storage = FolderStorage(tmp_path)
    storage.put(AN, b"first")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        storage.put(AN, b"second")
    assert only_file(tmp_path).read_bytes() == b"first"


def test_eight_at_once_put_the_same_file_once(tmp_path: Path) -> None:
    storage = FolderStorage(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        names = set(pool.map(lambda _: storage.put(AN, b"x" * 100_000), range(40)))
    assert storage.read(AN, names.pop()) == b"x" * 100_000
    assert not names
    assert only_file(tmp_path)


def test_nobody_else_on_the_machine_may_read_the_files(tmp_path: Path) -> None:
    FolderStorage(tmp_path / "files").put(AN, b"x")
    modes = {path.stat().st_mode & 0o077 for path in (tmp_path / "files").rglob("*")}
    assert modes == {0}
