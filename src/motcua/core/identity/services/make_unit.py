"""A unit comes into being, with its place in the tree."""

from datetime import date

from django.db import IntegrityError, transaction

from motcua.core.identity.definitions import UnitKind, UnitLevel
from motcua.core.identity.errors import unit_code_taken
from motcua.core.identity.models import Unit
from motcua.core.identity.policies import Action, require
from motcua.core.identity.rules import check_unit_code, check_unit_name
from motcua.core.identity.services.place_unit import place
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel.text import sort_key, tidy


@transaction.atomic
def make_unit(
    *,
    actor: Actor,
    code: str,
    name: str,
    kind: UnitKind,
    level: UnitLevel,
    parent: Unit | None,
    valid_from: date,
    short_name: str = "",
    **particulars: str,
) -> Unit:
    """`code` is the agency's identifier (QĐ 20/2020/QĐ-TTg), which dossier codes begin with.

    `particulars`: area_code, address, phone, website, head_title, reception_calendar, running_calendar.
    Without a parent it is the top of the tree; there is one top at a time.
    """
    require(actor, Action.ADMINISTER_UNITS)
    name = check_unit_name(name)
    unit = Unit(
        code=check_unit_code(code),
        name=name,
        short_name=tidy(short_name) or name[:60],
        kind=kind,
        level=level,
        sort_key=sort_key(name)[:400],
        valid_from=valid_from,
        **particulars,
    )
    try:
        with transaction.atomic():
            unit.save(force_insert=True)
    except IntegrityError:
        raise unit_code_taken(unit.code) from None
    data = {"code": unit.code, "kind": str(kind), "level": str(level), "valid_from": valid_from.isoformat()}
    append("unit", unit.pk, "unit.made", actor=actor, data=data, first=True)
    place(unit, parent=parent, from_day=valid_from, actor=actor)
    return unit
