"""Every role against every move, with and without the bond: one look shows the whole security model."""

from itertools import product

import pytest

from motcua.core.catalogue.definitions.routes import StepKind
from motcua.core.dossiers import policies
from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.workflow import Move
from motcua.core.identity.definitions import Role
from motcua.core.ledger.definitions import NOBODY, Actor, citizen, officer, system
from tests.core.dossiers.walk import walked
from tests.people import City

HERE, THERE = 1, 2

# Move → roles that may make it when they hold the dossier (or stand in the bond that the move asks for).
BY_ROLE: dict[Move, set[str]] = {
    Move.SUBMIT: set(),
    Move.RECEIVE: {Role.ONE_STOP},
    Move.ACCEPT: {Role.ONE_STOP},
    Move.REFUSE: {Role.ONE_STOP},
    Move.ASK_SUPPLEMENT: {Role.ONE_STOP, Role.SPECIALIST, Role.DIVISION_HEAD},
    Move.ANSWER_SUPPLEMENT: {Role.ONE_STOP},
    Move.ASSIGN: {Role.DIVISION_HEAD},
    Move.CONSULT: {Role.SPECIALIST},
    Move.GIVE_OPINION: {Role.SPECIALIST, Role.DIVISION_HEAD, Role.LEADER},
    Move.PROPOSE: {Role.SPECIALIST},
    Move.INITIAL: {Role.DIVISION_HEAD},
    Move.SEND_BACK: {Role.DIVISION_HEAD, Role.LEADER, Role.CLERK},
    Move.APPROVE: {Role.LEADER},
    Move.NUMBER: {Role.CLERK},
    Move.HAND_OVER: {Role.ONE_STOP},
    Move.LEAVE_COUNTER: {Role.ONE_STOP},
    Move.WITHDRAW: set(),
    Move.STOP: {Role.SPECIALIST, Role.DIVISION_HEAD},
}
OWNER_MOVES = {Move.ANSWER_SUPPLEMENT, Move.WITHDRAW}
SYSTEM_MOVES = {Move.HAND_OVER, Move.STOP}


def held_by(role: str, officer_id: int | None = None) -> Dossier:
    return Dossier(
        receiving_unit_id=HERE,
        competent_unit_id=HERE,
        returning_unit_id=HERE,
        holder_unit_id=HERE,
        holder_role=role,
        holder_officer_id=officer_id,
        step_kind=StepKind.PROCESS,
        asked_units=[HERE],
    )


@pytest.mark.parametrize(("move", "role"), list(product(Move, Role)))
def test_a_role_may_what_the_table_says_and_only_in_its_own_unit(move: Move, role: Role) -> None:
    dossier = held_by(role)
    assert policies.may(officer(7, HERE, [role]), move, dossier) is (role in BY_ROLE[move])
    assert not policies.may(officer(7, THERE, [role]), move, dossier)


@pytest.mark.parametrize("move", [m for m in Move if BY_ROLE[m]])
def test_once_an_officer_is_named_nobody_else_of_the_role_moves_what_she_holds(move: Move) -> None:
    held = {right.move for right in policies.RIGHTS if right.bond is policies.Bond.HOLDER}
    for role in BY_ROLE[move]:
        dossier = held_by(role, officer_id=7)
        assert policies.may(officer(7, HERE, [role]), move, dossier)
        assert policies.may(officer(8, HERE, [role]), move, dossier) is (move not in held)


@pytest.mark.parametrize("move", Move)
def test_strangers_and_robots_get_nothing(move: Move) -> None:
    dossier = held_by(Role.SPECIALIST)
    nobodies: list[Actor] = [NOBODY, citizen("chi")]
    assert not any(policies.may(actor, move, dossier) for actor in nobodies)
    assert policies.may(system("robot"), move, dossier) is (move in SYSTEM_MOVES)


@pytest.mark.parametrize("move", Move)
def test_the_owner_answers_and_withdraws_and_nothing_else(move: Move) -> None:
    dossier = held_by(Role.SPECIALIST)
    owner = citizen(dossier.pk)
    dossier.applicant_id = dossier.pk
    assert policies.may(owner, move, dossier) is (move in OWNER_MOVES)


@pytest.mark.parametrize(("move", "role"), list(product(Move, Role)))
def test_who_may_and_may_he_give_one_answer(move: Move, role: Role) -> None:
    dossier = held_by(role)
    assert ((HERE, role) in policies.who_may(move, dossier)) is policies.may(officer(7, HERE, [role]), move, dossier)


SEES = {
    "dung": True, "em": True, "khoa": True, "phuc": True, "hanh": True, "lan": True, "an": True,
    "giang": False, "binh": False, "chi": False, "minh": False,
}  # fmt: skip


@pytest.mark.usefixtures("morning")
@pytest.mark.parametrize(("who", "sees"), SEES.items())
def test_who_sees_ans_dossier(city: City, who: str, sees: bool) -> None:
    walked(city, "assigned")
    assert policies.scoped(getattr(city, who).actor).exists() is sees


@pytest.mark.usefixtures("morning")
def test_nobody_and_robots_see_none(city: City) -> None:
    walked(city)
    assert not policies.scoped(NOBODY).exists()
    assert not policies.scoped(system("crawler")).exists()
