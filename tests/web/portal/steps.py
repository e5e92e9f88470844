"""What the office does with a dossier, for tests of what the citizen then sees."""

from motcua.core.dossiers.models import Dossier
from motcua.core.dossiers.services.approve import approve
from motcua.core.dossiers.services.assign import assign
from motcua.core.dossiers.services.initial import initial
from motcua.core.dossiers.services.number_result import number_result
from motcua.core.dossiers.services.propose import propose
from motcua.core.ledger.services.drain_outbox import drain_once
from tests.people import City

ANSWER = {"title": "V/v cung cấp thông tin quy hoạch", "body": "Mật độ xây dựng tối đa 70%."}


def finish(dossier: Dossier, city: City, *, until: str = "") -> Dossier:
    """From accepted to returned online (or up to `until`), as the people of the city do it."""
    assign(dossier, actor=city.khoa.actor, version=dossier.version, officer=city.em.officer)
    propose(dossier, actor=city.em.actor, version=dossier.version, **ANSWER)
    if until == "propose":
        return dossier
    initial(dossier, actor=city.khoa.actor, version=dossier.version)
    approve(dossier, actor=city.phuc.actor, version=dossier.version)
    number_result(dossier, actor=city.hanh.actor, version=dossier.version)
    while drain_once():
        pass
    return Dossier.objects.get(pk=dossier.pk)
