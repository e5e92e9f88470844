"""The result goes into its owner's repository, where it can be used for the next dossier."""

from motcua.core.documents.models import PaperSource, PersonalPaper
from motcua.core.documents.services.keep_in_repository import keep_in_repository
from motcua.core.dossiers.models import Dossier, Result
from motcua.core.ledger.definitions import Actor


def keep_result(dossier: Dossier, *, actor: Actor) -> PersonalPaper | None:
    """Once a dossier; nothing when there is no electronic result."""
    result = Result.objects.select_related("file").filter(dossier=dossier).first()
    if result is None or result.file is None:
        return None
    return keep_in_repository(
        actor=actor,
        party=dossier.applicant,
        kind=f"result:{dossier.procedure.procedure.code}",
        name=result.title,
        file=result.file,
        source=PaperSource.RESULT,
        trust=2,
        number=result.symbol,
        issued_on=result.issued_on,
        dossier_code=dossier.code,
    )
