"""What filing asks of one version of a procedure: its papers, its limit, whether it costs, its form."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from motcua.core.catalogue.definitions.forms import Form
from motcua.core.catalogue.models import Component, Fee, ProcedureCase, ProcedureVersion, TimeLimit
from motcua.core.catalogue.rules import eforms
from motcua.core.identity.models import Party
from motcua.kernel import clock
from motcua.kernel.errors import DomainError


def components_for(version: ProcedureVersion, case: ProcedureCase | None) -> list[Component]:
    """The papers asked for in a case: those of every case and its own, in order."""
    return list(version.components.filter(Q(case=None) | Q(case=case)))


def limit_for(version: ProcedureVersion, case: ProcedureCase | None, channel: str) -> TimeLimit | None:
    """The limit of a channel: the case's own before the general one, the counter's where the channel has none."""
    limits = list(version.limits.filter(Q(case=None) | Q(case=case)))
    for wanted in (channel, "counter"):
        found = [limit for limit in limits if limit.channel == wanted]
        if found:
            return max(found, key=lambda limit: limit.case_id is not None)
    return None


def has_fee(version: ProcedureVersion, case: ProcedureCase | None) -> bool:
    """Whether the procedure carries a financial duty: any fee that is not zero (indicator 3.6)."""
    fees: Iterable[Fee] = version.fees.filter(Q(case=None) | Q(case=case))
    return any(fee.rule or (fee.amount or 0) > 0 for fee in fees)


def checked_answers(version: ProcedureVersion, answers: Mapping[str, Any]) -> tuple[dict[str, Any], list[DomainError]]:
    """The answers as they go into a dossier, and every problem at once, each about its field."""
    form = Form.model_validate(version.form)
    values, problems = eforms.clean(form, answers, world=eforms.World(clock.today()))
    return values, [problem.about(f"form:{path}") for path, problem in problems.items()]


def prefilled(version: ProcedureVersion, party: Party) -> dict[str, Any]:
    """The first answers of a form from what the sign-on knows of the applicant."""
    return eforms.prefilled(Form.model_validate(version.form), known_of(party))


def known_of(party: Party) -> dict[str, str]:
    """What a form may ask of a party, by the names of `Prefill`."""
    return {
        "party.full_name": party.name,
        "party.identity_number": party.identifier,
        "party.tax_code": party.identifier,
        "party.birth_date": party.birth_date.isoformat() if party.birth_date else "",
        "party.sex": party.sex,
        "party.phone": party.phone,
        "party.email": party.email,
        "party.address": party.address,
        "party.ward": party.area_code,
    }


def short_names(version_ids: Iterable[int]) -> dict[int, str]:
    """What a procedure is called in a list, by version."""
    rows = ProcedureVersion.objects.filter(pk__in=list(version_ids)).values_list("pk", "short_name", "name")
    return {pk: short or name for pk, short, name in rows}
