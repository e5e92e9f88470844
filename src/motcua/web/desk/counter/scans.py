"""Papers digitised while the person waits: kept for the desk at once, so that no later mistake loses them."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from motcua.core.documents.intake import Limits
from motcua.core.documents.policies import owner_of_unit
from motcua.core.documents.services.receive_file import Received, receive_file
from motcua.core.identity.models import Unit
from motcua.core.ledger.definitions import Actor
from motcua.kernel.errors import DomainError
from motcua.web.desk.counter.sheet import Sheet

BOX = "scan-"
_LARGEST = 20 * 1024 * 1024


def keep_scan(upload: UploadedFile, unit: Unit, *, actor: Actor) -> Received:
    """Raises `file.*` with what to do instead."""
    limits = Limits(max_bytes=_LARGEST)
    name = upload.name or ""
    return receive_file(actor=actor, owner=owner_of_unit(unit.pk), content=upload.read(), name=name, limits=limits)


def keep_sent_along(request: HttpRequest, sheet: Sheet, *, actor: Actor) -> None:
    """Without JavaScript the files come with the sheet; what is refused is said beside its paper."""
    for box in request.FILES:
        code = box.removeprefix(BOX)
        for upload in request.FILES.getlist(box) if box.startswith(BOX) else []:
            try:
                sheet.add_file(code, keep_scan(upload, sheet.unit, actor=actor).file)
            except DomainError as problem:
                sheet.blame(problem.about(f"paper:{code}"))
