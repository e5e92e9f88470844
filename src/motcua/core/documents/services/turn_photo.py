"""Turn a photo that was taken lying on its side."""

from motcua.core.documents import errors
from motcua.core.documents.intake import KINDS, turned
from motcua.core.documents.models import FileState, StoredFile
from motcua.core.documents.queries import content_of
from motcua.core.documents.services.keeping import keep
from motcua.core.ledger.definitions import Actor


def turn_photo(file: StoredFile, *, actor: Actor, quarters: int = 1) -> StoredFile:
    """The photo turned clockwise by so many quarters, kept beside the one that it came from.

    The picture is the same, and so is what the scanner said of it. Refuses `file.not_a_photo`.
    """
    if file.content_type != KINDS["jpg"].media_type:
        raise errors.not_a_photo(file.name)
    if file.state == FileState.REFUSED:
        raise errors.refused(file.name)
    return keep(
        owner=file.owner,
        content=turned(content_of(file), quarters, file.name),
        name=file.name,
        media_type=file.content_type,
        pages=file.pages,
        state=FileState(file.state),
        scanned_by=file.scanned_by,
    )
