"""One party lets another act for it, for a time, for some procedures or for all."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from motcua.core.identity.definitions import MandateKind
from motcua.core.identity.errors import ends_before_it_begins
from motcua.core.identity.models import Mandate, Party
from motcua.core.identity.policies import Action, require
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, Problems
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import tidy


@transaction.atomic
def give_mandate(
    principal: Party,
    agent: Party,
    *,
    actor: Actor,
    evidence: str,
    valid_to: datetime,
    valid_from: datetime | None = None,
    kind: MandateKind = MandateKind.PROXY,
    procedure_codes: Iterable[str] = (),
) -> Mandate:
    """`evidence` says how the consent was given: the number of a paper, or that it was given here after signing in.

    A mandate always ends (Bộ luật Dân sự 2015 Điều 563: without a term agreed, after one year).
    """
    require(actor, Action.GIVE_MANDATE, about=principal.pk)
    begins = valid_from or clock.now()
    evidence = tidy(evidence)
    Problems.raise_any(_problems(principal, agent, evidence, begins, valid_to))
    codes = sorted({code.strip() for code in procedure_codes if code.strip()})
    mandate = Mandate.objects.create(
        kind=kind,
        principal=principal,
        agent=agent,
        procedure_codes=codes,
        evidence=evidence,
        valid_from=begins,
        valid_to=valid_to,
    )
    data = {
        "kind": str(kind),
        "principal": str(principal.pk),
        "agent": str(agent.pk),
        "procedures": codes,
        "valid": [begins.isoformat(), valid_to.isoformat()],
    }
    append("mandate", mandate.pk, "mandate.given", actor=actor, data=data, payload={"evidence": evidence}, first=True)
    return mandate


def _problems(principal: Party, agent: Party, evidence: str, begins: datetime, ends: datetime) -> Iterable[DomainError]:
    if principal.pk == agent.pk:
        yield DomainError("mandate.oneself", Sentence("Không cần ủy quyền cho chính mình."), field="agent")
    if not evidence:
        yield DomainError(
            "mandate.no_evidence",
            Sentence("Xin ghi căn cứ: số văn bản ủy quyền hoặc cách người dân đồng ý."),
            field="evidence",
        )
    if ends <= begins:
        yield ends_before_it_begins()
    elif ends <= clock.now():
        yield DomainError("mandate.over", Sentence("Thời hạn ủy quyền đã qua."), field="valid_to")
