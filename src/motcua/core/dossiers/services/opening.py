"""What submission online and reception at the counter share: the code, and what the facts remember from day one."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection

from motcua.core.documents.models import PaperSource
from motcua.core.dossiers.definitions import Way
from motcua.core.dossiers.models import Dossier, DossierPaper
from motcua.core.dossiers.rules import national_channel
from motcua.core.identity.definitions import Assurance
from motcua.core.identity.models import Unit
from motcua.kernel.codes import dossier_code

_TAKE = """
INSERT INTO dossiers_dossiernumber AS counter (unit_code, day, last) VALUES (%s, %s, 1)
ON CONFLICT (unit_code, day) DO UPDATE SET last = counter.last + 1 RETURNING last
"""

_DIGITAL = frozenset(
    {
        PaperSource.FILED,
        PaperSource.DIGITISED,
        PaperSource.REUSED,
        PaperSource.REGISTER,
        PaperSource.FORM,
    }
)
_REUSED = frozenset({PaperSource.REUSED, PaperSource.REGISTER})
_VERIFIED = frozenset({Assurance.LEVEL_1, Assurance.LEVEL_2})


def take_code(unit: Unit, day: date) -> str:
    """The next code of the unit's day, taken under the counter's row lock until the commit."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [unit.code, day])
        (number,) = cursor.fetchone()
    return dossier_code(unit.code, day, number)


def dimensions(dossier: Dossier, *, has_fee: bool) -> dict[str, Any]:
    """By what a dossier is ever counted: stands in its first event, so that facts can be rebuilt from events alone."""
    version = dossier.procedure
    return {
        "code": dossier.code,
        "procedure_code": version.procedure.code,
        "procedure_version_id": version.pk,
        "sector_code": version.sector.code,
        "service_level": version.service_level,
        "essential": version.essential,
        "returns_document": version.returns_document,
        "receiving_unit_id": dossier.receiving_unit_id,
        "competent_unit_id": dossier.competent_unit_id,
        "returning_unit_id": dossier.returning_unit_id,
        "way": dossier.way,
        "channel": int(national_channel(Way(dossier.way))),
        "applicant_kind": dossier.applicant.kind,
        "identity_verified": dossier.applicant.assurance in _VERIFIED,
        "has_fee": has_fee,
    }


def paper_counts(papers: Iterable[DossierPaper]) -> dict[str, int]:
    """How many components there are, and how they came (indicators 4.2–4.4)."""
    present = [paper for paper in papers if not paper.replaced]
    return {
        "components": len(present),
        "components_digital": sum(paper.source in _DIGITAL for paper in present),
        "components_reused": sum(paper.source in _REUSED for paper in present),
        "components_register": sum(paper.source == PaperSource.REGISTER for paper in present),
    }
