"""Who receives a procedure, and who decides it, is said by whoever keeps the catalogue."""

from datetime import date

import pytest

from motcua.core.catalogue.models import Offering
from motcua.core.catalogue.services.offer import offer
from motcua.core.ledger.queries import history
from motcua.kernel.errors import DomainError
from tests.people import City

pytestmark = pytest.mark.usefixtures("morning")
SINCE = date(2024, 9, 1)


def said(city: City, **more: object) -> dict[str, object]:
    return {"receiving_unit": city.ward_desk, "competent_unit": city.planning, "valid_from": SINCE, **more}


def test_lan_lets_the_wards_desk_receive_what_the_city_decides(city: City) -> None:
    offering = offer(city.procedure.procedure, actor=city.lan.actor, **said(city))
    assert (offering.receiving_unit, offering.competent_unit) == (city.ward_desk, city.planning)
    assert history("procedure", city.procedure.procedure.code).last().kind == "procedure.offered"


def test_the_same_said_twice_is_one_offering(city: City) -> None:
    before = Offering.objects.count()
    for _ in range(2):
        offer(city.procedure.procedure, actor=city.lan.actor, **said(city))
    assert Offering.objects.count() == before + 1


def test_an_offering_cannot_end_before_it_begins(city: City) -> None:
    with pytest.raises(DomainError) as refusal:
        offer(city.procedure.procedure, actor=city.lan.actor, **said(city, valid_to=date(2024, 8, 1)))
    assert refusal.value.code == "offering.ends_before_it_begins"


@pytest.mark.parametrize("who", ["an", "dung", "giang", "phuc"])
def test_nobody_else_may(city: City, who: str) -> None:
    with pytest.raises(DomainError):
        offer(city.procedure.procedure, actor=getattr(city, who).actor, **said(city))
