"""Look again at what waits in quarantine because no scanner answered when it came."""

import logging
from dataclasses import dataclass

from django.db import transaction

from motcua.core.documents.errors import StorageDamaged
from motcua.core.documents.models import FileState, StoredFile
from motcua.core.documents.ports import Storage, Verdict, VirusScanner
from motcua.core.documents.queries import content_of, waiting_for_scan
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel.errors import OutsidePartyError
from motcua.kernel.registry import adapter_for

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rescanned:
    accepted: int
    refused: int
    waiting: int


def rescan_quarantined(*, actor: Actor, limit: int = 200) -> Rescanned:
    """Scans the oldest `limit` files; stops when the scanner is down, passes over what it will never judge."""
    scanner: VirusScanner = adapter_for("virus_scan")
    accepted = refused = 0
    for file in waiting_for_scan()[:limit]:
        try:
            verdict = scanner.scan(content_of(file))
        except OutsidePartyError as error:
            if error.permanent:
                continue
            break
        except StorageDamaged:
            log.exception("file %s cannot be scanned", file.pk)
            continue
        _settle(file, verdict, actor)
        accepted, refused = accepted + verdict.clean, refused + (not verdict.clean)
    return Rescanned(accepted, refused, waiting_for_scan().count())


@transaction.atomic
def _settle(file: StoredFile, verdict: Verdict, actor: Actor) -> None:
    state, code = (FileState.ACCEPTED, "") if verdict.clean else (FileState.REFUSED, "file.infected")
    changed = StoredFile.objects.filter(pk=file.pk, state=FileState.QUARANTINED).update(
        state=state, refusal_code=code, scanned_by=verdict.engine
    )
    if changed and not verdict.clean:
        append("file", file.pk, "file.refused", actor=actor, data={"owner": file.owner, "code": code}, first=True)
        transaction.on_commit(lambda: _forget(file))


def _forget(file: StoredFile) -> None:
    storage: Storage = adapter_for("storage")
    storage.forget(file.owner, file.sha256)
