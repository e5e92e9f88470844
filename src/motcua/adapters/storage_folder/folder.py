"""Content-addressed storage in a folder: <root>/<2 hex>/<owner>/<2 hex>/<sha256>."""

import os
import re
import secrets
from contextlib import suppress
from hashlib import sha256 as hashed
from pathlib import Path

from django.conf import settings

from motcua.core.documents.errors import StorageDamaged

_OWNER = re.compile(r"[a-z]{1,16}:[A-Za-z0-9-]{1,40}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class FolderStorage:
    """Port "storage". Only this process's user may read the folder."""

    def __init__(self, root: Path | None = None) -> None:
        self._root = root or Path(settings.MEDIA_ROOT)

    def put(self, owner: str, content: bytes) -> str:
        sha256 = hashed(content).hexdigest()
        path = self._path(owner, sha256)
        # What lies there already is left alone, unless it is no longer what its name says.
        if not _holds(path, sha256):
            _write(path, content)
        return sha256

    def read(self, owner: str, sha256: str) -> bytes:
        path = self._path(owner, sha256)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            raise StorageDamaged(f"file {sha256} of {owner} is gone") from None
        if hashed(content).hexdigest() != sha256:
            raise StorageDamaged(f"file {sha256} of {owner} has changed")
        return content

    def forget(self, owner: str, sha256: str) -> None:
        self._path(owner, sha256).unlink(missing_ok=True)

    def _path(self, owner: str, sha256: str) -> Path:
        """Owners are spread over 256 folders, and each one's files likewise."""
        if not _OWNER.fullmatch(owner) or not _SHA256.fullmatch(sha256):
            raise ValueError(f"no address of a file: {owner!r} {sha256!r}")
        shard = hashed(owner.encode()).hexdigest()[:2]
        return self._root / shard / owner.replace(":", "-") / sha256[:2] / sha256


def _holds(path: Path, sha256: str) -> bool:
    try:
        return hashed(path.read_bytes()).hexdigest() == sha256
    except FileNotFoundError:
        return False


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: written aside, forced to the disk, then renamed."""
    _make_folder(path.parent)
    aside = path.with_name(f".{path.name[:12]}.{secrets.token_hex(8)}")
    try:
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.rename(aside, path)
    finally:
        with suppress(FileNotFoundError):
            aside.unlink()
    _force_to_disk(path.parent)


def _make_folder(folder: Path) -> None:
    """Each new folder is forced to the disk too: a file in a folder that a power cut forgot is lost."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _force_to_disk(folder.parent)


def _force_to_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
