"""A unit comes to its end: its place in the tree and the roles held in it end with it, on the same day."""

from datetime import date, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from motcua.core.identity.errors import ends_before_it_begins
from motcua.core.identity.models import RoleHolding, Unit, UnitPlacement
from motcua.core.identity.policies import Action, require
from motcua.core.identity.services.end_holding import end
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


@transaction.atomic
def end_unit(unit: Unit, *, actor: Actor, last_day: date, successor: Unit | None = None) -> Unit:
    """`last_day` is the last on which it works. Who decides or receives through it hears of the event ``unit.ended``.

    What it received stays counted: in its `successor`, or without one in the unit it stood below.
    Raises ``unit.has_children`` while another unit stands below it after that day, ``unit.is_root`` for the top,
    ``unit.successor`` for a successor that does not work on the day after.
    """
    require(actor, Action.ADMINISTER_UNITS)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    _check(unit, last_day)
    _check_successor(unit, successor, last_day + timedelta(days=1))
    unit.valid_to, unit.successor = last_day, successor
    unit.save(update_fields=["valid_to", "successor"])
    _leave_the_tree(unit, last_day + timedelta(days=1))
    for holding in RoleHolding.objects.filter(unit=unit).exclude(valid_to__lte=last_day):
        end(holding, actor=actor, last_day=max(last_day, holding.valid_from))
    said = {"last_day": last_day.isoformat(), "successor": successor.code if successor else None}
    append("unit", unit.pk, "unit.ended", actor=actor, data={"unit": unit.pk, **said})
    return unit


def _check(unit: Unit, last_day: date) -> None:
    if last_day < unit.valid_from:
        raise ends_before_it_begins("last_day")
    after = last_day + timedelta(days=1)
    if UnitPlacement.objects.filter(unit=unit, parent=None, period__contains=last_day).exists():
        raise DomainError(
            "unit.is_root",
            Sentence("{unit} đứng đầu cây đơn vị nên không kết thúc được.", unit=unit.name),
            field="last_day",
        )
    below = UnitPlacement.objects.filter(parent=unit, period__overlap=DateRange(after, None)).select_related("unit")
    left = next((placement.unit for placement in below), None)
    if left is not None:
        raise DomainError(
            "unit.has_children",
            Sentence(
                "{left} còn ở dưới {unit} sau ngày đó. Xin chuyển hoặc kết thúc đơn vị ấy trước.",
                left=left.name,
                unit=unit.name,
            ),
            field="last_day",
        )


def _check_successor(unit: Unit, successor: Unit | None, after: date) -> None:
    """Who ends below a unit that works cannot come to stand below itself: the tree of counting has no circle."""
    if successor is None:
        return
    placed = UnitPlacement.objects.in_force(after).filter(unit=successor).exists()
    if successor.pk == unit.pk or not placed or not Unit.objects.in_force(after).filter(pk=successor.pk).exists():
        raise DomainError(
            "unit.successor",
            Sentence("{successor} không hoạt động vào ngày sau đó nên không tiếp nối được.", successor=successor.name),
            field="successor",
        )


def _leave_the_tree(unit: Unit, after: date) -> None:
    UnitPlacement.objects.filter(unit=unit, period__startswith__gte=after).delete()
    last = UnitPlacement.objects.select_for_update().filter(unit=unit, period__contains=after).first()
    if last is not None:
        last.period = DateRange(last.period.lower, after)
        last.save(update_fields=["period"])
