"""One acts for another only by a mandate in force, for what it names."""

from datetime import timedelta

import pytest

from motcua.core.identity import queries
from motcua.core.identity.definitions import MandateKind
from motcua.core.identity.models import Mandate
from motcua.core.identity.services.give_mandate import give_mandate
from motcua.core.identity.services.revoke_mandate import revoke_mandate
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, Problems
from tests.people import Citizen, City, OfficerOf

pytestmark = pytest.mark.usefixtures("morning")


def given(city: City, by: Citizen | OfficerOf | None = None, **more: object) -> Mandate:
    said = {"evidence": "Giấy ủy quyền số 12", "valid_to": clock.now() + timedelta(days=30)}
    return give_mandate(city.an.party, city.binh.party, actor=(by or city.an).actor, **(said | more))


def holds(city: City, procedure: str = "1.008455") -> Mandate | None:
    return queries.mandate_in_force(city.binh.party, city.an.party, procedure, clock.now())


def test_binh_may_act_for_an_until_the_mandate_ends(city: City, morning: clock.Hand) -> None:
    mandate = given(city)
    assert holds(city) == mandate
    assert queries.principals_of(city.binh.party, clock.now()) == [city.an.party]
    morning.advance(days=30)
    assert holds(city) is None
    assert queries.principals_of(city.binh.party, clock.now()) == []


def test_a_mandate_for_one_procedure_opens_no_other(city: City) -> None:
    given(city, procedure_codes=["1.008455", " "])
    assert holds(city) is not None
    assert holds(city, "2.000815") is None


def test_it_never_works_the_other_way_round(city: City) -> None:
    given(city)
    assert queries.mandate_in_force(city.an.party, city.binh.party, "1.008455", clock.now()) is None


@pytest.mark.parametrize("who", ["an", "binh", "dung"])
def test_a_mandate_is_ended_by_either_side_or_at_the_counter(city: City, who: str) -> None:
    revoke_mandate(given(city), actor=getattr(city, who).actor)
    assert holds(city) is None


@pytest.mark.parametrize("who", ["chi", "em", "minh"])
def test_nobody_else_ends_or_gives_it(city: City, who: str) -> None:
    mandate = given(city)
    for act in (
        lambda: revoke_mandate(mandate, actor=getattr(city, who).actor),
        lambda: given(city, getattr(city, who)),
    ):
        with pytest.raises(DomainError) as refusal:
            act()
        assert refusal.value.code == "identity.not_permitted"


def test_another_agent_of_an_cannot_end_binhs_mandate(city: City) -> None:
    mandate = given(city)
    give_mandate(city.an.party, city.minh.party, actor=city.an.actor, evidence="Nhờ hỗ trợ", valid_to=mandate.valid_to)
    with pytest.raises(DomainError):
        revoke_mandate(mandate, actor=city.minh.actor)


def test_it_ends_once(city: City) -> None:
    mandate = revoke_mandate(given(city), actor=city.an.actor)
    with pytest.raises(DomainError) as refusal:
        revoke_mandate(mandate, actor=city.an.actor)
    assert refusal.value.code == "mandate.revoked"


def test_help_with_filing_is_given_at_the_counter_too(city: City) -> None:
    assert given(city, city.dung, kind=MandateKind.ASSISTANCE).kind == "assistance"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"evidence": " "}, "mandate.no_evidence"),
        ({"days": 0}, "period.order"),
        ({"from": -9, "days": -1}, "mandate.over"),
    ],
)
def test_a_mandate_without_evidence_or_time_is_refused(city: City, more: dict[str, object], code: str) -> None:
    now = clock.now()
    days = more.pop("days", 3)
    begins = now + timedelta(days=more.pop("from", 0))
    with pytest.raises(Problems) as refusal:
        given(city, valid_from=begins, valid_to=now + timedelta(days=days), **more)
    assert refusal.value.code == code


def test_nobody_mandates_oneself(city: City) -> None:
    with pytest.raises(Problems) as refusal:
        give_mandate(
            city.an.party, city.an.party, actor=city.an.actor, evidence="x", valid_to=clock.now() + timedelta(1)
        )
    assert refusal.value.code == "mandate.oneself"
