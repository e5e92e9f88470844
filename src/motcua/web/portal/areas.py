"""The box in which a ward is found by typing."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.core.identity import queries as identity
from motcua.kernel import clock
from motcua.web.portal.access import Request
from motcua.web.ui.eforms.areas import area_words, settle, words_of
from motcua.web.ui.limits import limited

__all__ = ["area_words", "find", "settle", "words_of"]
MOST = 12


@limited("search")
def find(request: Request) -> HttpResponse:
    """What a box offers while one types in it; old names lead to the new ward."""
    found = identity.find_areas(request.GET.get("q", "")[:80], clock.today(), limit=MOST)
    options = [(area.code, area_words(area), ", ".join(area.former_names)) for area in found]
    return render(request, "portal/areas.html", {"options": options})
