"""Reading files and repositories."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.core.documents import errors
from motcua.core.documents.intake import KINDS, small
from motcua.core.documents.models import FileState, PersonalPaper, StoredFile
from motcua.core.documents.policies import check_may_open
from motcua.core.documents.ports import Storage
from motcua.core.ledger.definitions import Actor
from motcua.kernel.registry import adapter_for


def content_of(file: StoredFile) -> bytes:
    """The bytes, whoever asks: for what the product itself does with a file."""
    storage: Storage = adapter_for("storage")
    return storage.read(file.owner, file.sha256)


def open_file(file: StoredFile, *, actor: Actor, in_scope: bool = False) -> bytes:
    """The bytes for a person: the owner, or one for whom the caller found it in a dossier within scope."""
    check_may_open(file, actor, in_scope=lambda: in_scope)
    return content_of(file)


def small_picture_of(file: StoredFile, *, actor: Actor, side: int, in_scope: bool = False) -> bytes:
    """A photo made small, for the same people as the photo itself. Refuses `file.not_a_photo`."""
    if file.content_type != KINDS["jpg"].media_type:
        raise errors.not_a_photo(file.name)
    return small(open_file(file, actor=actor, in_scope=in_scope), side, file.name)


def repository_of(party_id: UUID) -> QuerySet[PersonalPaper]:
    """All papers of a person, the newest first."""
    papers = PersonalPaper.objects.filter(party_id=party_id, file__state=FileState.ACCEPTED)
    return papers.select_related("file").order_by("-added_at")


def papers_offered(party_id: UUID, kinds: Collection[str], *, day: date) -> QuerySet[PersonalPaper]:
    """Papers of a person, of these kinds and valid on `day`, the most trusted and newest first: "không cần nộp: đã có".

    An agency may not ask again for what it has (NĐ 45/2020/NĐ-CP, NĐ 107/2021/NĐ-CP).
    """
    valid = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    return repository_of(party_id).filter(valid, kind__in=kinds).order_by("-trust", "-added_at")


def waiting_for_scan() -> QuerySet[StoredFile]:
    """Files that no scanner has looked at yet, the oldest first."""
    return StoredFile.objects.filter(state=FileState.QUARANTINED).order_by("received_at")
