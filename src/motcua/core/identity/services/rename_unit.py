"""A unit takes another name from a day on; what it was called before stays known."""

from datetime import date, timedelta

from django.db import transaction

from motcua.core.identity.models import FormerName, Unit
from motcua.core.identity.policies import Action, require
from motcua.core.identity.rules import check_unit_name
from motcua.core.ledger.definitions import Actor
from motcua.core.ledger.services.append import append
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence
from motcua.kernel.text import sort_key, tidy


@transaction.atomic
def rename_unit(unit: Unit, *, actor: Actor, name: str, from_day: date, short_name: str = "") -> Unit:
    """From `from_day`, today at the latest: a name is printed as it is now, so a coming one is entered when it comes.

    Raises ``unit.rename_day`` for a day after today, or one on which the unit had not yet taken its present name.
    """
    require(actor, Action.ADMINISTER_UNITS)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    _check_day(unit, from_day)
    before = {"name": unit.name, "short_name": unit.short_name}
    name = check_unit_name(name)
    unit.name, unit.short_name = name, tidy(short_name) or name[:60]
    unit.sort_key = sort_key(name)[:400]
    unit.save(update_fields=["name", "short_name", "sort_key"])
    FormerName.objects.create(unit=unit, until=from_day - timedelta(days=1), **before)
    after = {"name": unit.name, "short_name": unit.short_name}
    data = {"from": from_day.isoformat(), "before": before, "after": after}
    append("unit", unit.pk, "unit.renamed", actor=actor, data=data)
    return unit


def _check_day(unit: Unit, from_day: date) -> None:
    last = FormerName.objects.filter(unit=unit).order_by("-until").values_list("until", flat=True).first()
    begun = max(filter(None, [unit.valid_from, last and last + timedelta(days=1)]))
    if not begun < from_day <= clock.today():
        raise DomainError(
            "unit.rename_day",
            Sentence("Tên mới có hiệu lực từ hôm nay hoặc một ngày đã qua, sau khi đơn vị mang tên hiện nay."),
            field="from_day",
        )
