"""An officer takes up a role in a unit from a day on."""

from datetime import date

from django.db import IntegrityError, transaction

from motcua.core.identity.definitions import Role
from motcua.core.identity.errors import ends_before_it_begins, unit_not_in_force
from motcua.core.identity.models import Officer, RoleHolding, Unit
from motcua.core.identity.policies import Action, require
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import tidy


@transaction.atomic
def appoint(
    officer: Officer,
    *,
    actor: Actor,
    unit: Unit,
    role: Role,
    title: str,
    valid_from: date,
    valid_to: date | None = None,
    usual: bool = False,
) -> RoleHolding:
    """`title` is what citizens read ("Chuyên viên"); the `usual` holder is proposed first, and there is one of them.

    Raises `holding.exists` if the officer holds this role in this unit on any of these days already.
    """
    require(actor, Action.ADMINISTER_OFFICERS)
    _check(unit, tidy(title), valid_from, valid_to)
    Officer.objects.select_for_update().get(pk=officer.pk)
    if usual:
        RoleHolding.objects.filter(unit=unit, role=role, usual=True).update(usual=False)
    try:
        with transaction.atomic():
            holding = RoleHolding.objects.create(
                officer=officer,
                unit=unit,
                role=role,
                title=tidy(title),
                usual=usual,
                valid_from=valid_from,
                valid_to=valid_to,
            )
    except IntegrityError:
        raise _held_already(officer, unit) from None
    data = {"holding": holding.pk, "unit": unit.code, "role": str(role), "from": valid_from.isoformat()}
    data |= {"to": valid_to.isoformat() if valid_to else None, "usual": usual}
    append("officer", officer.pk, "officer.appointed", actor=actor, data=data)
    return holding


def _held_already(officer: Officer, unit: Unit) -> DomainError:
    said = Sentence("{officer} đã giữ vai trò này ở {unit} trong thời gian đó.", officer=officer.name, unit=unit.name)
    return DomainError("holding.exists", said, field="valid_from")


def _check(unit: Unit, title: str, valid_from: date, valid_to: date | None) -> None:
    if valid_to is not None and valid_to < valid_from:
        raise ends_before_it_begins()
    if not Unit.objects.in_force(valid_from).filter(pk=unit.pk).exists():
        raise unit_not_in_force(unit.name, valid_from)
    if not title:
        raise DomainError("holding.title", Sentence("Xin nhập chức danh hiển thị với người dân."), field="title")
