"""Every role against every action, with each bond: one look shows who may do what with the index."""

import pytest

from motcua.core.identity.definitions import Role
from motcua.core.index.policies import Action, may, watched
from motcua.core.ledger.definitions import NOBODY, officer, system
from tests.people import City

pytestmark = pytest.mark.usefixtures("morning")

WORK = {Action.WATCH, Action.CONTEST, Action.SPEAK}
OWN: dict[Role, set[Action]] = {
    Role.ONE_STOP: WORK,
    Role.SPECIALIST: WORK,
    Role.DIVISION_HEAD: WORK,
    Role.LEADER: WORK,
    Role.CLERK: {Action.WATCH},
    Role.MONITOR: {Action.KEEP, Action.WATCH},
    Role.ADMINISTRATOR: {Action.KEEP},
}
ABOVE: dict[Role, set[Action]] = {
    Role.LEADER: {Action.WATCH},
    Role.CLERK: {Action.WATCH},
    Role.MONITOR: {Action.KEEP, Action.WATCH, Action.DECIDE},
    Role.ADMINISTRATOR: {Action.KEEP},
}


@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_about_its_own_unit(city: City, role: Role) -> None:
    actor = officer(city.em.officer.pk, city.planning.pk, [role])
    assert {action for action in Action if may(actor, action, city.planning.pk)} == OWN.get(role, set())


@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_about_a_unit_below(city: City, role: Role) -> None:
    actor = officer(city.lan.officer.pk, city.committee.pk, [role])
    assert {action for action in Action if may(actor, action, city.planning.pk)} == ABOVE.get(role, set())


@pytest.mark.parametrize("role", Role)
def test_no_role_may_anything_about_a_unit_beside(city: City, role: Role) -> None:
    actor = officer(city.giang.officer.pk, city.ward.pk, [role])
    assert not any(may(actor, action, city.planning.pk) for action in Action)


def test_nobody_and_citizens_may_nothing_and_the_product_judges_nothing(city: City) -> None:
    for actor in (NOBODY, city.an.actor):
        assert not any(may(actor, action, city.planning.pk) for action in Action)
    assert {action for action in Action if may(system("import"), action, city.planning.pk)} == {Action.KEEP}


def test_who_watches_a_branch_looks_into_all_of_it_and_others_into_their_own_unit(city: City) -> None:
    assert city.ward_desk.pk in watched(city.lan.actor)
    assert watched(city.em.actor) == {city.planning.pk}
    assert watched(city.an.actor) == frozenset()


def test_a_one_stop_desk_works_for_the_figures_of_its_committee(city: City) -> None:
    assert all(may(city.giang.actor, action, city.ward.pk) for action in (Action.WATCH, Action.CONTEST, Action.SPEAK))
    assert not may(city.giang.actor, Action.CONTEST, city.committee.pk)
    assert watched(city.giang.actor) == {city.ward_desk.pk, city.ward.pk}
