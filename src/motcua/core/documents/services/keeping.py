"""The one place that writes the row and the bytes of a file, and the lock under which bytes come and go."""

from hashlib import sha256 as hashed

from django.db import connection, transaction

from motcua.core.documents.models import FileState, StoredFile
from motcua.core.documents.ports import Storage
from motcua.kernel import clock
from motcua.kernel.registry import adapter_for


@transaction.atomic
def keep(
    *, owner: str, content: bytes, name: str, media_type: str, pages: int | None, state: FileState, scanned_by: str
) -> StoredFile:
    """Bytes first, durably, then the row: a row never points at nothing. The same file again is the same row."""
    storage: Storage = adapter_for("storage")
    sha256 = hashed(content).hexdigest()
    hold_bytes(owner, sha256)
    storage.put(owner, content)
    same = StoredFile.objects.filter(owner=owner, sha256=sha256, name=name, state=FileState.ACCEPTED).first()
    if same is not None:
        return same
    return StoredFile.objects.create(
        owner=owner,
        sha256=sha256,
        size=len(content),
        content_type=media_type,
        name=name,
        pages=pages,
        state=state,
        scanned_by=scanned_by,
        received_at=clock.now(),
    )


def hold_bytes(owner: str, sha256: str) -> None:
    """Until the transaction ends nobody else puts or forgets these bytes: a sweep cannot take what just came again."""
    key = int.from_bytes(hashed(f"{owner} {sha256}".encode()).digest()[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])
