"""What follows where a unit ends: it receives and decides nothing any more."""

from datetime import date

from django.db.models import Q

from motcua.core.catalogue.models import Offering
from motcua.core.catalogue.services.end_offering import end_offering
from motcua.core.ledger.definitions import system
from motcua.core.ledger.models import Event
from motcua.core.ledger.outbox import subscribe

ROBOT = system("unit_ended")


@subscribe("unit.ended")
def end_what_the_unit_offered(event: Event) -> None:
    unit, last_day = event.data["unit"], date.fromisoformat(event.data["last_day"])
    offered = Offering.objects.filter(Q(receiving_unit=unit) | Q(competent_unit=unit))
    for offering in offered.exclude(valid_to__lte=last_day):
        end_offering(offering, actor=ROBOT, last_day=max(last_day, offering.valid_from))
