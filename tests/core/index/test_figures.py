"""Each figure of the day counts what its words say, and opens to exactly the rows that it counted."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from motcua.core.dossiers.definitions import Way
from motcua.core.dossiers.models import DossierFact
from motcua.core.identity.models import Unit
from motcua.core.index import queries
from motcua.core.index.engine.conditions import Part
from motcua.core.index.figures import FIGURES
from motcua.core.index.periods import Period
from tests.core.index.lives import DAY, MINUTE, UNIT, Life, at
from tests.people import MORNING

SEPTEMBER = Period.month(2024, 9).asked(MORNING)
ACCEPTED, DUE = at("09-02 09:00"), at("09-10 17:00")


def life() -> Life:
    """Accepted on 2 September, promised for the 10th, still open."""
    return Life().accepted(ACCEPTED, DUE)


# What the dossier is like → (counted on time, counted at all) in September, asked on the 13th at 08:00.
ON_TIME = {
    "done before the promise": (life().done(DUE - MINUTE), 1, 1),
    "done at the very minute": (life().done(DUE), 1, 1),
    "done a minute late": (life().done(DUE + MINUTE), 0, 1),
    "open, the promise has passed": (life(), 0, 1),
    "open, the promise is to come": (Life().accepted(ACCEPTED, MORNING + MINUTE), 1, 1),
    "waiting for the citizen, asked in time": (life().asked(DUE - MINUTE), 1, 1),
    "waiting for the citizen, asked too late": (life().asked(DUE + MINUTE), 0, 1),
    "answered, and in time by the moved promise": (
        life().asked(DUE - DAY).answered(DUE + DAY, DUE + 2 * DAY).done(DUE + 2 * DAY), 1, 1,
    ),
    "answered, and late by the moved promise": (
        life().asked(DUE - DAY).answered(DUE, DUE + DAY).done(DUE + DAY + MINUTE), 0, 1,
    ),
    "asked twice, else in time": (
        life().asked(ACCEPTED + DAY).answered(ACCEPTED + 2 * DAY, DUE + DAY).asked(ACCEPTED + 3 * DAY), 0, 1,
    ),
    "asked once before and once after it was accepted": (
        Life().asked_first(ACCEPTED).accepted(ACCEPTED + DAY, DUE).asked(DUE - DAY), 0, 1,
    ),
    "asked twice before it was accepted, else in time": (
        Life().asked_first(ACCEPTED).asked(ACCEPTED + DAY).answered(ACCEPTED + DAY).accepted(ACCEPTED + DAY, DUE), 0, 1,
    ),
    "asked once before it was accepted": (Life().asked_first(ACCEPTED).accepted(ACCEPTED + DAY, DUE).done(DUE), 1, 1),
    "withdrawn in time": (life().withdrawn(ACCEPTED + DAY), 1, 1),
    "withdrawn after the promise": (life().withdrawn(DUE + MINUTE), 0, 1),
    "never accepted": (Life().filed(ACCEPTED), 0, 0),
    "refused at the door": (Life().filed(ACCEPTED).refused(ACCEPTED + MINUTE), 0, 0),
    "accepted and done in August": (Life().accepted(ACCEPTED - 20 * DAY, DUE).done(ACCEPTED - 10 * DAY), 0, 0),
    "accepted in August, done in September": (Life().accepted(ACCEPTED - 20 * DAY, DUE).done(DUE), 1, 1),
    "accepted in August, overdue all September": (Life().accepted(ACCEPTED - 20 * DAY, ACCEPTED - 5 * DAY), 0, 1),
    "accepted after the moment asked": (Life().accepted(MORNING + MINUTE, MORNING + DAY), 0, 0),
    "no promise in the record": (Life().accepted(ACCEPTED, None), 1, 1),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("case", ON_TIME)
def test_what_counts_as_on_time(case: str) -> None:
    told, on_time, counted = ON_TIME[case]
    told.fact().save(force_insert=True)
    value = queries.values_of([UNIT], SEPTEMBER)["on_time"]
    assert (value.numerator, value.denominator) == (on_time, counted)


@pytest.mark.django_db
def test_a_past_month_is_told_as_it_stood_at_its_end() -> None:
    Life().accepted(at("08-28 09:00"), at("09-05 17:00")).done(at("09-06 09:00")).fact().save(force_insert=True)
    august = queries.values_of([UNIT], Period.month(2024, 8).asked(MORNING))
    september = queries.values_of([UNIT], SEPTEMBER)
    assert (august["on_time"].numerator, august["in_hand"].numerator) == (1, 1)
    assert (september["on_time"].numerator, september["in_hand"].numerator) == (0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("way", Way)
def test_only_who_filed_alone_and_from_afar_counts_as_from_afar(way: Way) -> None:
    Life(way=way).accepted(ACCEPTED, DUE).fact().save(force_insert=True)
    value = queries.values_of([UNIT], SEPTEMBER)["from_afar"]
    assert (value.numerator, value.denominator) == (int(way is Way.SELF_AFAR), 1)


@pytest.mark.django_db
def test_nothing_to_count_is_not_a_zero() -> None:
    value = queries.values_of([UNIT], SEPTEMBER)["on_time"]
    assert (value.denominator, value.ratio) == (0, None)


@pytest.mark.django_db
def test_units_are_counted_apart_and_add_up() -> None:
    for unit in (1, 1, 2):
        Life(unit=unit).accepted(ACCEPTED, DUE).fact().save(force_insert=True)
    by_unit = queries.values_by_unit([1, 2, 3], SEPTEMBER)
    assert {unit: values["received"].numerator for unit, values in by_unit.items()} == {1: 2, 2: 1}
    assert queries.values_of([1, 2, 3], SEPTEMBER)["received"].numerator == 3


@pytest.mark.slow
class EveryFigureOpens(TestCase):
    @settings(max_examples=30)
    @given(st.lists(st.integers(0, len(ON_TIME) - 1), max_size=8))
    def test_a_list_has_as_many_rows_as_its_number(self, chosen: list[int]) -> None:
        told = [list(ON_TIME.values())[number][0] for number in set(chosen)]
        DossierFact.objects.bulk_create(life.fact() for life in told)
        asked, chosen = queries.UnitAsked(Unit(pk=UNIT), frozenset({UNIT})), queries.set_on(SEPTEMBER.tree_day)
        values = queries.values_of([UNIT], SEPTEMBER)
        for figure in FIGURES:
            value = values[figure.code]
            listed = {part: len(queries.opened(figure.counts, part, asked, SEPTEMBER, chosen).ids) for part in Part}
            assert listed[Part.PART] == value.numerator
            if figure.is_ratio:
                assert listed[Part.WHOLE] == value.denominator
                assert listed[Part.REST] + listed[Part.PART] == value.denominator


def test_every_figure_names_its_law_and_explains_itself() -> None:
    for figure in FIGURES:
        assert figure.name and figure.explanation and figure.legal_basis


def test_a_moment_is_in_vung_tau() -> None:
    assert at("09-13 08:00") == MORNING == datetime.fromisoformat("2024-09-13T01:00:00+00:00")
