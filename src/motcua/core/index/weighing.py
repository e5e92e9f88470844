"""The score law for thousands of units at once: in floating point to order them by, in whole numbers to settle ties.

What is shown is scored by `rules`; a test holds the three together for any counts. Pure, as the rules are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import NamedTuple, TypeAlias

from motcua.core.index.definitions import Empty, Indicator, IndicatorSet, NotApplicable

Weigh: TypeAlias = Callable[[Sequence[int]], float | None]


class Sort(NamedTuple):
    """What a unit is: by this the indicators that apply to it are told."""

    level: str
    kind: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where in the sums of a unit each ratio that something feeds stands, and which of these count dossiers."""

    of: Mapping[str, int]
    dossiers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Step:
    """One indicator: where it stands, its points, its target, its points when empty (None: it takes no part).

    `times` is where the ratio stands by which the points are multiplied, `less` the one whose shortfall is taken off.
    """

    at: int
    most: int
    target: Fraction
    empty: int | None
    times: int | None
    less: int | None

    @property
    def leaning(self) -> tuple[int, ...]:
        """Where the denominators stand of what it leans on."""
        return tuple(at + 1 for at in (self.times, self.less) if at is not None)


@dataclass(frozen=True, slots=True)
class Law:
    """One set, or one of its groups, for one sort of units. `fixed`: points that each of them has, of how many.

    Who has none of what `work` counts, scored or not, has not worked: nobody ranks it.
    Points are whole numbers of the smallest part of a point that the set knows: in a share it cancels out.
    """

    steps: Sequence[Step]
    work: Sequence[Step]
    fixed: tuple[int, int]


def law_of(chosen: IndicatorSet, places: Places, sort: Sort, *, group: str = "") -> Law:
    smallest = lcm(*(one.max.as_integer_ratio()[1] for one in chosen.indicators))
    members = [one for of in chosen.groups if group in ("", of.code) for one in of.indicators if one.scored]
    absent = [
        one for one in members if not one.applies_to(*sort) and chosen.not_applicable is not NotApplicable.EXCLUDE
    ]
    had = absent if chosen.not_applicable is NotApplicable.FULL else []
    fed = [one for one in chosen.indicators if one.applies_to(*sort) and _is_fed(chosen, one, places)]
    counted = [one for one in fed if one in members]
    work = [one for one in fed if one.counts in places.dossiers]
    return Law(
        steps=[_step(chosen, one, places, smallest) for one in counted],
        work=[_step(chosen, one, places, smallest) for one in work],
        fixed=(sum(_whole(one, smallest) for one in had), sum(_whole(one, smallest) for one in absent)),
    )


def weigher(law: Law) -> Weigh:
    """Gives which part of the points a unit's sums reach; None where it has not worked or there was nothing to have."""
    work, (got_before, possible_before) = [(one.at + 1, one.leaning) for one in law.work], law.fixed
    steps = [
        (one.at, one.most, float(one.most / one.target), one.empty, one.times, one.less, one.leaning)
        for one in law.steps
    ]

    def weigh(sums: Sequence[int]) -> float | None:
        for whole, leaning in work:
            if sums[whole] > 0 and not _is_silent(sums, leaning):
                break
        else:
            return None
        got, possible = float(got_before), possible_before
        for at, most, slope, empty, times, less, leaning in steps:
            whole = sums[at + 1]
            if whole < 0 or _is_silent(sums, leaning):
                continue  # nobody tells of it
            if whole:
                ratio = sums[at] / whole if less is None else _lessened(sums[at] / whole, sums, less)
                reached = ratio * slope
                reached = most if reached > most else reached  # min() takes longer, a quarter of a million times
                got += reached if times is None else reached * _factor(sums, times)
            elif empty is None:
                continue
            else:
                got += empty
            possible += most
        return got / possible if possible else None

    return weigh


def exactly(law: Law, sums: Sequence[int]) -> Fraction:
    """The same share, exact, of a unit that has one. Numerators and denominators grow: they are reduced but once."""
    (got, possible), of = law.fixed, 1
    for step in law.steps:
        part, whole = sums[step.at], sums[step.at + 1]
        if whole < 0 or _is_silent(sums, step.leaning):
            continue
        if whole:
            points, over = _reached(step, part, whole, sums)
            got, of = got * over + points * of, of * over
        elif step.empty is None:
            continue
        else:
            got += step.empty * of
        possible += step.most
    return Fraction(got, of * possible)


def _reached(step: Step, part: int, whole: int, sums: Sequence[int]) -> tuple[int, int]:
    points, over = step.most, 1
    target, of_target = step.target.as_integer_ratio()
    if step.less is not None and (other := sums[step.less + 1]):
        part, whole = max(0, part * other - whole * (other - sums[step.less])), whole * other
    if part * of_target < whole * target:
        points, over = points * part * of_target, whole * target
    if step.times is not None:
        synced, received = sums[step.times], sums[step.times + 1]
        points, over = points * min(synced, received), over * (received or 1)
    return points, over


def _factor(sums: Sequence[int], at: int) -> float:
    whole = sums[at + 1]
    return min(1.0, sums[at] / whole) if whole else 0.0


def _lessened(ratio: float, sums: Sequence[int], at: int) -> float:
    whole = sums[at + 1]
    return max(0.0, ratio - 1 + sums[at] / whole) if whole else ratio


def _is_silent(sums: Sequence[int], leaning: Sequence[int]) -> bool:
    """Whether nobody tells of something that it leans on."""
    return bool(leaning) and min(sums[at] for at in leaning) < 0


def _is_fed(chosen: IndicatorSet, one: Indicator, places: Places) -> bool:
    return all(chosen.indicator(code).counts in places.of for code in (one.code, *one.leans_on))


def _step(chosen: IndicatorSet, one: Indicator, places: Places, smallest: int) -> Step:
    most = _whole(one, smallest)
    empty = {Empty.FULL: most, Empty.ZERO: 0, Empty.EXCLUDE: None}[one.empty]
    times, less = (places.of[chosen.indicator(code).counts] if code else None for code in (one.times, one.less))
    return Step(places.of[one.counts], most, Fraction(one.target), empty, times, less)


def _whole(one: Indicator, smallest: int) -> int:
    return int(one.max * smallest)
