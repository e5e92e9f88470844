"""The indicator sets: those shipped with the product, and those loaded since."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from motcua.core.index.declarations import RATIOS
from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.errors import no_set, set_not_found, set_not_whole
from motcua.core.index.models import IndexSet
from motcua.core.index.rules import in_force, read_sets
from motcua.kernel.dates import format_date
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

SHIPPED = Path(__file__).parents[3] / "law" / "indicators"


@dataclass(frozen=True, slots=True)
class BrokenSet:
    """A loaded set that is not whole, by what the product asks of sets today, and why."""

    code: str
    why: DomainError


def all_sets() -> list[IndicatorSet]:
    """Every profile of every set. A loaded set of the same code stands for the shipped one.

    One that is not whole any more is left out, and scores nothing: `broken_sets` names it.
    """
    return [profile for found in _by_code(_loaded()).values() for profile in found]


def broken_sets() -> list[BrokenSet]:
    """What stands in the database and cannot be scored by: said to whoever keeps the index."""
    return [one for one in _loaded() if isinstance(one, BrokenSet)]


def shipped_sets() -> list[IndicatorSet]:
    """Every profile of the sets that come with the product; asks no database."""
    return [profile for found in _shipped().values() for profile in found]


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
    known = all_sets()
    found = next((one for one in known if one.version == version), None)
    if found is None:
        raise set_not_found(version, [one.version for one in known])
    return found


def profiles(record: Mapping[str, Any]) -> list[IndicatorSet]:
    """Every profile, whole, and counted by what is declared. Raises `index.set_not_whole`."""
    found = read_sets(record)
    uncounted = list(dict.fromkeys(said for one in found for said in _uncounted(one)))
    if uncounted:
        raise set_not_whole(Sentence.listing(uncounted, "; "))
    return found


def same_time(found: Iterable[IndicatorSet]) -> Iterator[Sentence]:
    """Sets of another code that hold from the very day: nobody could say which of the two is in force."""
    others = all_sets()
    for one in found:
        for other in others:
            if (one.profile, one.valid_from) == (other.profile, other.valid_from) and one.code != other.code:
                yield Sentence(
                    "Cách tính “{profile}” của bộ chỉ số “{code}” cũng có hiệu lực từ {day}: hai bộ không thể cùng bắt "
                    "đầu một ngày",
                    profile=one.profile, code=other.code, day=format_date(one.valid_from),
                )  # fmt: skip


def _uncounted(one: IndicatorSet) -> Iterator[Sentence]:
    for indicator in one.measured:
        if indicator.counts not in RATIOS:
            yield Sentence("Chỉ số {code}: chưa có cách đếm “{counts}”", code=indicator.code, counts=indicator.counts)
            continue
        for said in RATIOS.get(indicator.counts).faults(one.lists, scored=indicator.scored):
            yield Sentence("Chỉ số {code}: {why}", code=indicator.code, why=said)


def _loaded() -> list[list[IndicatorSet] | BrokenSet]:
    return [_whole(one) for one in IndexSet.objects.order_by("pk")]


def _whole(one: IndexSet) -> list[IndicatorSet] | BrokenSet:
    try:
        return profiles(one.record)
    except DomainError as refusal:
        return BrokenSet(one.code, refusal)


def _by_code(loaded: Iterable[list[IndicatorSet] | BrokenSet]) -> dict[str, list[IndicatorSet]]:
    whole = [found for found in loaded if not isinstance(found, BrokenSet)]
    return _shipped() | {found[0].code: found for found in whole}


@cache
def _shipped() -> dict[str, list[IndicatorSet]]:
    records = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(SHIPPED.glob("*.json"))]
    return {record["code"]: profiles(record) for record in records}
