"""Each figure counts what its law says, and opens to exactly the rows that it counted."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import product
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from motcua.core.dossiers.definitions import Outcome, State, Way
from motcua.core.dossiers.models import DossierFact
from motcua.core.index import queries
from motcua.core.index.declarations import Window
from motcua.core.index.figures import FIGURES
from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.errors import DomainError
from tests.people import MORNING

UNIT = 1
SEPTEMBER = Window.month(2024, 9, MORNING)
ACCEPTED = datetime(2024, 9, 2, 9, 0, tzinfo=TIME_ZONE)
DUE = datetime(2024, 9, 10, 17, 0, tzinfo=TIME_ZONE)


def fact(**said: object) -> DossierFact:
    """A dossier accepted on 2 September, promised for the 10th, still open."""
    row = {
        "dossier_id": uuid4(), "code": "x", "procedure_code": "p", "procedure_version_id": 1, "sector_code": "s",
        "service_level": "full", "receiving_unit_id": UNIT, "competent_unit_id": UNIT, "returning_unit_id": UNIT,
        "way": Way.DIRECT, "channel": 1, "applicant_kind": "person", "state": State.PROCESSING,
        "submitted_at": ACCEPTED, "accepted_at": ACCEPTED, "first_due_at": DUE, "due_at": DUE, "event_sequence": 1,
    }  # fmt: skip
    return DossierFact(**(row | said))


DONE = {"state": State.RETURNED, "outcome": Outcome.DONE}
MINUTE = timedelta(minutes=1)

# What the dossier is like → (counted on time, counted at all) in September, asked on the 13th at 08:00.
ON_TIME = {
    "done before the promise": (DONE | {"finished_at": DUE - MINUTE}, 1, 1),
    "done at the very minute": (DONE | {"finished_at": DUE}, 1, 1),
    "done a minute late": (DONE | {"finished_at": DUE + MINUTE}, 0, 1),
    "open, the promise has passed": ({}, 0, 1),
    "open, the promise is to come": ({"due_at": MORNING + MINUTE}, 1, 1),
    "waiting for the citizen, asked in time": (
        {"paused_since": DUE - MINUTE, "last_supplement_at": DUE - MINUTE, "supplements": 1}, 1, 1,
    ),
    "waiting for the citizen, asked too late": (
        {"paused_since": DUE + MINUTE, "last_supplement_at": DUE + MINUTE, "supplements": 1}, 0, 1,
    ),
    "asked twice, else in time": (DONE | {"finished_at": DUE - MINUTE, "supplements": 2}, 0, 1),
    "withdrawn in time": ({"state": State.WITHDRAWN, "outcome": Outcome.WITHDRAWN, "finished_at": ACCEPTED}, 1, 1),
    "never accepted": ({"accepted_at": None, "due_at": None, "state": State.REGISTERED}, 0, 0),
    "refused at the door": (
        {"accepted_at": None, "due_at": None, "state": State.NOT_ACCEPTED, "finished_at": ACCEPTED}, 0, 0,
    ),
    "accepted and done in August": (
        DONE | {"accepted_at": ACCEPTED - timedelta(days=20), "finished_at": ACCEPTED - timedelta(days=10)}, 0, 0,
    ),
    "accepted in August, done in September": (
        DONE | {"accepted_at": ACCEPTED - timedelta(days=20), "finished_at": DUE}, 1, 1,
    ),
    "no promise in the record": ({"due_at": None}, 1, 1),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("case", ON_TIME)
def test_what_counts_as_on_time(case: str) -> None:
    said, on_time, counted = ON_TIME[case]
    fact(**said).save(force_insert=True)
    value = queries.values_of([UNIT], SEPTEMBER)["on_time"]
    assert (value.numerator, value.denominator) == (on_time, counted)


@pytest.mark.django_db
@pytest.mark.parametrize("way", Way)
def test_only_who_filed_alone_and_from_afar_counts_as_from_afar(way: Way) -> None:
    fact(way=way).save(force_insert=True)
    value = queries.values_of([UNIT], SEPTEMBER)["from_afar"]
    assert (value.numerator, value.denominator) == (int(way is Way.SELF_AFAR), 1)


@pytest.mark.django_db
def test_nothing_to_count_is_not_a_zero() -> None:
    value = queries.values_of([UNIT], SEPTEMBER)["on_time"]
    assert (value.denominator, value.ratio) == (0, None)


@pytest.mark.django_db
def test_units_are_counted_apart_and_add_up() -> None:
    for unit in (1, 1, 2):
        fact(competent_unit_id=unit).save(force_insert=True)
    by_unit = queries.values_by_unit([1, 2, 3], SEPTEMBER)
    assert {unit: values["received"].numerator for unit, values in by_unit.items()} == {1: 2, 2: 1}
    assert queries.values_of([1, 2, 3], SEPTEMBER)["received"].numerator == 3


def moments() -> st.SearchStrategy[datetime]:
    return st.datetimes(datetime(2024, 8, 1), datetime(2024, 10, 31)).map(lambda d: d.replace(tzinfo=TIME_ZONE))


@st.composite
def any_fact(draw: st.DrawFn) -> DossierFact:
    accepted = draw(st.none() | moments())
    return fact(
        way=draw(st.sampled_from(Way)),
        submitted_at=draw(moments()),
        accepted_at=accepted,
        due_at=draw(st.none() | moments()) if accepted else None,
        finished_at=draw(st.none() | moments()),
        paused_since=draw(st.none() | moments()),
        last_supplement_at=draw(st.none() | moments()),
        supplements=draw(st.integers(0, 3)),
    )


class EveryFigureOpens(TestCase):
    @given(st.lists(any_fact(), max_size=12))
    def test_a_list_has_as_many_rows_as_its_number(self, facts: list[DossierFact]) -> None:
        DossierFact.objects.bulk_create(facts)
        values = queries.values_of([UNIT], SEPTEMBER)
        for figure in FIGURES:
            value = values[figure.code]
            opened = {part: queries.rows_of(figure, part, [UNIT], SEPTEMBER).count() for part in _parts(figure.code)}
            assert opened["numerator"] == value.numerator
            if figure.is_ratio:
                assert opened["denominator"] == value.denominator
                assert opened["rest"] + opened["numerator"] == value.denominator


def _parts(code: str) -> Iterator[str]:
    yield from ("numerator", "rest", "denominator")


PERIODS = {
    "2024-09": ("2024-09-01T00:00:00+07:00", "2024-10-01T00:00:00+07:00"),
    "2024-12": ("2024-12-01T00:00:00+07:00", "2025-01-01T00:00:00+07:00"),
    "2024-09-13": ("2024-09-13T00:00:00+07:00", "2024-09-14T00:00:00+07:00"),
}


@pytest.mark.parametrize(("code", "ends"), PERIODS.items())
def test_a_period_begins_and_ends_at_midnight_in_vung_tau(code: str, ends: tuple[str, str]) -> None:
    window = Window.parse(code, MORNING)
    assert (window.start.isoformat(), window.end.isoformat(), window.code) == (*ends, code)


@pytest.mark.parametrize("code", ["2024-13", "2024-00", "hôm qua", "2024-02-30", "2024", "--", "2024-9-9-9"])
def test_a_period_that_is_none_is_refused_in_words(code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        Window.parse(code, MORNING)
    assert refusal.value.code == "period.not_understood"


def test_every_figure_names_its_law_and_explains_itself() -> None:
    for figure, attribute in product(FIGURES, ("name", "explanation", "legal_basis")):
        assert getattr(figure, attribute)
