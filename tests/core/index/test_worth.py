"""What one dossier more or less is worth: by the score law, with its targets and caps, never by a rule of thumb."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.index.definitions import IndicatorSet
from motcua.core.index.queries.sets import shipped_sets
from motcua.core.index.rules import Count, Score, scores
from motcua.core.index.worth import Shift, worth

PORTAL, DOCUMENT = shipped_sets()


def reached(chosen: IndicatorSet = PORTAL, **counts: tuple[int, int]) -> dict[str, Score]:
    said = {code.replace("_", ".").removeprefix("i"): Count(*pair) for code, pair in counts.items()}
    return scores(chosen, said, level="city", kind="committee")


# (indicator, above, below) → what one dossier more above gives.
ONE_MORE: dict[str, tuple[str, dict[str, tuple[int, int]], Fraction]] = {
    "2.1: 20 points over 10 dossiers": ("handled_on_time", {"i2_1": (5, 10)}, Fraction(2)),
    "3.3: half of them is full, so each counts double": ("dossiers_online", {"i3_3": (2, 10)}, Fraction(12, 10)),
    "3.3: the target is reached, more gives nothing": ("dossiers_online", {"i3_3": (6, 10)}, Fraction(0)),
    "3.3: half a step below the target": ("dossiers_online", {"i3_3": (5, 11)}, Fraction(6) - Fraction(60, 11)),
    "an indicator that has no source gives nothing": ("dossiers_paid_online", {"i2_1": (1, 1)}, Fraction(0)),
}  # fmt: skip


@pytest.mark.parametrize("case", ONE_MORE)
def test_what_one_dossier_gives_back(case: str) -> None:
    counts, given_, expected = ONE_MORE[case]
    found = worth(PORTAL, reached(**given_), level="city", kind="committee", better={counts: Shift(above=1)})
    assert found.points == expected


def test_where_the_set_multiplies_both_indicators_move() -> None:
    now = reached(DOCUMENT, i1_4=(5, 10), i3_3=(5, 10))
    found = worth(DOCUMENT, now, level="city", kind="committee", better={"dossiers_synced": Shift(above=1)})
    assert found.by_indicator == {"1.4": Fraction(6, 10), "3.3": Fraction(6, 10)}


def test_finishing_without_scans_is_compared_with_finishing_with_them() -> None:
    now = reached(i4_2=(4, 9))
    better, worse = {"digitised": Shift(1, 1)}, {"digitised": Shift(0, 1)}
    found = worth(PORTAL, now, level="city", kind="committee", better=better, worse=worse)
    assert found.points == Fraction(4) * Fraction(5, 10) - Fraction(4) * Fraction(4, 10)


@given(st.integers(0, 40), st.integers(1, 40), st.integers(1, 10))
def test_all_together_are_worth_as_much_as_one_after_the_other(above: int, below: int, more: int) -> None:
    above = min(above, below)

    def given_back(now: int, dossiers: int) -> Fraction:
        better = {"dossiers_satisfied": Shift(dossiers)}
        return worth(PORTAL, reached(i5_3=(now, below)), level="city", kind="committee", better=better).points

    assert given_back(above, more) == sum(given_back(above + taken, 1) for taken in range(more))
