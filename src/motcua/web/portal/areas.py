"""The box in which a ward is found by typing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.core.identity import queries as identity
from motcua.kernel import clock
from motcua.web.ui.eforms.areas import area_words, settle, words_of

__all__ = ["area_words", "find", "settle", "words_of"]
MOST = 12


def find(request: HttpRequest) -> HttpResponse:
    """What a box offers while one types in it; old names lead to the new ward."""
    found = identity.find_areas(request.GET.get("q", "")[:80], clock.today(), limit=MOST)
    options = [(area.code, area_words(area), ", ".join(area.former_names)) for area in found]
    return render(request, "portal/areas.html", {"options": options})
