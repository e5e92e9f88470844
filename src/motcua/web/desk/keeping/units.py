"""The tree of units as of a day, and one unit with what can be done about it."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.core.catalogue.queries import offerings
from motcua.core.identity import queries
from motcua.core.identity.definitions import UnitKind, UnitLevel
from motcua.core.identity.models import RoleHolding, Unit, UnitPlacement
from motcua.core.identity.policies import Action
from motcua.kernel import clock
from motcua.kernel.dates import format_date, parse_date
from motcua.kernel.errors import DomainError
from motcua.web.desk.frame import desk_page
from motcua.web.desk.keeping.entries import Entry, for_whoever_may, posted
from motcua.web.desk.keeping.unit_forms import KINDS, LEVELS, EndUnit, MakeUnit, MoveUnit, RenameUnit
from motcua.web.ui.errors import nothing_revealed
from motcua.web.ui.parts import Crumb, Fact
from motcua.web.ui.requests import ActingRequest
from motcua.web.ui.tags.filters import vi_date

_OF_UNIT = (RenameUnit, MoveUnit, EndUnit)
_DEEPEST = 3
"""Further below nothing is indented any more: a telephone is narrow."""


@for_whoever_may(Action.ADMINISTER_UNITS)
@require_safe
def units(request: ActingRequest) -> HttpResponse:
    """The tree of `?ngay=`, today's at first."""
    typed, wrong, day = request.GET.get("ngay", ""), "", clock.today()
    try:
        day = parse_date(typed) if typed else day
    except DomainError as problem:
        wrong = problem.message
    branches = [(one, min(one.depth, _DEEPEST), KINDS[UnitKind(one.unit.kind)]) for one in queries.tree(day)]
    context = {"branches": branches, "day": format_date(day), "wrong": wrong, "is_today": day == clock.today()}
    return desk_page(request, "desk/keeping/units.html", context, status=422 if wrong else 200)


@for_whoever_may(Action.ADMINISTER_UNITS)
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: ActingRequest) -> HttpResponse:
    form = MakeUnit(request.POST if request.method == "POST" else None)
    done = posted(request, [form], _address) if form.is_bound else None
    context = {"form": form, "crumbs": [_all(), Crumb(str(form.label))], "title": form.label}
    return done or desk_page(request, "desk/keeping/make.html", context, status=422 if form.errors else 200)


@for_whoever_may(Action.ADMINISTER_UNITS)
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: ActingRequest, code: str) -> HttpResponse:
    with nothing_revealed():
        found = Unit.objects.get(code=code)
    entries = _entries(request, found)
    done = posted(request, entries, lambda _made: _address(found)) if request.method == "POST" else None
    if done is not None:
        return done
    wrong = any(one.errors for one in entries)
    found = Unit.objects.get(pk=found.pk)
    context = {"unit": found, "entries": entries, "crumbs": [_all(), Crumb(found.name)], **_about(found)}
    return desk_page(request, "desk/keeping/unit.html", context, status=422 if wrong else 200)


def _entries(request: ActingRequest, found: Unit) -> list[Entry]:
    """None for a unit that is over; the one that was sent is bound."""
    if found.valid_to is not None:
        return []
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    return [kind(request.POST if kind.slug == sent else None, unit=found) for kind in _OF_UNIT]


def _about(found: Unit) -> dict[str, Any]:
    day = clock.today()
    placed = UnitPlacement.objects.filter(unit=found).select_related("parent").order_by("-period")
    held = RoleHolding.objects.in_force(day).filter(unit=found).select_related("officer")
    return {
        "facts": [
            Fact(_("Mã định danh"), found.code),
            Fact(_("Tên ngắn"), found.short_name),
            Fact(_("Loại"), KINDS[UnitKind(found.kind)]),
            Fact(_("Cấp"), LEVELS[UnitLevel(found.level)]),
            Fact(_("Hoạt động"), _period(vi_date(found.valid_from), vi_date(found.valid_to))),
            *([Fact(_("Đơn vị tiếp nối"), found.successor.name)] if found.successor else []),
            *(Fact(_("Tên trước đây"), one.name, _period("", vi_date(one.until))) for one in found.former_names.all()),
        ],
        "placed": placed,
        "held": held.order_by("role", "officer__sort_key"),
        "offered": offerings(day, unit=found.code),
    }


def _period(since: str, until: str) -> str:
    said = [_("từ %(day)s") % {"day": since} if since else "", _("đến %(day)s") % {"day": until} if until else ""]
    return " ".join(filter(None, said))


def _all() -> Crumb:
    return Crumb(_("Đơn vị"), reverse("desk:units"))


def _address(found: object) -> str:
    assert isinstance(found, Unit)
    return reverse("desk:unit", args=[found.code])
