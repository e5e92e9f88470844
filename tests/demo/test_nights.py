"""The city's nights: the figures are compared once after each of them, by the city's clock."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.core.index.models import Agreement
from motcua.demo.clock import START
from motcua.demo.nights import Nights
from motcua.kernel import clock

pytestmark = pytest.mark.django_db


def test_a_city_that_was_never_compared_is_compared_at_once_and_then_after_each_night() -> None:
    nights = Nights()
    with clock.frozen(START) as hand:
        asked = [nights.compare(), nights.compare()]
        ProcrastinateJob.objects.all().delete()  # done
        Agreement.objects.create(compared_at=START, facts=1, figures=1)
        asked += [nights.compare(), Nights().compare()]
        hand.advance(hours=24)
        asked += [nights.compare(), nights.compare()]
    assert asked == [True, False, False, False, True, False]


def test_while_one_is_under_way_no_other_is_asked_for() -> None:
    with clock.frozen(START):
        assert [Nights().compare(), Nights().compare()] == [True, False]
