"""Every role against every action: one look shows who may do what with people and units."""

import pytest

from motcua.core.identity.definitions import Role
from motcua.core.identity.policies import Action, may, who_may
from motcua.core.ledger.definitions import NOBODY, officer, system
from motcua.kernel import clock
from tests.people import City

pytestmark = pytest.mark.usefixtures("morning")

AT_THE_COUNTER = {
    Action.SEE_PARTY, Action.FIND_PARTY, Action.MAKE_PARTY, Action.CHANGE_CONTACT,
    Action.GIVE_MANDATE, Action.REVOKE_MANDATE,
}  # fmt: skip
ABOUT_ONESELF = {Action.SEE_PARTY, Action.CHANGE_CONTACT, Action.GIVE_MANDATE, Action.REVOKE_MANDATE}
BY_ROLE = {Role.ONE_STOP: AT_THE_COUNTER, Role.ADMINISTRATOR: {Action.ADMINISTER_UNITS, Action.ADMINISTER_OFFICERS}}


@pytest.mark.parametrize("role", Role)
def test_a_role_at_the_top_gives_exactly_these_rights(city: City, role: Role) -> None:
    actor = officer(city.lan.officer.pk, city.committee.pk, [role])
    assert {action for action in Action if may(actor, action, about=city.an.party.pk)} == BY_ROLE.get(role, set())


@pytest.mark.parametrize("role", Role)
def test_a_role_in_a_ward_gives_nothing_over_units_and_officers(city: City, role: Role) -> None:
    actor = officer(city.giang.officer.pk, city.ward_desk.pk, [role])
    allowed = {action for action in Action if may(actor, action, about=city.an.party.pk)}
    assert allowed == (AT_THE_COUNTER if role is Role.ONE_STOP else set())


def test_a_citizen_may_what_is_about_oneself_and_nothing_about_others(city: City) -> None:
    own = {action for action in Action if may(city.an.actor, action, about=city.an.party.pk)}
    others = {action for action in Action if may(city.an.actor, action, about=city.binh.party.pk)}
    assert (own, others) == (ABOUT_ONESELF, set())


def test_nobody_may_nothing_and_the_product_all(city: City) -> None:
    assert not any(may(NOBODY, action, about=city.an.party.pk) for action in Action)
    assert all(may(system("import"), action) for action in Action)


@pytest.mark.parametrize(
    ("action", "unit", "who"),
    [
        (Action.ADMINISTER_UNITS, "committee", {"lan"}),
        (Action.ADMINISTER_UNITS, "ward", set()),
        (Action.FIND_PARTY, "one_stop", {"dung"}),
        (Action.FIND_PARTY, "ward_desk", {"giang"}),
        (Action.FIND_PARTY, "planning", set()),
    ],
)
def test_who_may_is_the_same_table_asked_backwards(city: City, action: Action, unit: str, who: set[str]) -> None:
    expected = {getattr(city, name).officer.pk for name in who}
    assert who_may(action, getattr(city, unit), clock.today()) == expected
