"""Forget files that nothing points to any more: photos taken out of a draft, PDFs that were put together anew."""

from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef, ProtectedError, QuerySet

from motcua.core.documents.models import StoredFile
from motcua.core.documents.ports import Storage
from motcua.core.documents.services.keeping import hold_bytes
from motcua.core.ledger.definitions import Actor
from motcua.kernel.registry import adapter_for


def sweep_unused_files(*, actor: Actor, before: datetime, limit: int = 1000) -> int:
    """Deletes unused files received before `before`; returns how many. What comes into use meanwhile is left."""
    old = StoredFile.objects.filter(received_at__lt=before)
    return sum(_swept(file) for file in _without_references(old).order_by("received_at")[:limit])


def _without_references(files: QuerySet[StoredFile]) -> QuerySet[StoredFile]:
    """Those to which no key of any table points; which tables do, the floors above need not be asked."""
    for relation in StoredFile._meta.related_objects:
        rows = relation.related_model._default_manager.filter(**{relation.field.name: OuterRef("pk")})
        files = files.filter(~Exists(rows))
    return files


def _swept(file: StoredFile) -> bool:
    owner, sha256 = file.owner, file.sha256
    try:
        with transaction.atomic():
            hold_bytes(owner, sha256)
            file.delete()
            connection.check_constraints()  # now, not at the commit: the bytes go only when the row surely does
            if not StoredFile.objects.filter(owner=owner, sha256=sha256).exists():
                storage: Storage = adapter_for("storage")
                storage.forget(owner, sha256)
    except (ProtectedError, IntegrityError):
        return False
    return True
