"""A procedure is offered no longer from a day on."""

from datetime import date, datetime

import pytest

from motcua.core.catalogue.models import Offering, ServiceFact
from motcua.core.catalogue.queries import offerings
from motcua.core.catalogue.services.end_offering import end_offering
from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.errors import DomainError
from tests.people import City

pytestmark = pytest.mark.usefixtures("morning")
TODAY, MIDNIGHT = date(2024, 9, 13), datetime(2024, 9, 14, tzinfo=TIME_ZONE)


def test_lan_ends_it_and_it_is_listed_until_its_last_day(city: City) -> None:
    end_offering(Offering.objects.get(), actor=city.lan.actor, last_day=TODAY)
    assert [one.valid_to for one in offerings(TODAY, procedure="1.008455")] == [TODAY]
    assert offerings(date(2024, 9, 14)) == []
    assert [fact.valid_to for fact in ServiceFact.objects.all()] == [MIDNIGHT]


def test_it_cannot_end_before_it_began(city: City) -> None:
    with pytest.raises(DomainError) as refusal:
        end_offering(Offering.objects.get(), actor=city.lan.actor, last_day=date(2022, 1, 1))
    assert (refusal.value.code, refusal.value.field) == ("offering.ends_before_it_begins", "last_day")


@pytest.mark.parametrize("who", ["an", "dung", "giang", "phuc", "khoa"])
def test_nobody_else_may(city: City, who: str) -> None:
    with pytest.raises(DomainError):
        end_offering(Offering.objects.get(), actor=getattr(city, who).actor, last_day=TODAY)


@pytest.mark.parametrize(("unit", "found"), [("H06.30.15", 1), ("H06.30.11", 1), ("H06.30.21", 0)])
def test_they_are_listed_by_the_unit_that_receives_or_decides(city: City, unit: str, found: int) -> None:
    assert len(offerings(TODAY, unit=unit)) == found
