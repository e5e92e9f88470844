"""Keep a file that Một Cửa itself made: a slip, a result, a form that was filled in."""

from motcua.core.documents.intake import KINDS, safe_name
from motcua.core.documents.models import FileState, StoredFile
from motcua.core.documents.services.keeping import keep
from motcua.core.ledger.definitions import Actor

OURSELVES = "motcua"


def keep_made_file(*, actor: Actor, owner: str, content: bytes, name: str, pages: int | None = None) -> StoredFile:
    """A PDF of ours, accepted at once: nothing in it came from outside but text."""
    pdf = KINDS["pdf"]
    return keep(
        owner=owner,
        content=content,
        name=safe_name(name, pdf),
        media_type=pdf.media_type,
        pages=pages,
        state=FileState.ACCEPTED,
        scanned_by=OURSELVES,
    )
