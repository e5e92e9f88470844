"""Who receives and who decides which procedure, since when."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from motcua.core.catalogue.models import Offering


def offerings(day: date, *, procedure: str = "", unit: str = "") -> Sequence[Offering]:
    """Those that hold on a day or will hold later, of a procedure or in which a unit has a part; by name, then unit."""
    rows = Offering.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day))
    if procedure:
        rows = rows.filter(procedure__code=procedure)
    if unit:
        rows = rows.filter(Q(receiving_unit__code=unit) | Q(competent_unit__code=unit))
    related = ("procedure__current", "receiving_unit", "competent_unit")
    order = ("procedure__current__sort_key", "procedure__code", "receiving_unit__sort_key", "valid_from", "pk")
    return list(rows.select_related(*related).order_by(*order))
