"""Take a file from a person: look at it, have it scanned, keep it."""

from dataclasses import dataclass

from motcua.core.documents import errors
from motcua.core.documents.intake import Limits, prepare
from motcua.core.documents.models import FileState, StoredFile
from motcua.core.documents.ports import Verdict, VirusScanner
from motcua.core.documents.services.keeping import keep
from motcua.core.ledger.definitions import Actor
from motcua.kernel.errors import OutsidePartyError
from motcua.kernel.registry import adapter_for


@dataclass(frozen=True, slots=True)
class Received:
    """`blurred` is a hint to show ("Ảnh có thể bị mờ, xin xem lại"), never a refusal."""

    file: StoredFile
    blurred: bool


def receive_file(*, actor: Actor, owner: str, content: bytes, name: str, limits: Limits | None = None) -> Received:
    """The file as it is kept for `owner` (photos turned upright, without their place); refused ones leave no trace.

    When no scanner answers, the file is kept in quarantine and looked at again by a job: what a person sent
    is never lost because of us.
    """
    prepared = prepare(content, name, limits)
    verdict = scanned(prepared.content)
    if verdict is not None and not verdict.clean:
        raise errors.infected(prepared.name, verdict.found)
    file = keep(
        owner=owner,
        content=prepared.content,
        name=prepared.name,
        media_type=prepared.kind.media_type,
        pages=prepared.pages,
        state=FileState.ACCEPTED if verdict else FileState.QUARANTINED,
        scanned_by=verdict.engine if verdict else "",
    )
    return Received(file, prepared.blurred)


def scanned(content: bytes) -> Verdict | None:
    """What the scanner says, None if it cannot say now."""
    scanner: VirusScanner = adapter_for("virus_scan")
    try:
        return scanner.scan(content)
    except OutsidePartyError:
        return None
