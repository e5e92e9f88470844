"""The small city of the tests is itself sound."""

from motcua.core.identity import queries as identity
from motcua.kernel import clock
from motcua.kernel.codes import check_personal_id
from tests.people import City


def test_everybody_holds_a_role_where_the_route_looks_for_it(city: City, morning: clock.Hand) -> None:
    day = clock.today()
    assert identity.committee_above(city.planning, day) == city.committee
    assert [h.officer.name for h in identity.officers_holding("specialist", city.planning, day)] == ["Võ Văn Em"]
    assert identity.capacity_in_force(city.phuc.officer, city.committee, day) == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


def test_every_identity_number_agrees_with_birth_and_sex(city: City) -> None:
    for citizen in (city.an, city.binh, city.chi, city.minh):
        said = citizen.party
        assert check_personal_id(said.identifier, born=said.birth_date, sex=said.sex) == said.identifier
