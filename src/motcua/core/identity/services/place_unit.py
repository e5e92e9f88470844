"""A unit moves in the tree from a day on; what was true before that day stays true of it."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from motcua.core.identity import queries
from motcua.core.identity.errors import unit_not_in_force
from motcua.core.identity.models import Unit, UnitPlacement
from motcua.core.identity.policies import Action, require
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


@transaction.atomic
def place_unit(unit: Unit, *, actor: Actor, parent: Unit | None, from_day: date) -> UnitPlacement:
    """From `from_day` the unit stands below `parent` (None: at the top), until a move that was planned for later.

    Raises `unit.circle` when the parent stands below the unit, `unit.root_exists` for a second top.
    """
    require(actor, Action.ADMINISTER_UNITS)
    return place(unit, parent=parent, from_day=from_day, actor=actor)


def place(unit: Unit, *, parent: Unit | None, from_day: date, actor: Actor) -> UnitPlacement:
    """The move itself, for services that have asked for the right already."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    _check(unit, parent, from_day)
    later = UnitPlacement.objects.filter(unit=unit, period__startswith__gt=from_day)
    until = later.order_by("period").values_list("period__startswith", flat=True).first()
    _make_room(unit, from_day)
    placement = UnitPlacement.objects.create(unit=unit, parent=parent, period=DateRange(from_day, until))
    data = {"parent": parent.code if parent else None, "from": from_day.isoformat()}
    append("unit", unit.pk, "unit.placed", actor=actor, data=data)
    return placement


def _make_room(unit: Unit, from_day: date) -> None:
    """The placement in force ends the day before; one that began this very day never was."""
    UnitPlacement.objects.filter(unit=unit, period__startswith=from_day).delete()
    current = UnitPlacement.objects.select_for_update().filter(unit=unit, period__contains=from_day).first()
    if current is not None:
        current.period = DateRange(current.period.lower, from_day)
        current.save(update_fields=["period"])


def _check(unit: Unit, parent: Unit | None, from_day: date) -> None:
    if not Unit.objects.in_force(from_day).filter(pk=unit.pk).exists():
        raise unit_not_in_force(unit.name, from_day)
    if parent is None:
        _check_top(unit, from_day)
        return
    if not Unit.objects.in_force(from_day).filter(pk=parent.pk).exists():
        raise unit_not_in_force(parent.name, from_day)
    # The tree changes only on the days on which placements begin: asked on each of them, it is asked for ever.
    days = UnitPlacement.objects.filter(period__startswith__gt=from_day).values_list("period__startswith", flat=True)
    for day in {from_day, *days}:
        if unit == parent or unit in queries.ancestors(parent, day):
            raise DomainError(
                "unit.circle",
                Sentence("{parent} đang ở dưới {unit}, không thể đặt ngược lại.", parent=parent.name, unit=unit.name),
                field="parent",
            )


def _check_top(unit: Unit, from_day: date) -> None:
    others = UnitPlacement.objects.filter(parent=None, period__overlap=DateRange(from_day, None)).exclude(unit=unit)
    if others.exists():
        raise DomainError(
            "unit.root_exists",
            Sentence("Cây đơn vị đã có một đơn vị đứng đầu. Xin chọn đơn vị cấp trên."),
            field="parent",
        )
