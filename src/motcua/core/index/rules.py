"""Score laws, bands and ranks: pure arithmetic, exact in fractions; rounded only where it is shown."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import Any, TypeVar

from pydantic import ValidationError

from motcua.core.index.definitions import Band, Empty, Indicator, IndicatorSet, NotApplicable, Record
from motcua.core.index.errors import set_not_whole
from motcua.core.index.set_faults import told

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
    """An indicator of a unit in a period. `points` None: it takes no part in the total.

    `judged` is the ratio that is held against the target: that of the count, less what another indicator lacks.
    """

    indicator: Indicator
    count: Count
    standing: Standing
    points: Fraction | None
    judged: Fraction | None = None

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


def score(indicator: Indicator, counts: Mapping[str, Count], *, level: str, kind: str, absent: NotApplicable) -> Score:
    """`level` and `kind` are the unit's; `counts` is by the indicators' codes, for one may lean on another.

    What leans on an indicator without a source has none itself: nobody knows its points, and they are not zero.
    """
    count = counts[indicator.code]
    if not indicator.applies_to(level, kind):
        return Score(indicator, count, Standing.NOT_APPLICABLE, _absent(indicator, absent))
    if not all(_is_fed(counts[code]) for code in (indicator.code, *indicator.leans_on)):
        return Score(indicator, count, Standing.NO_SOURCE, None)
    if count.ratio is None:
        return Score(indicator, count, Standing.EMPTY, _empty(indicator))
    judged = _less(count.ratio, counts[indicator.less].ratio if indicator.less else None)
    if not indicator.scored:
        return Score(indicator, count, Standing.COUNTED, None, judged)
    factor = counts[indicator.times].ratio or Fraction(0) if indicator.times else Fraction(1)
    return Score(indicator, count, Standing.COUNTED, points(indicator, judged, factor), judged)


def points(indicator: Indicator, ratio: Fraction, factor: Fraction = Fraction(1)) -> Fraction:
    """min(max, max × ratio / target), times the factor: the ratio of the indicator that the set names (`times`).

    Where that one has an empty denominator the factor is 0, as the ratio of 1.4 is then.
    """
    reached = min(Fraction(1), max(Fraction(0), ratio / Fraction(indicator.target)))
    return Fraction(indicator.max) * reached * min(Fraction(1), factor)


def scores(chosen: IndicatorSet, counts: Mapping[str, Count], *, level: str, kind: str) -> dict[str, Score]:
    """All that the set measures, by its code. `counts` too is by the indicator's code; what lacks has no source."""
    nothing = Count(None, None)
    found = {indicator.code: counts.get(indicator.code, nothing) for indicator in chosen.measured}
    return {
        indicator.code: score(indicator, found, level=level, kind=kind, absent=chosen.not_applicable)
        for indicator in chosen.measured
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
    return float(Decimal(floor(value * scale + Fraction(1, 2))) / scale)


def read_sets(record: Any) -> list[IndicatorSet]:
    """Every profile of what somebody wrote down as a set, whatever that is. Raises `index.set_not_whole`."""
    try:
        whole = Record.model_validate(record)
        return [whole.of_profile(profile) for profile in whole.profiles]
    except ValidationError as error:
        raise set_not_whole(told(error)) from error


def in_force(sets: Iterable[IndicatorSet], day: date, profile: str) -> IndicatorSet | None:
    """The set of this profile that holds on `day`: where two do, the later one."""
    holding = [one for one in sets if one.profile == profile and one.holds_on(day)]
    return max(holding, key=lambda one: one.valid_from, default=None)


def national_denominator(now: Sequence[int], last_year: Sequence[int], parts: int) -> int | None:
    """1.4: the larger of the totals said for the period; without any, last year's shared out, a half rounded up.

    None: nothing known.
    """
    if now:
        return max(now)
    return floor(Fraction(max(last_year), parts) + Fraction(1, 2)) if last_year else None


def _less(ratio: Fraction, other: Fraction | None) -> Fraction:
    """`less` of the set: what the other one lacks to 100%. Where nothing was counted nothing lacks."""
    return max(Fraction(0), ratio - (1 - other)) if other is not None else ratio


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


def _is_fed(count: Count) -> bool:
    return count.numerator is not None and count.denominator is not None
