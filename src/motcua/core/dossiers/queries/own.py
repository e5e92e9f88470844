"""The dossiers and drafts of a citizen, one dossier as a page shows it, and its public status."""

from typing import Any

from django.db.models import QuerySet

from motcua.core.catalogue.models import ProcedureCase, ProcedureVersion
from motcua.core.catalogue.queries import kept_version
from motcua.core.dossiers.models import Dossier, Draft
from motcua.core.dossiers.policies import scoped
from motcua.core.dossiers.queries.rows import ROW
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.models import Event
from motcua.core.ledger.queries import history as ledger_history


def my_dossiers(actor: Actor) -> QuerySet[Dossier]:
    return scoped(actor).select_related(*ROW, "rating").order_by("-submitted_at")


def my_drafts(actor: Actor) -> QuerySet[Draft]:
    drafts = Draft.objects.filter(filer_id=actor.party_id, state="open", dossier=None)
    return drafts.select_related("version", "applicant").order_by("-updated_at")


def own_draft(actor: Actor, draft_id: Any) -> Draft:
    """Raises Draft.DoesNotExist for everybody else's."""
    drafts = Draft.objects.select_related("applicant", "receiving_unit", "competent_unit")
    draft = drafts.get(pk=draft_id, filer_id=actor.party_id)
    draft.version = kept_version(draft.version_id)
    draft.case = _case(draft.version, draft.case_id)
    if draft.filer_id == draft.applicant_id:
        draft.filer = draft.applicant
    return draft


_AROUND = (
    "applicant",
    "filer",
    "mandate",
    "receiving_unit",
    "competent_unit",
    "returning_unit",
    "holder_unit",
    "holder_officer",
    "specialist",
)


def visible_dossier(actor: Actor, code: str) -> Dossier:
    """The dossier with everything a page of it needs. Raises Dossier.DoesNotExist outside the actor's scope."""
    dossier = scoped(actor).select_related(*_AROUND).get(code=code)
    dossier.procedure = kept_version(dossier.procedure_id)
    dossier.case = _case(dossier.procedure, dossier.case_id)
    return dossier


_ON_A_RECEIPT = (
    "code",
    "token",
    "procedure",
    "case",
    "applicant__name",
    "filer__name",
    "receiving_unit__name",
    "returning_unit__name",
    "return_way",
    "submitted_at",
    "check_due_at",
    "accepted_at",
)


def dossier_on_receipt(actor: Actor, code: str) -> Dossier:
    """The dossier with what its receipt says, nothing else. Raises Dossier.DoesNotExist outside the actor's scope."""
    said = scoped(actor).select_related("applicant", "filer", "receiving_unit", "returning_unit").only(*_ON_A_RECEIPT)
    dossier = said.get(code=code)
    dossier.procedure = kept_version(dossier.procedure_id)
    dossier.case = _case(dossier.procedure, dossier.case_id)
    return dossier


def _case(version: ProcedureVersion, case_id: int | None) -> ProcedureCase | None:
    return next((case for case in version.cases.all() if case.pk == case_id), None)


def by_token(token: str) -> Dossier:
    """For the public status page: whoever holds the paper's QR may see where it is, and nothing personal."""
    related = (
        "procedure",
        "receiving_unit",
        "competent_unit",
        "returning_unit",
        "holder_unit",
    )
    return Dossier.objects.select_related(*related).get(token=token)


def history(dossier: Dossier) -> QuerySet[Event]:
    return ledger_history("dossier", dossier.pk)
