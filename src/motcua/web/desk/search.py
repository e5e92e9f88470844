"""Finding any dossier within scope: by code or its end, the QR of the slip, phone, identity number or name."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from motcua.core.dossiers import queries
from motcua.core.dossiers.pages import page_of
from motcua.web.desk.frame import desk_page, for_officers, look_of
from motcua.web.desk.rows import rows_of
from motcua.web.ui.parts import Pages
from motcua.web.ui.requests import ActingRequest


@for_officers()
@require_safe
def search(request: ActingRequest) -> HttpResponse:
    """One dossier found is opened at once; several are listed, the newest first."""
    found = look_of(request)
    query = request.GET.get("q", "").strip()
    page = page_of(queries.search(request.actor, query), queries.NEWEST_FIRST, request.GET.get("trang", ""))
    if len(page.rows) == 1 and not page.back:
        return redirect("desk:dossier", page.rows[0].code)

    def address(cursor: str) -> str:
        return f"{reverse('desk:search')}?{urlencode({'q': query, 'trang': cursor})}" if cursor else ""

    context = {
        "query": query,
        "rows": rows_of(page.rows, found.now),
        "pages": Pages(address(page.back), address(page.on)),
    }
    return desk_page(request, "desk/search.html", context, found=found)
