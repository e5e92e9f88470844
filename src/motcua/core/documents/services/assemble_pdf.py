"""Make one PDF of the photos and files of a paper."""

from collections.abc import Sequence
from datetime import datetime

from motcua.core.documents import errors
from motcua.core.documents.intake import KINDS, Limits, Part, assemble, safe_name
from motcua.core.documents.models import FileState, StoredFile
from motcua.core.documents.queries import content_of
from motcua.core.documents.services.keeping import keep
from motcua.core.ledger.definitions import Actor


def assemble_pdf(
    files: Sequence[StoredFile], *, actor: Actor, name: str, limits: Limits | None = None, at: datetime | None = None
) -> StoredFile:
    """The PDF of `files` in their order, kept for their owner; a single file that is no photo is given back as it is.

    It waits in quarantine as long as one of its parts does.
    """
    owners = {file.owner for file in files}
    if len(owners) != 1:
        raise ValueError("the parts of a paper belong to one owner")
    for file in files:
        if file.state == FileState.REFUSED:
            raise errors.refused(file.name)
    if len(files) == 1 and not files[0].content_type.startswith("image/"):
        return files[0]
    parts = [Part(content_of(file), file.content_type, file.name) for file in files]
    made = assemble(parts, limits)
    waits = any(file.state == FileState.QUARANTINED for file in files)
    return keep(
        owner=owners.pop(),
        content=made.content,
        name=safe_name(name, KINDS["pdf"]),
        media_type=KINDS["pdf"].media_type,
        pages=made.pages,
        state=FileState.QUARANTINED if waits else FileState.ACCEPTED,
        scanned_by="" if waits else files[0].scanned_by,
    )
