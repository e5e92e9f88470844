"""From an empty database to a city that can be walked through, in seconds; the rest of its past follows behind."""

from datetime import datetime

from django.db import transaction

from motcua.core.identity.models import Party
from motcua.core.ledger.definitions import system
from motcua.demo import clock as city_clock
from motcua.demo.city.catalogue import build_catalogue
from motcua.demo.city.first import build_first_dossiers
from motcua.demo.city.officers import build_officers
from motcua.demo.city.people import build_people
from motcua.demo.city.units import build_areas, build_units
from motcua.demo.models import DemoCity
from motcua.kernel import clock

FOUNDER = system("demo")
FOUNDED = datetime(2023, 1, 3, 7, 0, tzinfo=clock.TIME_ZONE)
CATALOGUED = datetime(2023, 11, 17, 7, 0, tzinfo=clock.TIME_ZONE)
PEOPLE_CAME = datetime(2024, 7, 1, 9, 0, tzinfo=clock.TIME_ZONE)


def ensure_city() -> None:
    """Found the city, or wake it where it fell asleep. Running it again does nothing."""
    if DemoCity.objects.filter(founded=True).exists():
        city_clock.wake()
        return
    with transaction.atomic():
        build_first_dossiers(found_city())
        city_clock.begin()
        DemoCity.objects.filter(pk=1).update(founded=True)


def found_city() -> dict[str, Party]:
    """Units, officers, catalogue and people, each at its time; no dossier yet. Returns the demo's citizens."""
    with clock.at(FOUNDED):
        units = build_units(actor=FOUNDER)
        build_areas(actor=FOUNDER)
        build_officers(units, actor=FOUNDER)
    with clock.at(CATALOGUED):
        build_catalogue(units, actor=FOUNDER)
    with clock.at(PEOPLE_CAME):
        return build_people()
