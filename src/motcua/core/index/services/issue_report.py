"""Issue a report: from here on its figures are frozen, whatever happens to the dossiers behind them."""

import hashlib

from django.db import transaction

from motcua.core.identity.models import Unit
from motcua.core.index.models import IssuedReport
from motcua.core.index.policies import Action, require
from motcua.core.index.queries.report_contents import content_of
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.rules import canonical
from motcua.core.ledger.services.append import append
from motcua.kernel import clock


@transaction.atomic
def issue_report(kind: str, *, actor: Actor, unit: str, period: str) -> IssuedReport:
    """`unit` by its code or `root`. Issued again, it is another report; the first one stays as it was.

    Raises `index.not_permitted`, `report.kind_unknown`, `unit.not_found`, `period.not_understood`, `index.no_set`.
    """
    said = content_of(kind, unit, period)
    about = Unit.objects.get(code=said.unit_code)
    require(actor, Action.KEEP, about.pk)
    content = said.model_dump(mode="json")
    seal = hashlib.sha256(canonical(content)).hexdigest()
    report = IssuedReport.objects.create(
        kind=kind, unit=about, period=said.period, as_of=said.as_of, rule_version=said.rule_version,
        content=content, content_hash=seal, issued_at=clock.now(),
        issued_by_id=actor.officer_id if actor.is_officer else None,
    )  # fmt: skip
    data = {"kind": kind, "unit": about.pk, "period": said.period, "rules": said.rule_version, "sha256": seal}
    append("report", report.pk, "report.issued", actor=actor, data=data, first=True)
    return report
