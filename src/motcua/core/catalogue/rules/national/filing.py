"""`hinh_thuc_nop`: for each channel its limits and fees."""

from dataclasses import dataclass, field
from typing import Any

from motcua.core.catalogue.definitions.records import FeeRecord, LimitRecord
from motcua.core.catalogue.definitions.words import Channel, ServiceLevel
from motcua.core.catalogue.rules.national.channels import read_channels
from motcua.core.catalogue.rules.national.fees import read_fees
from motcua.core.catalogue.rules.national.heard import Heard
from motcua.core.catalogue.rules.national.limits import read_limit
from motcua.core.catalogue.rules.national.text import as_text, many_lines, one_line
from motcua.kernel.text import unaccented


@dataclass(slots=True)
class Filing:
    limits: list[LimitRecord] = field(default_factory=list)
    fees: list[FeeRecord] = field(default_factory=list)
    channels: set[Channel] = field(default_factory=set)
    same_day: bool = False
    service_level: ServiceLevel = ServiceLevel.NONE


def read_filing(tables: dict[str, Any], heard: Heard) -> Filing:
    """All rows together. The same limit or fee said twice is one; a fee of every channel names no channel."""
    filing = Filing()
    for path, row in heard.rows(tables, "hinh_thuc_nop"):
        channels = read_channels(one_line(row.get("hinh_thuc")))
        if not channels:
            heard.cannot(f"{path}.hinh_thuc", row.get("hinh_thuc"), "không nhận ra cách nộp hồ sơ")
        filing.channels.update(channels)
        filing.service_level = max(filing.service_level, _level(row, channels), key=list(_LEVELS).index)
        _read_limit(row, channels, path, filing, heard)
        _read_fees(row, channels, path, filing, heard)
    filing.limits = list(dict.fromkeys(filing.limits))
    filing.fees = _for_every_channel(list(dict.fromkeys(filing.fees)), filing.channels)
    return filing


_LEVELS = (ServiceLevel.NONE, ServiceLevel.PARTIAL, ServiceLevel.FULL)


def _level(row: dict[str, Any], channels: tuple[Channel, ...]) -> ServiceLevel:
    """Online without a word on how far is taken as the lesser promise, một phần."""
    if Channel.ONLINE not in channels:
        return ServiceLevel.NONE
    whole = "toan trinh" in unaccented(one_line(row.get("hinh_thuc")))
    return ServiceLevel.FULL if whole else ServiceLevel.PARTIAL


def _read_limit(row: dict[str, Any], channels: tuple[Channel, ...], path: str, filing: Filing, heard: Heard) -> None:
    cell, note = as_text(row.get("thoi_han_giai_quyet")), many_lines(row.get("mo_ta"))
    reading = read_limit(cell, note)
    where = f"{path}.thoi_han_giai_quyet"
    heard.cannot(where, cell or note, reading.unparsed)
    heard.doubt(where, cell, reading.doubt)
    if reading.amount is None or reading.unit is None:
        return
    if not channels:
        heard.cannot(where, cell, "" if reading.unparsed else "không biết thời hạn này của cách nộp nào")
    filing.same_day = filing.same_day or reading.same_day
    for channel in channels:
        filing.limits.append(LimitRecord(channel=channel, amount=reading.amount, unit=reading.unit, note=note))


def _read_fees(row: dict[str, Any], channels: tuple[Channel, ...], path: str, filing: Filing, heard: Heard) -> None:
    for fee in read_fees(as_text(row.get("phi_le_phi"))):
        heard.cannot(f"{path}.phi_le_phi", fee.text, fee.unparsed)
        heard.doubt(f"{path}.phi_le_phi", fee.text, fee.doubt)
        if fee.amount is not None:
            for channel in channels or (None,):
                filing.fees.append(
                    FeeRecord(kind=fee.kind, channel=channel, amount=fee.amount, currency=fee.currency, note=fee.note)
                )


def _for_every_channel(fees: list[FeeRecord], channels: set[Channel]) -> list[FeeRecord]:
    """A fee that stands at each channel of the record stands once, without a channel."""
    by_fee: dict[FeeRecord, set[Channel | None]] = {}
    for fee in fees:
        by_fee.setdefault(fee.model_copy(update={"channel": None}), set()).add(fee.channel)
    kept: list[FeeRecord] = []
    for fee, at in by_fee.items():
        everywhere = None in at or at >= channels
        kept += [fee] if everywhere else [fee.model_copy(update={"channel": one}) for one in Channel if one in at]
    return kept
