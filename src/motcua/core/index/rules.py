"""Score laws, bands and ranks: pure arithmetic, exact in fractions; rounded only where it is shown."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from motcua.core.index.definitions import Band, Empty, Indicator, IndicatorSet, NotApplicable
from motcua.core.index.errors import set_not_whole

T = TypeVar("T")


class Standing(StrEnum):
    """Why an indicator has the points that it has, or none."""

    COUNTED = "counted"
    EMPTY = "empty"  # chưa phát sinh: the denominator is zero
    NO_SOURCE = "no_source"  # chưa có nguồn dữ liệu: nothing that could be counted is fed in yet
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted. None where there is no source: never a figure, and never a zero."""

    numerator: int | None
    denominator: int | None

    @property
    def ratio(self) -> Fraction | None:
        if self.numerator is None or not self.denominator:
            return None
        return Fraction(self.numerator, self.denominator)


@dataclass(frozen=True, slots=True)
class Score:
    """An indicator of a unit in a period. `points` None: it takes no part in the total."""

    indicator: Indicator
    count: Count
    standing: Standing
    points: Fraction | None

    @property
    def lost(self) -> Fraction:
        """The points missing to the full: what this costs."""
        return Fraction(self.indicator.max) - self.points if self.points is not None else Fraction(0)


@dataclass(frozen=True, slots=True)
class Total:
    """The points of a unit, of how many could be had, and scaled to the set's total."""

    points: Fraction
    possible: Fraction
    scaled: Fraction | None
    band: Band | None


def score(indicator: Indicator, count: Count, *, level: str, absent: NotApplicable, sync: Fraction | None) -> Score:
    """`level` is the unit's; `sync` the ratio of the indicator named by `indicator.times`, where there is one."""
    if not indicator.applies_to(level):
        return Score(indicator, count, Standing.NOT_APPLICABLE, _absent(indicator, absent))
    if count.denominator is None or count.numerator is None:
        return Score(indicator, count, Standing.NO_SOURCE, None)
    if count.ratio is None:
        return Score(indicator, count, Standing.EMPTY, _empty(indicator))
    if not indicator.scored:
        return Score(indicator, count, Standing.COUNTED, None)
    return Score(indicator, count, Standing.COUNTED, points(indicator, count.ratio, sync))


def points(indicator: Indicator, ratio: Fraction, sync: Fraction | None = None) -> Fraction:
    """min(max, max × ratio / target), and by the sync ratio where the set says so (`times`)."""
    reached = min(Fraction(1), max(Fraction(0), ratio / Fraction(indicator.target)))
    if indicator.times:
        reached *= min(Fraction(1), sync or Fraction(0))
    return Fraction(indicator.max) * reached


def scores(chosen: IndicatorSet, counts: Mapping[str, Count], *, level: str) -> dict[str, Score]:
    """Every indicator of the set, by its code. `counts` too is by the indicator's code; what lacks has no source."""
    nothing = Count(None, None)
    found = {indicator.code: counts.get(indicator.code, nothing) for indicator in chosen.indicators}
    return {
        indicator.code: score(
            indicator,
            found[indicator.code],
            level=level,
            absent=chosen.not_applicable,
            sync=found[indicator.times].ratio if indicator.times else None,
        )
        for indicator in chosen.indicators
    }


def total(chosen: IndicatorSet, reached: Iterable[Score]) -> Total:
    """The sum of the points, and the same scaled up to the set's total where indicators take no part."""
    part = [score for score in reached if score.points is not None and score.indicator.scored]
    got = sum((score.points for score in part if score.points is not None), Fraction(0))
    possible = sum((Fraction(score.indicator.max) for score in part), Fraction(0))
    scaled = got * Fraction(chosen.total) / possible if possible else None
    return Total(got, possible, scaled, band_of(chosen.bands, scaled))


def band_of(bands: Iterable[Band], reached: Fraction | None) -> Band | None:
    if reached is None:
        return None
    fitting = [band for band in bands if reached >= Fraction(band.lowest)]
    return max(fitting, key=lambda band: band.lowest, default=None)


def ranks(items: Sequence[tuple[T, Fraction | None]]) -> list[tuple[int | None, T]]:
    """Standard competition ranking, best first: 1, 2, 2, 4. What has no points comes last, without a rank."""
    placed = [(item, reached) for item, reached in items if reached is not None]
    placed.sort(key=lambda pair: -pair[1])
    ranked: list[tuple[int | None, T]] = []
    for position, (item, reached) in enumerate(placed, start=1):
        same = position > 1 and placed[position - 2][1] == reached
        ranked.append((ranked[-1][0] if same else position, item))
    return ranked + [(None, item) for item, reached in items if reached is None]


NEAR = 1e-9
"""Far above what two dozen floating-point sums of a share can err, far below what tells one unit from another."""


def near_ranks(items: Sequence[tuple[T, float | None]], exact: Callable[[T], Fraction]) -> list[tuple[int | None, T]]:
    """What `ranks` says of many, told nearly: `exact` is asked only where two come so near that they might be equal."""
    placed = [(reached, at) for at, (_, reached) in enumerate(items) if reached is not None]
    placed.sort(key=lambda pair: -pair[0])
    ranked: list[tuple[int | None, T]] = []
    for run in _runs(placed):
        before = len(ranked)
        alike = [items[at][0] for at in sorted(run)]  # equal ones stay in the order in which they came
        of_run = ranks([(one, exact(one)) for one in alike]) if len(alike) > 1 else [(1, alike[0])]
        ranked += [(before + rank if rank else None, one) for rank, one in of_run]
    return ranked + [(None, item) for item, reached in items if reached is None]


def _runs(placed: Sequence[tuple[float, int]]) -> Iterator[list[int]]:
    """Stretches in which each is near to the one before."""
    run: list[int] = []
    last = float("inf")
    for reached, at in placed:
        if run and last - reached > NEAR:
            yield run
            run = []
        run.append(at)
        last = reached
    if run:
        yield run


def rounded(value: Fraction | None, digits: int) -> float | None:
    """For showing and exporting: half up, as people round."""
    if value is None:
        return None
    scale = 10**digits
    return float(Decimal((value * scale + Fraction(1, 2)).__floor__()) / scale)


def read_set(record: Mapping[str, Any], profile: str) -> IndicatorSet:
    """One profile of a set's record. Raises `index.set_not_whole` with everything that is wrong with it."""
    profiles = record.get("profiles") or {}
    if profile not in profiles:
        raise set_not_whole(f"Bộ chỉ số không có cách tính {profile!r}")
    chosen = profiles[profile]
    changes = chosen.get("indicators", {})
    groups = [
        {**group, "indicators": [{**found, **changes.get(found.get("code"), {})} for found in group["indicators"]]}
        for group in record.get("groups", [])
    ]
    plain = {key: value for key, value in record.items() if key not in ("profiles", "groups")}
    names = {"profile": profile, "profile_name": chosen["name"], "profile_note": chosen.get("note", "")}
    try:
        return IndicatorSet.model_validate({**plain, **names, "groups": groups})
    except ValueError as error:
        raise set_not_whole(_said(error)) from error


def in_force(sets: Iterable[IndicatorSet], day: date, profile: str) -> IndicatorSet | None:
    """The set of this profile that holds on `day`: where two do, the later one."""
    holding = [one for one in sets if one.profile == profile and one.holds_on(day)]
    return max(holding, key=lambda one: one.valid_from, default=None)


def national_denominator(now: Sequence[int], last_year: Sequence[int], parts: int) -> int | None:
    """1.4: the larger of the totals said for the period; without any, last year's shared out. None: nothing known."""
    if now:
        return max(now)
    return round(max(last_year) / parts) if last_year else None


def _empty(indicator: Indicator) -> Fraction | None:
    match indicator.empty:
        case Empty.FULL:
            return Fraction(indicator.max)
        case Empty.ZERO:
            return Fraction(0)
        case Empty.EXCLUDE:
            return None


def _absent(indicator: Indicator, absent: NotApplicable) -> Fraction | None:
    match absent:
        case NotApplicable.FULL:
            return Fraction(indicator.max)
        case NotApplicable.ZERO:
            return Fraction(0)
        case NotApplicable.EXCLUDE:
            return None


def _said(error: ValueError) -> str:
    """pydantic's own list of faults in one line; our sentences come through as they are."""
    errors = getattr(error, "errors", None)
    if errors is None:
        return str(error)
    found = (
        (".".join(str(part) for part in fault["loc"]), fault["msg"].removeprefix("Value error, ")) for fault in errors()
    )
    return "; ".join(f"{where}: {said}" if where else said for where, said in found)
