"""Points, totals, bands and ranks: arithmetic that a leader can do on paper."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.index.definitions import IndicatorSet, NotApplicable
from motcua.core.index.queries.sets import shipped_sets
from motcua.core.index.rules import (
    Count,
    Standing,
    in_force,
    national_denominator,
    points,
    ranks,
    rounded,
    scores,
    total,
)

PORTAL, DOCUMENT = shipped_sets()


def test_the_set_is_that_of_the_decision() -> None:
    assert [(group.code, group.max) for group in PORTAL.groups] == [
        ("1", 18),
        ("2", 20),
        ("3", 22),
        ("4", 22),
        ("5", 18),
    ]
    scored = [indicator for indicator in PORTAL.indicators if indicator.scored]
    assert [sum(one.code.startswith(f"{group}.") for one in scored) for group in range(1, 6)] == [4, 1, 6, 7, 3]
    assert len(PORTAL.indicators) == 22


@pytest.mark.parametrize("chosen", [PORTAL, DOCUMENT])
def test_what_the_portal_sorts_petitions_by_stands_beside_the_22_and_is_not_scored(chosen: IndicatorSet) -> None:
    assert [one.code for one in chosen.measured if one not in chosen.indicators] == ["5.a", "5.b"]
    counts = {"5.a": Count(2, 3), "5.b": Count(1, 3)}
    found = scores(chosen, counts, level="city", kind="committee")
    assert [(found[code].standing, found[code].points) for code in counts] == [(Standing.COUNTED, None)] * 2
    assert total(chosen, [found[code] for code in counts]).possible == 0


# indicator, ratio in per cent → points by the portal, points by the document
POINTS = {
    ("2.1", 97): ("19.4", "19.4"),
    ("3.1", 40): ("1", "1"),
    ("3.1", 80): ("2", "2"),
    ("3.1", 100): ("2", "2"),
    ("3.3", 25): ("3", "3"),
    ("3.3", 60): ("6", "6"),
    ("3.5", 40): ("1", "1"),
    ("4.2", 40): ("1.6", "2"),
    ("4.2", 80): ("3.2", "4"),
    ("4.3", 40): ("1", "1"),
    ("5.3", 90): ("6", "6"),
    ("5.3", 45): ("3", "3"),
    ("1.4", 0): ("0", "0"),
}


@pytest.mark.parametrize("case", POINTS)
def test_points_of_a_ratio(case: tuple[str, int]) -> None:
    code, percent = case
    by = [points(one.indicator(code), Fraction(percent, 100)) for one in (PORTAL, DOCUMENT)]
    assert by == [Fraction(said) for said in POINTS[case]]


def test_the_document_multiplies_online_filing_by_what_was_synced() -> None:
    assert points(DOCUMENT.indicator("3.3"), Fraction(1, 2), Fraction(1, 3)) == 2
    assert DOCUMENT.indicator("3.3").times == "1.4"


NOTHING = Count(None, None)
# what 1.4 counted → where 3.3 stands by the document, and its points, of one dossier online among two
SYNCED = {
    "half": (Count(1, 2), (Standing.COUNTED, Fraction(3))),
    "nobody knows the total: the ratio of 1.4 is 0": (Count(1, 0), (Standing.COUNTED, Fraction(0))),
    "no source: never a zero": (NOTHING, (Standing.NO_SOURCE, None)),
}


@pytest.mark.parametrize("case", SYNCED)
def test_without_a_source_of_the_factor_there_are_no_points_and_no_zero(case: str) -> None:
    synced, expected = SYNCED[case]
    found = scores(DOCUMENT, {"1.4": synced, "3.3": Count(1, 2)}, level="city", kind="committee")
    assert (found["3.3"].standing, found["3.3"].points) == expected
    assert total(DOCUMENT, found.values()).possible == (0 if synced is NOTHING else 12)


# late, unhappy and both among four, of four → points of 5.3 by the portal, by the document
SATISFIED = {
    (0, 0, 0): (6, 6),
    (1, 0, 0): (5, 5),
    (1, 1, 0): ("10/3", "10/3"),
    (0, 0, 2): ("10/3", 0),
    (1, 1, 2): (0, 0),
}


@pytest.mark.parametrize("case", SATISFIED)
def test_the_document_takes_off_two_rates_and_the_portal_a_dossier_once(case: tuple[int, int, int]) -> None:
    late, unhappy, both = case
    content = ((PORTAL, 4 - late - unhappy - both), (DOCUMENT, 4 - unhappy - both))
    by = [
        scores(one, {"2.1": Count(4 - late - both, 4), "5.3": Count(counted, 4)}, level="city", kind="committee")["5.3"]
        for one, counted in content
    ]
    assert [one.points for one in by] == [Fraction(said) for said in SATISFIED[case]]


APPLIES = {("city", "committee"): True, ("commune", "committee"): True, ("city", "department"): False}


@pytest.mark.parametrize("unit", APPLIES)
def test_certified_copies_are_asked_of_whoever_has_communes(unit: tuple[str, str]) -> None:
    level, kind = unit
    found = scores(PORTAL, {"4.7": Count(0, 0)}, level=level, kind=kind)["4.7"]
    assert (found.standing is not Standing.NOT_APPLICABLE, found.points is not None) == (APPLIES[unit],) * 2


EMPTY = {
    "2.1": (Standing.EMPTY, Fraction(0)),
    "5.1": (Standing.EMPTY, Fraction(6)),
    "5.3": (Standing.EMPTY, Fraction(0)),
}


@pytest.mark.parametrize("code", EMPTY)
def test_an_empty_denominator_scores_by_its_own_rule(code: str) -> None:
    found = scores(PORTAL, {code: Count(0, 0)}, level="city", kind="committee")[code]
    assert (found.standing, found.points) == EMPTY[code]


def test_what_has_no_source_is_no_figure_and_takes_no_part() -> None:
    found = scores(PORTAL, {"2.1": Count(9, 10)}, level="commune", kind="committee")
    assert (found["3.6"].standing, found["3.6"].points) == (Standing.NO_SOURCE, None)
    reached = total(PORTAL, found.values())
    assert (reached.points, reached.possible, reached.scaled) == (18, 20, 90)
    assert reached.band is not None and reached.band.name == "Xuất sắc"


ABSENT = {NotApplicable.EXCLUDE: None, NotApplicable.FULL: Fraction(6), NotApplicable.ZERO: Fraction(0)}


@pytest.mark.parametrize("absent", NotApplicable)
def test_what_does_not_apply_at_a_level_scores_as_the_setting_says(absent: NotApplicable) -> None:
    chosen = PORTAL.model_copy(update={"not_applicable": absent})
    found = scores(chosen, {"1.1": Count(1, 2)}, level="commune", kind="committee")["1.1"]
    assert (found.standing, found.points) == (Standing.NOT_APPLICABLE, ABSENT[absent])


def test_ranks_are_those_of_a_competition() -> None:
    placed = ranks(
        [
            ("Phường 1", Fraction(80)),
            ("Phường 2", Fraction(90)),
            ("Phường 3", Fraction(80)),
            ("Xã", None),
            ("Phường 4", Fraction(70)),
        ]
    )
    assert placed == [(1, "Phường 2"), (2, "Phường 1"), (2, "Phường 3"), (4, "Phường 4"), (None, "Xã")]


NATIONAL = {
    ((120, 100), (), 12): 120, ((0,), (1200,), 12): 0, ((), (1200,), 12): 100, ((), (), 4): None,
    ((), (30,), 12): 3, ((), (42,), 12): 4,
}  # fmt: skip


@pytest.mark.parametrize("case", NATIONAL)
def test_the_national_total_is_the_larger_or_last_years_share(
    case: tuple[tuple[int, ...], tuple[int, ...], int],
) -> None:
    assert national_denominator(*case) == NATIONAL[case]


def test_the_later_of_two_sets_holds() -> None:
    later = IndicatorSet.model_validate({**PORTAL.model_dump(by_alias=True), "code": "new", "valid_from": "2025-01-01"})
    days = [in_force([PORTAL, later], later.valid_from.replace(year=year), "portal") for year in (2022, 2024, 2025)]
    assert days == [None, PORTAL, later]


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_points_lie_between_nothing_and_the_maximum(numerator: int, denominator: int) -> None:
    ratio = Fraction(min(numerator, denominator), denominator)
    for indicator in (*PORTAL.indicators, *DOCUMENT.indicators):
        assert 0 <= points(indicator, ratio, ratio) <= indicator.max


@pytest.mark.parametrize(
    ("value", "said"), [(Fraction(1, 3), 33.33), (Fraction(1, 8), 12.5), (Fraction(99995, 100000), 100.0), (None, None)]
)
def test_figures_are_rounded_as_people_round(value: Fraction | None, said: float | None) -> None:
    assert rounded(value and value * 100, 2) == said
