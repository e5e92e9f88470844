"""Forget files that nothing points to any more: photos taken out of a draft, PDFs that were put together anew."""

from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from motcua.core.documents.models import StoredFile
from motcua.core.documents.ports import Storage
from motcua.core.ledger.definitions import Actor
from motcua.kernel.registry import adapter_for


def sweep_unused_files(*, actor: Actor, before: datetime, limit: int = 1000) -> int:
    """Deletes unused files received before `before`; returns how many. What is used protects itself by its key."""
    swept = 0
    for file in StoredFile.objects.filter(received_at__lt=before).order_by("received_at")[:limit]:
        swept += _swept(file)
    return swept


def _swept(file: StoredFile) -> bool:
    owner, sha256 = file.owner, file.sha256
    try:
        with transaction.atomic():
            file.delete()
            last = not StoredFile.objects.filter(owner=owner, sha256=sha256).exists()
    except ProtectedError:
        return False
    if last:
        storage: Storage = adapter_for("storage")
        storage.forget(owner, sha256)
    return True
