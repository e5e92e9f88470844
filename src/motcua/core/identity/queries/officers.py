"""Who holds which role on a day, and in what capacity a leader signs."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from motcua.core.identity.definitions import Capacity
from motcua.core.identity.models import Officer, RoleHolding, SigningCapacity, Unit
from motcua.core.identity.models.periods import Dated
from motcua.core.identity.rules import search_words, signature_lines
from motcua.kernel.text import unaccented


def holdings_in_force(officer: Officer | int, day: date) -> list[RoleHolding]:
    """Every role an officer holds, with its unit; the usual ones first."""
    return list(_holdings(day).filter(officer=officer))


def holdings_of_user(user_id: int, day: date) -> list[RoleHolding]:
    """The same, asked by account: one query for who signed in, what they hold and where."""
    return list(_holdings(day).filter(officer__user=user_id))


def officers_holding(role: str, unit: Unit | int, day: date) -> list[RoleHolding]:
    """Who holds a role in a unit, each with the title that citizens read; the usual person first."""
    return list(_holdings(day).filter(role=role, unit=unit))


def capacity_in_force(officer: Officer | int, unit: Unit | int, day: date) -> list[str]:
    """What stands above the officer's signature that day: ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"].

    Nobody has to be named for signing in one's own office: then the title of the holding stands there.
    Empty for somebody who holds nothing in the unit.
    """
    named = SigningCapacity.objects.in_force(day).filter(officer=officer, unit=unit).order_by("-valid_from").first()
    if named is not None:
        return named.lines
    own = _holdings(day).filter(officer=officer, unit=unit).first()
    return signature_lines(Capacity.OWN, own.title, "") if own else []


def find_officers(text: str) -> QuerySet[Officer]:
    """Officers whose name or user name holds every word, without accents; with every role they ever held.

    There are some hundreds of them in a city, so their names are compared here and not in the database.
    """
    found = Officer.objects.select_related("user")
    if words := search_words(text):
        named = Officer.objects.order_by().values_list("pk", "name", "user__username")
        meant = [pk for pk, *names in named if all(word in unaccented(" ".join(names)) for word in words)]
        found = found.filter(pk__in=meant)
    roles = RoleHolding.objects.select_related("unit").order_by("-valid_from", "pk")
    return found.prefetch_related(Prefetch("holdings", roles)).order_by("sort_key", "pk")


def _holdings(day: date) -> Dated[RoleHolding]:
    in_force = RoleHolding.objects.in_force(day)
    return in_force.select_related("officer", "unit").order_by("-usual", "officer__sort_key", "unit__sort_key", "pk")
