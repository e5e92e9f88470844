"""The first page: search, what happens in a life, one's own dossiers, and today's honest figures."""

from collections import defaultdict
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.core.catalogue import queries as catalogue
from motcua.core.catalogue.definitions.life_events import LIFE_EVENT_LABELS, LifeEvent
from motcua.core.dossiers import queries as dossiers
from motcua.core.dossiers.definitions import OPEN
from motcua.web.portal.access import Request
from motcua.web.portal.following.mine import Line
from motcua.web.portal.words import state_words

EXAMPLES = ("quy hoạch", "sao y bản chính", "khai sinh", "hộ kinh doanh")
NAMED = 3

_SIGNS = {
    LifeEvent.BIRTH: "child",
    LifeEvent.MARRIAGE: "people",
    LifeEvent.DEATH: "person",
    LifeEvent.HOME: "home",
    LifeEvent.LAND: "map",
    LifeEvent.BUSINESS: "shop",
    LifeEvent.COPIES: "seal",
    LifeEvent.SUPPORT: "hand-over",
    LifeEvent.ENVIRONMENT: "globe",
    LifeEvent.MILITARY: "work",
}


@dataclass(frozen=True, slots=True)
class Event:
    """A thing that happens in a life, and what one may need then."""

    code: str
    label: str
    sign: str
    names: str


@require_GET
def home(request: Request) -> HttpResponse:
    context: dict[str, object] = {"examples": EXAMPLES, "events": _events()}
    if request.actor.is_citizen:
        mine = dossiers.my_dossiers(request.actor).filter(state__in=OPEN)[:3]
        context["lines"] = [Line(dossier, *state_words(dossier.state)) for dossier in mine]
        context["drafts"] = list(dossiers.my_drafts(request.actor).select_related("version__procedure")[:2])
    return render(request, "portal/home.html", context)


def _events() -> list[Event]:
    """Only what has procedures behind it; the first names say what to expect."""
    names: dict[str, list[str]] = defaultdict(list)
    for events, short, name in (
        catalogue.published().order_by("sort_key").values_list("life_events", "short_name", "name")
    ):
        for event in events:
            names[event].append(short or name)
    return [
        Event(event.value, _(label), _SIGNS[event], "; ".join(names[event][:NAMED]))
        for event, label in LIFE_EVENT_LABELS.items()
        if names[event]
    ]
