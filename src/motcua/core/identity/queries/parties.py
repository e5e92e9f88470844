"""Finding parties, and for whom a party may act."""

from datetime import datetime
from uuid import UUID

from motcua.core.identity.models import Mandate, Party


def mandate_in_force(agent: Party, principal: Party, procedure_code: str, moment: datetime) -> Mandate | None:
    """The mandate by which `agent` may file this procedure for `principal`; the longest one when there are several."""
    mandates = Mandate.objects.in_force(moment).covering(procedure_code)
    return mandates.filter(agent=agent, principal=principal).order_by("-valid_to").first()


def mandate_from(principal: UUID, agent: Party, moment: datetime) -> Mandate | None:
    """Any mandate in force by which `agent` may act for this principal, with the principal."""
    mandates = Mandate.objects.in_force(moment).filter(agent=agent, principal=principal)
    return mandates.select_related("principal").order_by("-valid_to").first()


def principals_of(agent: Party, moment: datetime) -> list[Party]:
    """For whom `agent` may act at this moment, in some procedure at least."""
    mandates = Mandate.objects.in_force(moment).filter(agent=agent)
    return list(Party.objects.filter(pk__in=mandates.values("principal")).order_by("sort_key"))
