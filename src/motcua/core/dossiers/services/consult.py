"""Lấy ý kiến: another unit is asked while the dossier stays where it is, and its clock runs on."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction

from motcua.core.dossiers.calendars import running_calendar
from motcua.core.dossiers.models import Consultation, Dossier
from motcua.core.dossiers.services.moving import Change, begin, carry_out
from motcua.core.dossiers.workflow import Move
from motcua.core.identity.errors import unit_not_in_force
from motcua.core.identity.models import Unit
from motcua.core.ledger.definitions import Actor
from motcua.kernel.clock import day_of
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import required_text

MOST_HOURS = Decimal(2000)


@transaction.atomic
def consult(
    dossier: Dossier, *, actor: Actor, version: int, unit: Unit, question: str, hours: Decimal, code: str = ""
) -> Consultation:
    """Ask `unit`, which may read the dossier until it has answered; it has `hours` of its own working time.

    `code` is that of the consultation which the route declares. Raises ``consultation.open`` for a unit that is asked
    already, ``consultation.own_unit`` for one's own.
    """
    moment = begin(dossier, Move.CONSULT, actor=actor)
    question = required_text(question, "question", Sentence("Xin ghi rõ nội dung cần lấy ý kiến."))
    _check(dossier, actor, unit, hours, moment.at)
    due_at = running_calendar(unit).add_working_minutes(moment.at, round(hours * 60))
    change = Change(
        columns={"asked_units": [*(dossier.asked_units or []), unit.pk]},
        data={"asked": unit.pk, "due_at": due_at.isoformat(), "consultation": code},
        payload={"question": question},
    )
    carry_out(dossier, moment, "dossier.consulted", actor=actor, version=version, change=change)
    return Consultation.objects.create(
        dossier=dossier,
        code=code,
        unit=unit,
        asked_by_id=actor.officer_id,
        asking_unit_id=actor.office,
        question=question,
        asked_at=moment.at,
        due_at=due_at,
    )


def _check(dossier: Dossier, actor: Actor, unit: Unit, hours: Decimal, at: datetime) -> None:
    if unit.pk == actor.office:
        raise DomainError("consultation.own_unit", Sentence("Xin chọn một đơn vị khác để lấy ý kiến."), field="unit")
    if unit.pk in (dossier.asked_units or ()):
        sentence = Sentence("{unit} đang được hỏi ý kiến về hồ sơ này.", unit=unit.name)
        raise DomainError("consultation.open", sentence, field="unit")
    if not Unit.objects.in_force(day_of(at)).filter(pk=unit.pk).exists():
        raise unit_not_in_force(unit.name, day_of(at)).about("unit")
    if not 0 < hours <= MOST_HOURS or timedelta(hours=float(hours)) < timedelta(minutes=1):
        raise DomainError(
            "consultation.hours", Sentence("Xin ghi số giờ làm việc để trả lời, ví dụ 16."), field="hours"
        )
