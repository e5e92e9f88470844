"""The indicator sets: those shipped with the product, and those loaded since."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from motcua.core.index.declarations import RATIOS
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.errors import no_set, set_not_found, set_not_whole
from motcua.core.index.models import IndexSet
from motcua.core.index.rules import in_force, read_set

SHIPPED = Path(__file__).parents[3] / "law" / "indicators"


def all_sets() -> list[IndicatorSet]:
    """Every profile of every set. A loaded set of the same code stands for the shipped one."""
    loaded = {one.code: one.record for one in IndexSet.objects.all()}
    return [profile for record in ({**_shipped(), **loaded}).values() for profile in profiles(record)]


def shipped_sets() -> list[IndicatorSet]:
    """Every profile of the sets that come with the product; asks no database."""
    return [profile for record in _shipped().values() for profile in profiles(record)]


def set_on(day: date, profile: str = "") -> IndicatorSet:
    """The set in force on a day, by the profile of the settings if none is said. Raises `index.no_set`."""
    found = in_force(all_sets(), day, profile or settings.INDEX_PROFILE)
    if found is None:
        raise no_set(f"{day:%d/%m/%Y}")
    return found


def set_named(version: str) -> IndicatorSet:
    """The set of a version, as figures name it (`qd-766-2022/portal`): any past period can be scored by it.

    Raises `index.set_not_found`.
    """
    found = next((one for one in all_sets() if one.version == version), None)
    if found is None:
        raise set_not_found(version)
    return found


def profiles(record: Mapping[str, Any]) -> list[IndicatorSet]:
    """Every profile, whole, and counted by what is declared. Raises `index.set_not_whole`."""
    found = [read_set(record, profile) for profile in record.get("profiles") or {}]
    if not found:
        raise set_not_whole("Bộ chỉ số phải có ít nhất một cách tính (profiles)")
    for indicator in (indicator for one in found for indicator in one.indicators):
        if indicator.counts not in RATIOS:
            raise set_not_whole(f"Chỉ số {indicator.code}: chưa có cách đếm {indicator.counts!r}")
    return found


@cache
def _shipped() -> dict[str, Mapping[str, Any]]:
    records = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(SHIPPED.glob("*.json"))]
    return {record["code"]: record for record in records}
