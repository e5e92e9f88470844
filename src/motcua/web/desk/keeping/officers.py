"""Officers: who they are, what they hold where and until when."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.core.dossiers.pages import Key, page_of
from motcua.core.identity import queries
from motcua.core.identity.definitions import Role
from motcua.core.identity.models import Officer, RoleHolding
from motcua.core.identity.policies import Action
from motcua.kernel import clock
from motcua.web.desk.frame import desk_page
from motcua.web.desk.keeping.entries import Entry, for_whoever_may, posted
from motcua.web.desk.keeping.officer_forms import ROLE_WORDS, Appoint, Dismiss, EndHolding, MakeOfficer
from motcua.web.desk.words import Words
from motcua.web.ui.errors import nothing_revealed
from motcua.web.ui.parts import Crumb, Pages
from motcua.web.ui.requests import ActingRequest

_BY_NAME = (Key("sort_key", str), Key("pk", int))
_OF_OFFICER = (Appoint, Dismiss)


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody holds, held, or will hold; `form` ends it."""

    holding: RoleHolding
    role: Words
    over: bool
    coming: bool
    form: EndHolding | None = None


@for_whoever_may(Action.ADMINISTER_OFFICERS)
@require_safe
def officers(request: ActingRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()
    page = page_of(queries.find_officers(query), _BY_NAME, request.GET.get("trang", ""))

    def address(cursor: str) -> str:
        return f"?{urlencode({'q': query, 'trang': cursor})}" if cursor else ""

    lines = [(one, [held for held in _held(one) if not held.over]) for one in page.rows]
    context = {"query": query, "lines": lines, "pages": Pages(address(page.back), address(page.on))}
    return desk_page(request, "desk/keeping/officers.html", context)


@for_whoever_may(Action.ADMINISTER_OFFICERS)
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: ActingRequest) -> HttpResponse:
    form = MakeOfficer(request.POST if request.method == "POST" else None)
    done = posted(request, [form], _address) if form.is_bound else None
    context = {"form": form, "crumbs": [_all(), Crumb(str(form.label))], "title": form.label}
    return done or desk_page(request, "desk/keeping/make.html", context, status=422 if form.errors else 200)


@for_whoever_may(Action.ADMINISTER_OFFICERS)
@require_http_methods(["GET", "HEAD", "POST"])
def officer(request: ActingRequest, officer_id: int) -> HttpResponse:
    with nothing_revealed():
        found = queries.find_officers("").get(pk=officer_id)
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    entries: list[Entry] = [kind(request.POST if kind.slug == sent else None, officer=found) for kind in _OF_OFFICER]
    ending = EndHolding(request.POST if sent == EndHolding.slug else None, officer=found)
    done = posted(request, [*entries, ending], lambda _made: _address(found)) if sent else None
    if done is not None:
        return done
    held = _held(found, ending)
    context: dict[str, Any] = {
        "found": found,
        "held": held,
        "entries": entries if any(not one.over for one in held) else entries[:1],
        "refused": ending.non_field_errors() if ending.is_bound else [],
        "crumbs": [_all(), Crumb(found.name)],
    }
    return desk_page(request, "desk/keeping/officer.html", context, status=422 if sent else 200)


def _held(found: Officer, ending: EndHolding | None = None) -> list[Held]:
    """What is held first, then what was; each open one with its own box, the one that came back with its fault."""
    today = clock.today()
    rows = []
    for one in found.holdings.all():
        over = one.valid_to is not None and one.valid_to < today
        form = None if over or one.valid_to is not None else _box(found, one, ending)
        rows.append(Held(one, ROLE_WORDS[Role(one.role)], over, one.valid_from > today, form))
    return sorted(rows, key=lambda row: row.over)


def _box(found: Officer, holding: RoleHolding, ending: EndHolding | None) -> EndHolding:
    if ending is not None and ending.is_bound and ending.data.get("holding") == str(holding.pk):
        return ending
    return EndHolding(officer=found, initial={"holding": holding.pk})


def _all() -> Crumb:
    return Crumb(_("Cán bộ"), reverse("desk:officers"))


def _address(found: object) -> str:
    assert isinstance(found, Officer)
    return reverse("desk:officer", args=[found.pk])
