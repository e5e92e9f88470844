"""Wards and communes found by typing, their former names too."""

from datetime import date

from django.db.models import Case, IntegerField, Value, When

from motcua.core.identity.models import Area
from motcua.core.identity.rules import search_words


def find_areas(text: str, day: date, *, limit: int = 10) -> list[Area]:
    """The places in force that day whose name, kind, district or a former name holds every word, without accents.

    Those whose own name begins with what was typed come first, then those in which it stands as it was typed.
    Nothing typed: the first of all, in the order of the alphabet.
    """
    words = search_words(text)
    found = Area.objects.in_force(day)
    for word in words:
        found = found.filter(search_text__contains=f" {word}")
    typed = f" {' '.join(words)}"
    nearness = Case(
        When(search_text__startswith=typed, then=Value(0)),
        When(search_text__contains=typed, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return list(found.annotate(nearness=nearness).order_by("nearness", "sort_key")[:limit])
