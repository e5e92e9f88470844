"""Cho ý kiến: the unit that was asked answers, and may no longer read the dossier."""

from django.db import transaction

from motcua.core.documents.models import StoredFile
from motcua.core.dossiers.errors import move_not_allowed
from motcua.core.dossiers.models import Consultation, Dossier
from motcua.core.dossiers.services.moving import Change, begin, record
from motcua.core.dossiers.workflow import Move
from motcua.core.ledger.definitions import Actor
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import required_text


@transaction.atomic
def give_opinion(dossier: Dossier, *, actor: Actor, answer: str, file: StoredFile | None = None) -> Consultation:
    """The answer in words, and with a file where there is one.

    It asks for no version: what the holder does meanwhile takes nothing from an opinion, and it leaves the version as
    it is, so that nobody who is writing beside it is told that the dossier has changed.
    """
    dossier = Dossier.objects.select_for_update().get(pk=dossier.pk)
    moment = begin(dossier, Move.GIVE_OPINION, actor=actor)
    answer = required_text(answer, "answer", Sentence("Xin ghi ý kiến của đơn vị."))
    asked = Consultation.objects.filter(dossier=dossier, unit=actor.office, answered_at=None)
    if asked.update(answered_by=actor.officer_id, answered_at=moment.at, answer=answer, file=file) != 1:
        raise move_not_allowed(Move.GIVE_OPINION, dossier.state)
    still = [unit for unit in dossier.asked_units or () if unit != actor.office]
    Dossier.objects.filter(pk=dossier.pk).update(asked_units=still or None)
    change = Change(data={"with_file": file is not None}, payload={"answer": answer})
    record(dossier, "dossier.opinion_given", actor=actor, moment=moment, change=change)
    return Consultation.objects.get(dossier=dossier, unit=actor.office, answered_at=moment.at)
