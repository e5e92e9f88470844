"""A contest about a figure was decided: how an indicator counts this dossier is remembered in its own chain."""

from uuid import UUID

from django.db import connection

from motcua.core.dossiers import facts
from motcua.core.dossiers.models import Dossier, DossierFact
from motcua.core.identity.definitions import OWN_SOURCE
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence

_NO_IMPORT = "SELECT 1 FROM dossiers_factsource WHERE code = %s FOR SHARE SKIP LOCKED"


def rule_on_counting(fact: DossierFact, *, actor: Actor, counts: str, effect: str) -> None:
    """`counts` is the index's declaration; `effect` "met" (counted above), "out" (not counted) or "" (as before).

    In the caller's transaction, which has asked whether the actor may decide and holds the dossier (`held`). Nothing
    of the dossier itself changes: neither its state nor its version. One of another system has a chain as well, to
    which its next import adds; what was ruled stays.
    """
    data = {"counts": counts, "effect": effect}
    facts.keep(append(facts.AGGREGATE, fact.pk, "dossier.ruled", actor=actor, data=data))


def held(dossier_id: UUID) -> DossierFact:
    """The counted dossier, own or imported; until the transaction ends nothing else is added to its chain.

    Raises `import.under_way` while the system that it came from is being imported, and DossierFact.DoesNotExist.
    """
    source = DossierFact.objects.values_list("source", flat=True).get(pk=dossier_id)
    if source == OWN_SOURCE:
        Dossier.objects.select_for_update().only("pk").get(pk=dossier_id)
    else:
        _refuse_during_import(source)
    return DossierFact.objects.select_for_update().get(pk=dossier_id)


def _refuse_during_import(source: str) -> None:
    """An import holds its source's row, for minutes maybe: nobody waits for that on a page."""
    with connection.cursor() as cursor:
        cursor.execute(_NO_IMPORT, [source])
        if cursor.fetchone() is None:
            said = Sentence("Đang nhập lại hồ sơ của nguồn {source}. Xin thử lại sau ít phút.", source=source)
            raise DomainError("import.under_way", said)
