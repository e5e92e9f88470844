"""The shipped procedures, and who in the city receives and decides each of them."""

from collections.abc import Iterator, Mapping
from datetime import date

from motcua.core.catalogue.models import Procedure
from motcua.core.catalogue.services.offer import offer
from motcua.core.catalogue.services.publish_shipped import publish_shipped
from motcua.core.identity.definitions import UnitKind, UnitLevel
from motcua.core.identity.models import Unit
from motcua.core.ledger.definitions import Actor
from motcua.demo.data import load


def build_catalogue(units: Mapping[str, Unit], *, actor: Actor) -> None:
    publish_shipped(actor=actor)
    procedures = {one.code: one for one in Procedure.objects.all()}
    since = date.fromisoformat(load("offerings")["valid_from"])
    for code, receiving, competent in _offers(units):
        offer(procedures[code], actor=actor, receiving_unit=receiving, competent_unit=competent, valid_from=since)


def _offers(units: Mapping[str, Unit]) -> Iterator[tuple[str, Unit, Unit]]:
    """A city procedure goes to the city's desk and its department, a ward's to each ward and its own desk."""
    told = load("offerings")
    for code, department in told["city"].items():
        yield code, units[told["city_desk"]], units[department]
    wards = [one for one in units.values() if one.level == UnitLevel.COMMUNE and one.kind == UnitKind.COMMITTEE]
    for code in told["wards"]:
        for ward in wards:
            yield code, units[f"{ward.code}.01"], ward
