"""Who comes, what becomes of it, what happens next: pure functions of a name."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.catalogue.rules import eforms
from motcua.core.catalogue.services.publish_shipped import shipped
from motcua.core.dossiers.definitions import ReturnWay, State, Way
from motcua.demo.simulator.acts import Deed, Lie, next_act
from motcua.demo.simulator.answers import filled_in
from motcua.demo.simulator.arrivals import ONLINE, Arrival, arrivals_of
from motcua.demo.simulator.chance import dice
from motcua.demo.simulator.fate import fate_of
from motcua.demo.simulator.habits import habits
from motcua.demo.simulator.population import business, person
from motcua.kernel import clock
from motcua.kernel.codes import check_personal_id, check_phone, check_tax_code
from motcua.kernel.working_time.loading import shipped as shipped_calendars

CALENDAR = shipped_calendars().calendar()
FRIDAY, SUNDAY, HOLIDAY = date(2024, 9, 13), date(2024, 9, 15), date(2024, 9, 2)


def _coming(day: date, per_day: float = 40) -> list[Arrival]:
    return arrivals_of(day, habits=habits(), per_day=per_day, seed="test", calendar=CALENDAR)


@given(st.integers(0, 99_999))
def test_everybody_made_up_has_a_number_that_agrees_with_birth_and_sex(index: int) -> None:
    sketch = person(index)
    assert check_personal_id(sketch.number, born=sketch.born, sex=sketch.sex) == sketch.number
    assert check_phone(sketch.phone).startswith("+84900")
    assert person(index) == sketch


@given(st.integers(0, 99_999))
def test_every_business_made_up_says_so_and_has_a_tax_code_that_adds_up(index: int) -> None:
    assert check_tax_code(business(index).number) == business(index).number
    assert "Mẫu" in business(index).name


def test_the_same_name_makes_the_same_day() -> None:
    assert _coming(FRIDAY) == _coming(FRIDAY)


def test_friday_brings_more_people_online_than_monday() -> None:
    def share(first: date, weeks: int = 8) -> float:
        days = [date.fromordinal(first.toordinal() + 7 * week) for week in range(weeks)]
        all_ways = [one.way for day in days for one in _coming(day)]
        return sum(way is Way.SELF_AFAR for way in all_ways) / len(all_ways)

    assert share(date(2024, 7, 19)) > share(date(2024, 7, 22)) + 0.05


@pytest.mark.parametrize("day", [SUNDAY, HOLIDAY])
def test_on_a_day_off_people_come_online_only_and_fewer(day: date) -> None:
    assert {one.way for one in _coming(day, 200)} <= ONLINE
    assert len(_coming(day)) < len(_coming(FRIDAY)) / 2


def test_who_comes_to_the_counter_finds_it_open() -> None:
    at_counter = [one for one in _coming(FRIDAY) if one.way not in ONLINE]
    assert at_counter
    assert all(CALENDAR.is_working(one.at) for one in at_counter)


def test_every_shipped_procedure_is_asked_for_by_somebody() -> None:
    assert set(habits()) == {record.code for record in shipped()}


@pytest.mark.parametrize("code", sorted(habits()))
def test_people_fill_in_every_form_without_a_defect(code: str) -> None:
    record = next(one for one in shipped() if one.code == code)
    for index in range(25):
        sketch = business(index) if habits()[code].by_business else person(index)
        typed = filled_in(
            record.form,
            known=eforms.prefilled(record.form, _known_of(sketch.number, sketch.name, sketch.phone, sketch.address)),
            person=sketch,
            usual=habits()[code].answers,
            thrown=dice(code, index),
            today=date(2024, 7, 19),
        )
        world = eforms.World(date(2024, 7, 19))
        _values, problems = eforms.clean(record.form, typed, world=world, tables=record.rules.tables)
        assert problems == {}


def _known_of(number: str, name: str, phone: str, address: str) -> dict[str, str]:
    return {
        "party.full_name": name,
        "party.identity_number": number,
        "party.tax_code": number,
        "party.phone": phone,
        "party.address": address,
    }


def _lie(state: State, step: StepKind, **more: object) -> Lie:
    said = {
        "key": "test:1",
        "state": state,
        "step": step,
        "since": datetime(2024, 9, 13, 16, 30, tzinfo=clock.TIME_ZONE),
        "history": ("dossier.submitted",),
        "accepted_at": None,
        "due_at": None,
        "limit_minutes": 4800,
        "return_way": ReturnWay.COUNTER,
        "quick": False,
    }
    return Lie(**(said | more))  # type: ignore[arg-type]


_WHO_ACTS_NEXT = [
    (State.REGISTERED, StepKind.RECEIVE, {Deed.ACCEPT, Deed.ASK, Deed.REFUSE, Deed.WITHDRAW}),
    (State.ACCEPTED, StepKind.ASSIGN, {Deed.ASSIGN}),
    (State.ACCEPTED, StepKind.PROCESS, {Deed.ASSIGN}),
    (State.PROCESSING, StepKind.PROCESS, {Deed.PROPOSE, Deed.ASK, Deed.WITHDRAW}),
    (State.PROCESSING, StepKind.INITIAL, {Deed.INITIAL, Deed.SEND_BACK}),
    (State.PROCESSING, StepKind.SIGN, {Deed.APPROVE, Deed.SEND_BACK}),
    (State.PROCESSING, StepKind.NUMBER, {Deed.NUMBER}),
    (State.SUPPLEMENT, StepKind.CHECK, {Deed.ANSWER, Deed.STOP, Deed.WITHDRAW}),
    (State.FINISHED, StepKind.RETURN, {Deed.HAND_OVER}),
    (State.RETURNED, StepKind.RETURN, {Deed.RATE, None}),
    (State.WITHDRAWN, StepKind.PROCESS, {None}),
]


@pytest.mark.parametrize(("state", "step", "expected"), _WHO_ACTS_NEXT)
def test_what_happens_next_is_what_the_table_of_moves_allows(
    state: State, step: StepKind, expected: set[Deed | None]
) -> None:
    found = set()
    for number in range(200):
        arrival = Arrival(f"t:{number}", clock.now(), "1.008455", Way.SELF_AFAR, ReturnWay.COUNTER, 1)
        lie = _lie(state, step, key=arrival.key)
        act = next_act(fate_of(arrival, habits()["1.008455"]), lie, CALENDAR)
        assert act is None or act.at >= lie.since
        found.add(act.deed if act else None)
    assert found <= expected
    assert len(found) >= min(2, len(expected))


def test_an_answer_returned_online_returns_by_itself() -> None:
    arrival = Arrival("t:1", clock.now(), "1.008455", Way.SELF_AFAR, ReturnWay.ONLINE, 1)
    lie = _lie(State.FINISHED, StepKind.RETURN, return_way=ReturnWay.ONLINE)
    assert next_act(fate_of(arrival, habits()["1.008455"]), lie, CALENDAR) is None
