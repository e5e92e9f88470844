"""The return desk (screen 9): found by code, name or phone, handed over against a name; what is left ages in sight."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.core.dossiers import queries
from motcua.core.dossiers.definitions import ReturnWay, State
from motcua.core.dossiers.models import Dossier, Result
from motcua.core.dossiers.pages import page_of
from motcua.core.dossiers.queries import Look, Tab
from motcua.core.identity.definitions import Role
from motcua.web.desk.frame import desk_page, for_officers, look_of
from motcua.web.desk.moves import RETURNS
from motcua.web.desk.rows import rows_of
from motcua.web.desk.words import RETURN_WAYS
from motcua.web.ui.parts import Pages
from motcua.web.ui.requests import ActingRequest


@for_officers(Role.ONE_STOP)
@require_safe
def returns(request: ActingRequest) -> HttpResponse:
    """The oldest first; with `?q=` what was found among the results of this desk."""
    found = look_of(request)
    query = request.GET.get("q", "").strip()
    page = page_of(_waiting(request, found, query), queries.keys_of(Tab.TO_RETURN), request.GET.get("trang", ""))

    def address(cursor: str) -> str:
        return f"{reverse('desk:returns')}?{urlencode({'q': query, 'trang': cursor})}" if cursor else ""

    results = {result.dossier_id: result for result in Result.objects.filter(dossier__in=page.rows)}
    rows = rows_of(page.rows, found.now)
    context = {
        "query": query,
        "lines": [
            (row, dossier, results.get(row.pk), _way(dossier)) for row, dossier in zip(rows, page.rows, strict=True)
        ],
        "elsewhere": _elsewhere(request, query) if query and not rows else [],
        "place": RETURNS,
        "pages": Pages(address(page.back), address(page.on)),
    }
    return desk_page(request, "desk/returns.html", context, found=found)


def _waiting(request: ActingRequest, found: Look, query: str) -> QuerySet[Dossier]:
    rows = queries.inbox(found, Tab.TO_RETURN)
    return rows.filter(pk__in=queries.search(request.actor, query).values("pk")) if query else rows


def _elsewhere(request: ActingRequest, query: str) -> list[tuple[str, str]]:
    """Found, but not here to be collected: (code, why not)."""
    others = queries.search(request.actor, query).exclude(state=State.FINISHED)[:5]
    return [(one.code, _("đã trả kết quả") if one.state == State.RETURNED else _("chưa có kết quả")) for one in others]


def _way(dossier: Dossier) -> str:
    return str(RETURN_WAYS[ReturnWay(dossier.return_way)])
