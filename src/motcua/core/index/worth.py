"""What a dossier is worth: the points of a unit with its counts shifted, less its points as they are. Pure, exact.

It is not the weight divided by the dossiers: beyond the target nothing more is gained, and where the set multiplies by
another ratio both move.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.rules import Count, Score, Standing, scores


@dataclass(frozen=True, slots=True)
class Shift:
    """So many more above and below the line, for every indicator that one declaration counts."""

    above: int = 0
    below: int = 0


@dataclass(frozen=True, slots=True)
class Worth:
    """`points` in all, and by the code of each indicator that moves."""

    points: Fraction
    by_indicator: Mapping[str, Fraction]


NOTHING = Worth(Fraction(0), {})


def worth(
    chosen: IndicatorSet,
    reached: Mapping[str, Score],
    *,
    level: str,
    kind: str,
    better: Mapping[str, Shift],
    worse: Mapping[str, Shift] | None = None,
) -> Worth:
    """The points between `worse` (as things stand, if not said) and `better`. Shifts are by declaration.

    An indicator without a source takes no part, whatever is shifted.
    """
    high = _points(chosen, reached, (level, kind), better)
    low = _points(chosen, reached, (level, kind), worse or {})
    found = {code: high[code] - low[code] for code in high if high[code] != low[code]}
    return Worth(sum(found.values(), Fraction(0)), found)


def _points(
    chosen: IndicatorSet, reached: Mapping[str, Score], unit: tuple[str, str], shifts: Mapping[str, Shift]
) -> dict[str, Fraction]:
    counts = {code: _shifted(score, shifts.get(score.indicator.counts)) for code, score in reached.items()}
    level, kind = unit
    return {code: one.points or Fraction(0) for code, one in scores(chosen, counts, level=level, kind=kind).items()}


def _shifted(score: Score, shift: Shift | None) -> Count:
    count = score.count
    if shift is None or score.standing is Standing.NO_SOURCE or count.numerator is None or count.denominator is None:
        return count
    below = max(0, count.denominator + shift.below)
    return Count(max(0, count.numerator + shift.above), below)
