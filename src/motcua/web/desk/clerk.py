"""The clerk (screen 9): number and date in one act, out of a book without gaps."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.core.dossiers import queries
from motcua.core.dossiers.models import NumberBook, Result
from motcua.core.dossiers.pages import Key, page_of
from motcua.core.dossiers.queries import Look, Tab
from motcua.core.dossiers.services.number_result import OUTGOING
from motcua.core.identity.definitions import Role
from motcua.kernel.clock import in_city
from motcua.web.desk.frame import desk_page, for_officers, look_of
from motcua.web.desk.rows import Row, rows_of
from motcua.web.ui.parts import Pages
from motcua.web.ui.requests import ActingRequest

_BY_NUMBER = (Key("number", int, descending=True), Key("pk", int, descending=True))
_MOST = 200


@dataclass(frozen=True, slots=True)
class ToNumber:
    """A signed answer that waits for its number."""

    row: Row
    result: Result | None


@for_officers(Role.CLERK)
@require_safe
def clerk(request: ActingRequest) -> HttpResponse:
    found = look_of(request)
    year = in_city(found.now).year
    page = page_of(queries.book(request.actor, year), _BY_NUMBER, request.GET.get("trang", ""), size=30)
    context = {
        "waiting": _waiting(request, found),
        "year": year,
        "following": _last(request, year) + 1,
        "book": page.rows,
        "pages": Pages(f"?trang={page.back}" if page.back else "", f"?trang={page.on}" if page.on else ""),
    }
    return desk_page(request, "desk/clerk.html", context, found=found)


def _waiting(request: ActingRequest, found: Look) -> list[ToNumber]:
    dossiers = list(queries.inbox(found, Tab.TO_SIGN).filter(step_kind="number")[:_MOST])
    results: dict[Any, Result] = {
        result.dossier_id: result
        for result in Result.objects.filter(dossier__in=dossiers).select_related("approved_by")
    }
    return [ToNumber(row, results.get(row.pk)) for row in rows_of(dossiers, found.now)]


def _last(request: ActingRequest, year: int) -> int:
    books = NumberBook.objects.filter(unit=request.actor.unit_id, kind=OUTGOING, year=year)
    return books.values_list("last", flat=True).first() or 0
