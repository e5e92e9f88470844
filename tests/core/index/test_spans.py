"""Working time of very many dossiers is the calendar's own, only faster."""

from datetime import datetime, timedelta

import pytest
from django.db.models import F
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.core.dossiers.models import DossierFact
from motcua.core.index.queries.spans import CityMinute, Ruler
from motcua.kernel.clock import TIME_ZONE
from motcua.kernel.working_time.loading import shipped
from tests.core.index.lives import Life, at

CALENDAR = shipped().calendar("office_and_saturday_morning")
RULER = Ruler(CALENDAR)
BEGINNING = datetime(2000, 1, 1, tzinfo=TIME_ZONE)
MOMENTS = st.datetimes(datetime(2023, 1, 1), datetime(2025, 12, 31)).map(lambda one: one.replace(tzinfo=TIME_ZONE))


def minute(moment: datetime) -> int:
    return (moment - BEGINNING) // timedelta(minutes=1)


@settings(max_examples=60, deadline=None)
@given(MOMENTS, MOMENTS)
def test_the_ruler_measures_as_the_calendar_does(one: datetime, other: datetime) -> None:
    assert RULER.between(minute(one), minute(other)) == CALENDAR.working_minutes_between(one, other)


@pytest.mark.django_db
def test_the_database_tells_the_minutes_of_the_citys_clock() -> None:
    moment = at("09-13 08:00")
    Life().accepted(moment + timedelta(seconds=59), None).fact().save(force_insert=True)
    told = DossierFact.objects.annotate(minute=CityMinute(F("accepted_at"))).values_list("minute", flat=True)
    assert list(told) == [minute(moment)]
