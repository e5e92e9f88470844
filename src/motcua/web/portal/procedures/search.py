"""Finding a procedure by typing, by what happened in one's life, by sector; the list grows as one types."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from motcua.core.catalogue import queries as catalogue
from motcua.core.catalogue.definitions.life_events import LIFE_EVENT_LABELS, LifeEvent
from motcua.core.catalogue.definitions.words import SERVICE_LEVEL_LABELS
from motcua.core.catalogue.models import ProcedureVersion
from motcua.web.portal.access import Request
from motcua.web.ui.limits import limited
from motcua.web.ui.parts import Pages

PAGE = 20
SUGGESTIONS = 7
MOST = 200  # found by words: nobody reads further, they type another word


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; an empty word asks for everything."""

    text: str = ""
    event: str = ""
    sector: str = ""
    level: str = ""
    after: str = ""

    @classmethod
    def of(cls, request: Request) -> "Wanted":
        said = request.GET
        event, level = said.get("viec", ""), said.get("muc", "")
        return cls(
            text=said.get("q", "").strip()[:200],
            event=event if event in LIFE_EVENT_LABELS else "",
            sector=said.get("linh-vuc", "")[:40],
            level=level if level in SERVICE_LEVEL_LABELS else "",
            after=said.get("sau", "")[:2100],
        )

    @property
    def words(self) -> dict[str, str]:
        """As they stand in an address, the page left out."""
        said = {"q": self.text, "viec": self.event, "linh-vuc": self.sector, "muc": self.level}
        return {name: value for name, value in said.items() if value}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.event or self.sector or self.level)

    def takes(self, version: ProcedureVersion) -> bool:
        return (
            (not self.event or self.event in version.life_events)
            and (not self.sector or version.sector.code == self.sector)
            and (not self.level or version.service_level == self.level)
        )


@require_GET
@vary_on_headers("HX-Request")
@limited("search", asks="q")
def procedures(request: Request) -> HttpResponse:
    wanted = Wanted.of(request)
    context = {"wanted": wanted, **_found(wanted)}
    if request.htmx:
        return render(request, "portal/procedures/results.html", context)
    context |= {
        "events": [(event.value, label) for event, label in LIFE_EVENT_LABELS.items()],
        "sectors": catalogue.sectors(),
        "levels": list(SERVICE_LEVEL_LABELS.items()),
    }
    return render(request, "portal/procedures/search.html", context)


@require_GET
@limited("search")
def suggest(request: Request) -> HttpResponse:
    """A few names while one types on the home page; each leads to its procedure."""
    found = catalogue.search(request.GET.get("q", "")[:200], limit=SUGGESTIONS)
    return render(request, "portal/procedures/suggestions.html", {"versions": found.versions})


def _found(wanted: Wanted) -> dict[str, object]:
    if wanted.text:
        found = catalogue.search(wanted.text, limit=MOST)
        versions = [version for version in found.versions if wanted.takes(version)]
        return {"versions": versions[:50], "exact": found.exact, "count": len(versions), "pages": Pages()}
    versions, pages = _browsed(wanted)
    return {"versions": versions, "exact": True, "count": None, "pages": pages}


def _browsed(wanted: Wanted) -> tuple[list[ProcedureVersion], Pages]:
    """Without words: by the alphabet, page by page by the key of the last name."""
    rows = catalogue.published()
    if wanted.event:
        rows = rows.filter(life_events__contains=[LifeEvent(wanted.event).value])
    if wanted.sector:
        rows = rows.filter(sector__code=wanted.sector)
    if wanted.level:
        rows = rows.filter(service_level=wanted.level)
    key, _, pk = wanted.after.rpartition("~")
    if key and pk.isdecimal():
        rows = rows.filter(Q(sort_key__gt=key) | Q(sort_key=key, pk__gt=int(pk)))
    found = list(rows.order_by("sort_key", "pk")[: PAGE + 1])
    shown = found[:PAGE]
    here = reverse("portal:procedures")
    next_key = f"{shown[-1].sort_key}~{shown[-1].pk}" if len(found) > PAGE else ""
    return shown, Pages(
        previous_href=f"{here}?{urlencode(wanted.words)}" if key else "",
        next_href=f"{here}?{urlencode({**wanted.words, 'sau': next_key})}" if next_key else "",
    )
