"""What a dossier costs: the fees that apply, computed where they are computed, each with its explanation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from motcua.core.catalogue.definitions.words import FeeKind
from motcua.core.catalogue.models import Fee, ProcedureCase, ProcedureVersion
from motcua.core.catalogue.rules.computed import Line, Question, computed
from motcua.core.catalogue.rules.dated import holds_on
from motcua.kernel import clock
from motcua.kernel.money import Money


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One fee of a dossier. No amount: it is computed, and an answer that it needs is still missing."""

    kind: FeeKind
    name: str
    amount: Money | None
    note: str
    legal_basis: str
    lines: tuple[Line, ...] = ()


def fee_lines(
    version: ProcedureVersion,
    case: ProcedureCase | None,
    channel: str,
    *,
    answers: Mapping[str, Any] | None = None,
    day: date | None = None,
) -> list[FeeLine]:
    """The fees of a case by a channel on a day (today). `answers` are clean ones, as `checked_answers` gives them.

    A fee of the channel goes before the general one of the same kind and name: so filing online may be cheaper.
    """
    on = day or clock.today()
    wanted = version.fees.filter(Q(case=None) | Q(case=case), channel__in=["", channel]).order_by("pk")
    rows = [fee for fee in wanted if holds_on(fee, on)]
    question = Question(answers or {}, version.rules.get("tables", {}), on)
    return [_line(fee, question) for fee in _closest(rows)]


def _closest(fees: Iterable[Fee]) -> list[Fee]:
    """Of the fees of one kind, name and note only the most particular: of the channel, of the case."""
    by_what: dict[tuple[str, str, str], list[Fee]] = {}
    for fee in fees:
        by_what.setdefault((fee.kind, fee.name, "" if fee.name else fee.note), []).append(fee)
    kept: list[Fee] = []
    for group in by_what.values():
        closest = max((bool(fee.channel), fee.case_id is not None) for fee in group)
        kept += [fee for fee in group if (bool(fee.channel), fee.case_id is not None) == closest]
    return kept


def _line(fee: Fee, question: Question) -> FeeLine:
    said = (FeeKind(fee.kind), fee.name)
    if not fee.rule:
        return FeeLine(*said, Money(fee.amount or Decimal(0), fee.currency), fee.note, fee.legal_basis)
    result = computed.get(fee.rule)(question)
    if result is None:
        return FeeLine(*said, None, fee.note, fee.legal_basis)
    return FeeLine(*said, Money(str(result.value)), fee.note, fee.legal_basis, result.lines)
