"""Say which unit receives a procedure and which decides it, from a day on."""

from datetime import date

from django.db import transaction

from motcua.core.catalogue.errors import offering_ends_before_it_begins
from motcua.core.catalogue.facts import keep_procedure
from motcua.core.catalogue.models import Offering, Procedure
from motcua.core.catalogue.policies import require_keeper
from motcua.core.identity.models import Unit
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append


@transaction.atomic
def offer(
    procedure: Procedure,
    *,
    actor: Actor,
    receiving_unit: Unit,
    competent_unit: Unit,
    valid_from: date,
    valid_to: date | None = None,
) -> Offering:
    """Reception need not depend on territory (NĐ 118/2025): several desks may receive what one unit decides.

    The same offering said again is given back as it stands. Raises ``offering.ends_before_it_begins``.
    """
    require_keeper(actor)
    if valid_to is not None and valid_to < valid_from:
        raise offering_ends_before_it_begins("valid_to")
    units = {"receiving_unit": receiving_unit, "competent_unit": competent_unit}
    offering, is_new = Offering.objects.get_or_create(
        procedure=procedure, **units, valid_from=valid_from, defaults={"valid_to": valid_to}
    )
    if is_new:
        keep_procedure(procedure)
        data = {"receiving": receiving_unit.pk, "competent": competent_unit.pk, "from": valid_from.isoformat()}
        append("procedure", procedure.code, "procedure.offered", actor=actor, data=data)
    return offering
