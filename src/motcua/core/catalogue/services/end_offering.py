"""A unit receives, or decides, a procedure no longer; what it took before stays its own."""

from datetime import date

from django.db import transaction

from motcua.core.catalogue.errors import offering_ends_before_it_begins
from motcua.core.catalogue.facts import keep_procedure
from motcua.core.catalogue.models import Offering
from motcua.core.catalogue.policies import require_keeper
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append


@transaction.atomic
def end_offering(offering: Offering, *, actor: Actor, last_day: date) -> Offering:
    """`last_day` is the last on which it is offered."""
    require_keeper(actor)
    offering = Offering.objects.select_for_update().select_related("procedure").get(pk=offering.pk)
    if last_day < offering.valid_from:
        raise offering_ends_before_it_begins("last_day")
    offering.valid_to = last_day
    offering.save(update_fields=["valid_to"])
    keep_procedure(offering.procedure)
    data = {"offering": offering.pk, "to": last_day.isoformat()}
    append("procedure", offering.procedure.code, "procedure.offering_ended", actor=actor, data=data)
    return offering
