"""What an import says of each record: one object for machines, one line for people."""

from decimal import Decimal
from typing import Any

from motcua.core.catalogue.definitions.records import LimitRecord
from motcua.core.catalogue.definitions.words import CHANNEL_LABELS, FEE_LABELS, UNIT_LABELS, LimitUnit
from motcua.core.catalogue.rules.figures import figure
from motcua.core.catalogue.rules.national.record import ParsedProcedure


def as_object(parsed: ParsedProcedure) -> dict[str, Any]:
    """Limits and fees each once; amounts are numbers."""
    record = parsed.record
    limits = dict.fromkeys((limit.channel, limit.amount, limit.unit) for limit in record.limits)
    fees = dict.fromkeys((fee.kind, fee.amount or Decimal(0), fee.currency) for fee in record.fees)
    return {
        "code": record.code,
        "name": record.name,
        "ok": True,
        "limits": [{"channel": channel, "amount": _number(amount), "unit": unit} for channel, amount, unit in limits],
        "fees": [{"kind": kind, "amount": _number(amount), "currency": currency} for kind, amount, currency in fees],
        "components": len(record.components),
        "legal_bases": len(record.legal_bases),
        "unparsed": [one.model_dump() for one in record.unparsed],
        "doubts": [one.model_dump() for one in parsed.doubts],
    }


def refused(code: str, name: str, reason: str, source: str) -> dict[str, Any]:
    """The same shape for a record that could not be taken, with the reason and the file it stood in."""
    empty: dict[str, Any] = {"limits": [], "fees": [], "components": 0, "legal_bases": 0, "unparsed": [], "doubts": []}
    return {"code": code, "name": name, "ok": False, "error": reason, "file": source, **empty}


def as_line(parsed: ParsedProcedure) -> str:
    """One readable line of what was inferred."""
    record = parsed.record
    limits = dict.fromkeys(f"{CHANNEL_LABELS[limit.channel].lower()} {_said(limit)}" for limit in record.limits)
    fees = dict.fromkeys(
        f"{FEE_LABELS[fee.kind].lower()} {figure(fee.amount or 0)} {fee.currency}" for fee in record.fees
    )
    parts = [
        ", ".join(limits) or "không có thời hạn bằng số",
        ", ".join(fees) or "không có mức phí bằng số",
        f"{len(record.components)} giấy tờ",
        f"{len(record.legal_bases)} căn cứ",
    ]
    if record.unparsed:
        parts.append(f"{len(record.unparsed)} chỗ chưa đọc được")
    if parsed.doubts:
        parts.append(f"{len(parsed.doubts)} chỗ nên xem lại")
    name = record.name if len(record.name) <= 60 else record.name[:59] + "…"
    return f"{record.code}  {name}: {'; '.join(parts)}"


def _said(limit: LimitRecord) -> str:
    same_day = limit.unit is LimitUnit.WORKING_DAYS and not limit.amount
    return "trong ngày" if same_day else f"{figure(limit.amount)} {UNIT_LABELS[limit.unit]}"


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)
