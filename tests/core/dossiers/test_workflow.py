"""The table of moves, walked by enumeration: what it allows, and that everything else is refused with a code."""

from itertools import product

import pytest

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.dossiers.definitions import ENDED, OPEN, PAUSED, State
from motcua.core.dossiers.workflow import TRANSITIONS, ClockEffect, Move, legal_moves, transition
from motcua.kernel.errors import DomainError

EVERYWHERE = list(product([None, *State], [False, True], StepKind))


@pytest.mark.parametrize("move", Move)
def test_what_is_not_in_the_table_is_refused_with_a_code(move: Move) -> None:
    for state, accepted, step in EVERYWHERE:
        rows = [
            row
            for row in TRANSITIONS
            if row.move is move
            and row.source == state
            and row.accepted in (None, accepted)
            and (not row.steps or step in row.steps)
        ]
        if rows:
            assert transition(move, state, accepted=accepted, step=step) is rows[0]
            continue
        with pytest.raises(DomainError) as refusal:
            transition(move, state, accepted=accepted, step=step)
        assert refusal.value.code == "dossier.move_not_allowed"


def test_no_situation_has_two_rows_for_one_move() -> None:
    for (state, accepted, step), move in product(EVERYWHERE, Move):
        rows = [
            row
            for row in TRANSITIONS
            if (row.move, row.source) == (move, state)
            and row.accepted in (None, accepted)
            and (not row.steps or step in row.steps)
        ]
        assert len(rows) <= 1, (state, accepted, step, move)


@pytest.mark.parametrize("state", ENDED - {State.FINISHED})
def test_nothing_happens_to_a_dossier_that_is_over(state: State) -> None:
    for accepted, step in product([False, True], StepKind):
        assert legal_moves(state, accepted=accepted, step=step) == frozenset()


def test_a_finished_dossier_can_only_be_handed_over_now_or_later() -> None:
    assert legal_moves(State.FINISHED, accepted=True, step=StepKind.RETURN) == {Move.HAND_OVER, Move.LEAVE_COUNTER}


@pytest.mark.parametrize("move", [Move.CONSULT, Move.GIVE_OPINION, Move.LEAVE_COUNTER])
def test_what_only_is_said_about_a_dossier_leaves_it_and_its_clock_where_they_are(move: Move) -> None:
    rows = [row for row in TRANSITIONS if row.move is move]
    assert rows
    assert all((row.target, row.clock) == (row.source, ClockEffect.NONE) for row in rows)


@pytest.mark.parametrize(
    "row", [row for row in TRANSITIONS if row.clock is ClockEffect.PAUSE], ids=lambda row: f"{row.move} {row.target}"
)
def test_every_pause_leads_to_a_state_in_which_time_stands_still(row: object) -> None:
    assert row.target in PAUSED and row.accepted  # type: ignore[attr-defined]


@pytest.mark.parametrize("state", sorted(OPEN - {State.AWAITING_PAYMENT}))
def test_a_person_can_take_back_what_has_no_answer_yet(state: State) -> None:
    for accepted in (False, True):
        assert Move.WITHDRAW in legal_moves(state, accepted=accepted, step=StepKind.PROCESS)


def test_a_supplement_before_acceptance_never_starts_the_clock() -> None:
    asked = transition(Move.ASK_SUPPLEMENT, State.REGISTERED, accepted=False, step=StepKind.CHECK)
    answered = transition(Move.ANSWER_SUPPLEMENT, State.SUPPLEMENT, accepted=False, step=StepKind.CHECK)
    assert (asked.clock, answered.clock, answered.target) == (
        ClockEffect.NONE,
        ClockEffect.NONE,
        State.REGISTERED,
    )


def test_every_state_of_the_national_portal_is_reached_but_payment() -> None:
    """State 6 belongs to payments, which bring its moves."""
    assert {row.target for row in TRANSITIONS} == set(State) - {State.AWAITING_PAYMENT}


def test_a_route_without_an_assignment_goes_straight_to_the_specialist() -> None:
    proposed = transition(Move.PROPOSE, State.ACCEPTED, accepted=True, step=StepKind.PROCESS)
    assert proposed.target is State.PROCESSING
