"""Write every kept fact anew from what it is projected from: after an upgrade, or where the comparison differed."""

from dataclasses import dataclass

from django.db import connection, transaction

from motcua.core.catalogue.facts import keep_procedure
from motcua.core.catalogue.queries.facts import procedures_with_versions
from motcua.core.dossiers.facts import keep_all_anew
from motcua.core.index.services.keep_figures import forget_figures
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel import clock


@dataclass(frozen=True, slots=True)
class Rebuilt:
    dossiers: int
    procedures: int


@transaction.atomic
def rebuild(*, actor: Actor) -> Rebuilt:
    """Nobody reads a half state: the old facts stand until all new ones are there. Moves wait meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE dossiers_dossierfact IN SHARE ROW EXCLUSIVE MODE")
    forget_figures()
    dossiers = keep_all_anew()
    procedures = procedures_with_versions()
    for procedure, _ in procedures:
        keep_procedure(procedure)
    data = {"dossiers": dossiers, "procedures": len(procedures)}
    append("facts", f"{clock.real_now():%Y%m%d%H%M%S%f}", "facts.rebuilt", actor=actor, data=data, first=True)
    return Rebuilt(dossiers, len(procedures))
