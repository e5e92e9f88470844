"""Enter what the nation's systems say that a unit received in a period: indicator 1.4 divides by it."""

from django.db import transaction

from motcua.core.identity.models import Unit
from motcua.core.index.models import NationalTotal, TotalKind
from motcua.core.index.periods import reporting_period
from motcua.core.index.policies import Action, require
from motcua.core.index.queries.national import newest_totals
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, Problems
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import nfc

MOST = 2_000_000_000
"""More than this is a slip of the finger: the whole nation does not file so much in a year."""


@transaction.atomic
def enter_total(
    *, actor: Actor, unit: Unit, period: str, kind: str, total: int | None, source: str = ""
) -> NationalTotal:
    """One total. Another one entered later corrects it and both are kept; the same again says nothing new.

    Raises `index.not_permitted`, and for each box that is wrong `period.…`, `total.…`.
    """
    require(actor, Action.KEEP, unit.pk)
    code = _checked(period, kind, total)
    source = nfc(source).strip()[:200]
    Unit.objects.select_for_update().get(pk=unit.pk)  # one hand at a time writes a unit's chain of totals
    before = newest_totals().filter(unit=unit, period=code, kind=kind).first()
    if before is not None and (before.total, before.source) == (total, source):
        return before
    assert total is not None
    row = NationalTotal.objects.create(
        unit=unit, period=code, kind=kind, total=total, source=source, entered_at=clock.now()
    )
    said = {"total": total, "before": before.total if before else None, "source": source}
    data = {"unit": unit.pk, "period": code, "kind": kind, **said}
    append("national_total", unit.pk, "index.total_entered", actor=actor, data=data)
    return row


def _checked(period: str, kind: str, total: int | None) -> str:
    problems: list[DomainError] = []
    code = ""
    try:
        code = reporting_period(period, clock.today()).code
    except DomainError as problem:
        problems.append(problem)
    if kind not in TotalKind.values:
        problems.append(
            DomainError("total.kind", Sentence("Loại số là reported (BCQG) hoặc synced (Cổng)."), field="kind")
        )
    if total is None or not 0 <= total <= MOST:
        problems.append(DomainError("total.not_a_number", Sentence("Xin ghi số hồ sơ, từ 0 trở lên."), field="total"))
    Problems.raise_any(problems)
    return code
