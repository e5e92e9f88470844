"""Begin to file: a draft that saves itself from the first letter."""

from motcua.core.catalogue.models import ProcedureCase, ProcedureVersion
from motcua.core.catalogue.queries import prefilled
from motcua.core.dossiers.errors import not_permitted
from motcua.core.dossiers.models import Draft
from motcua.core.identity import queries as identity
from motcua.core.identity.models import Mandate, Party, Unit
from motcua.core.ledger.definitions import Actor
from motcua.kernel import clock


def start_draft(
    *,
    actor: Actor,
    procedure: ProcedureVersion,
    receiving_unit: Unit | None = None,
    competent_unit: Unit | None = None,
    case: ProcedureCase | None = None,
    on_behalf_of: Party | None = None,
    at_centre: bool = False,
) -> Draft:
    """What the sign-on already knows of the applicant is filled in. Acting for another needs a mandate in force."""
    if not actor.is_citizen:
        raise not_permitted()
    filer = Party.objects.get(pk=actor.id)
    applicant = on_behalf_of or filer
    now = clock.now()
    return Draft.objects.create(
        filer=filer,
        applicant=applicant,
        mandate=None if applicant == filer else _mandate(filer, applicant, procedure),
        version=procedure,
        case=case,
        receiving_unit=receiving_unit,
        competent_unit=competent_unit,
        answers=prefilled(procedure, applicant),
        at_centre=at_centre,
        created_at=now,
        updated_at=now,
    )


def _mandate(filer: Party, applicant: Party, procedure: ProcedureVersion) -> Mandate:
    mandate = identity.mandate_in_force(filer, applicant, procedure.procedure.code, clock.now())
    if mandate is None:
        raise not_permitted()
    return mandate
