"""Put a paper into a person's repository, where it is offered for the next dossier."""

from datetime import date

from django.db import transaction

from motcua.core.documents import errors
from motcua.core.documents.models import FileState, PaperSource, PersonalPaper, StoredFile
from motcua.core.identity.models import Party
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel import clock


@transaction.atomic
def keep_in_repository(
    *,
    actor: Actor,
    party: Party,
    kind: str,
    name: str,
    file: StoredFile,
    source: PaperSource,
    trust: int = 1,
    number: str = "",
    issued_on: date | None = None,
    valid_until: date | None = None,
    dossier_code: str = "",
) -> PersonalPaper:
    """The paper of `kind` in the repository of `party`; the same file of the same kind is kept once.

    `trust`: 1 provided by the person, 2 digitised by an agency, 3 signed by the agency that issued it
    (NĐ 107/2021/NĐ-CP, TT 01/2023/TT-VPCP).
    """
    if file.state == FileState.REFUSED:
        raise errors.refused(file.name)
    paper, is_new = PersonalPaper.objects.get_or_create(
        party=party,
        kind=kind,
        file=file,
        defaults={
            "name": name[:300],
            "source": source,
            "trust": trust,
            "number": number,
            "issued_on": issued_on,
            "valid_until": valid_until,
            "dossier_code": dossier_code,
            "added_at": clock.now(),
        },
    )
    if is_new:
        data = {"party": str(party.pk), "kind": kind, "source": str(source), "trust": trust, "dossier": dossier_code}
        append("paper", paper.pk, "paper.kept", actor=actor, data=data, first=True)
    return paper
