"""What every storage must do. A storage's own tests subclass this and give a `storage`."""

from hashlib import sha256

import pytest

from motcua.core.documents.errors import StorageDamaged
from motcua.core.documents.ports import Storage

AN, BINH = "party:6f1c4d0e-0000-4000-8000-00000000000a", "party:6f1c4d0e-0000-4000-8000-00000000000b"


class StorageContract:
    @pytest.fixture
    def storage(self) -> Storage:
        raise NotImplementedError

    def test_what_is_put_is_read_again_under_its_sum(self, storage: Storage) -> None:
        name = storage.put(AN, b"don de nghi")
        assert name == sha256(b"don de nghi").hexdigest()
        assert storage.read(AN, name) == b"don de nghi"

    def test_the_same_bytes_put_twice_are_the_same_file(self, storage: Storage) -> None:
        assert storage.put(AN, b"x") == storage.put(AN, b"x")

    def test_the_file_of_an_is_not_found_as_that_of_binh(self, storage: Storage) -> None:
        name = storage.put(AN, b"x")
        with pytest.raises(StorageDamaged):
            storage.read(BINH, name)

    def test_forgetting_the_file_of_an_leaves_that_of_binh(self, storage: Storage) -> None:
        name = storage.put(AN, b"x")
        storage.put(BINH, b"x")
        storage.forget(AN, name)
        with pytest.raises(StorageDamaged):
            storage.read(AN, name)
        assert storage.read(BINH, name) == b"x"

    def test_forgetting_what_is_not_there_is_silent(self, storage: Storage) -> None:
        storage.forget(AN, "0" * 64)
        with pytest.raises(StorageDamaged):
            storage.read(AN, "0" * 64)

    @pytest.mark.parametrize("owner", ["", "an", "party:", "party:../..", "party:a/b", "PARTY:x", "party:" + "x" * 50])
    def test_an_owner_is_never_a_path(self, storage: Storage, owner: str) -> None:
        with pytest.raises(ValueError, match="no address"):
            storage.put(owner, b"x")

    @pytest.mark.parametrize("name", ["", "../../etc/passwd", "ABCDEF" * 10 + "ABCD", "0" * 63])
    def test_a_sum_is_never_a_path(self, storage: Storage, name: str) -> None:
        with pytest.raises(ValueError, match="no address"):
            storage.read(AN, name)
