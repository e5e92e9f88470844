"""Signing (screen 8): what is seen is what is signed. One by one, or many at once, each with its fate."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from motcua.core.dossiers import queries
from motcua.core.dossiers.models import Dossier, Result
from motcua.core.dossiers.queries import Look, Tab
from motcua.core.dossiers.services.approve_many import Chosen, approve_many
from motcua.core.dossiers.services.read_dossier import read_dossier
from motcua.core.identity.definitions import Role
from motcua.web.desk import panels
from motcua.web.desk.dossier import doings
from motcua.web.desk.frame import SIGNERS, desk_page, for_officers, look_of
from motcua.web.desk.moves import SIGNING
from motcua.web.desk.papers import capacity_of
from motcua.web.desk.rows import row_of, rows_of, signing_move, title_of
from motcua.web.ui.requests import ActingRequest

MOST = 200
"""How many lie on the pile at most; nobody reads more in a day."""
_READ_TOGETHER = ("duyet", "ky-nhay", "tra-lai")


@for_officers(*SIGNERS)
@require_safe
def signing(request: ActingRequest) -> HttpResponse:
    """`?xem=nhieu` lists the pile to sign many; else one lies open, `?ho-so=` or the most urgent."""
    found = look_of(request)
    pile = _pile(request, found)
    if request.GET.get("xem") == "nhieu" or not pile:
        rows, proposals = rows_of(pile, found.now, Tab.TO_SIGN, actor=request.actor), _proposals(pile)
        context = {"rows": rows, "lines": [(row, proposals.get(row.pk)) for row in rows], "total": len(pile)}
        return desk_page(request, "desk/signing_many.html", context, found=found)
    wanted = request.GET.get("ho-so", "")
    at = next((n for n, one in enumerate(pile) if one.code == wanted), 0)
    return desk_page(request, "desk/signing.html", _open(request, found, pile, at), found=found)


@for_officers(*SIGNERS)
@require_POST
def approve_batch(request: ActingRequest) -> HttpResponse:
    """Each dossier on its own; the page tells every one's fate."""
    fates = approve_many(list(_chosen(request)), actor=request.actor, remark=request.POST.get("remark", ""))
    found = look_of(request)
    told = [(row_of(fate.dossier, found.now), fate) for fate in fates]
    return desk_page(
        request, "desk/fates.html", {"fates": told, "signed": sum(f.ending == "done" for f in fates)}, found=found
    )


def _pile(request: ActingRequest, found: Look) -> list[Dossier]:
    rows = queries.inbox(found, Tab.TO_SIGN).filter(step_kind__in=("initial", "review", "sign"))
    return [dossier for dossier in rows[:MOST] if signing_move(dossier, request.actor)]


def _open(request: ActingRequest, found: Look, pile: Sequence[Dossier], at: int) -> dict[str, Any]:
    dossier = read_dossier(pile[at].code, actor=request.actor, purpose="signing")
    related = ("proposed_by", "initialled_by", "file")
    doing = doings(request, dossier, {}, SIGNING)
    return {
        "dossier": dossier,
        "title": title_of(dossier),
        "row": row_of(dossier, found.now),
        "result": get_object_or_404(Result.objects.select_related(*related), dossier=dossier),
        "capacity": capacity_of(request.actor) if request.actor.holds(Role.LEADER) else [],
        "doing": [one for one in doing if one.act.slug in _READ_TOGETHER],
        "remarks": panels.remarks_of(dossier),
        "number": at + 1,
        "total": len(pile),
        "previous": _address(pile[at - 1]) if at else "",
        "next": _address(pile[at + 1]) if at + 1 < len(pile) else "",
    }


def _address(dossier: Dossier) -> str:
    return f"{reverse('desk:signing')}?ho-so={dossier.code}"


def _proposals(pile: Sequence[Dossier]) -> dict[UUID, Result]:
    results = Result.objects.filter(dossier__in=pile).select_related("proposed_by", "initialled_by")
    return {result.dossier_id: result for result in results}


def _chosen(request: ActingRequest) -> Iterator[Chosen]:
    """What was ticked, each with the version that stood beside it; what is no number was not ours."""
    for text in request.POST.getlist("chosen"):
        version = request.POST.get(f"version-{text}", "")
        try:
            yield Chosen(UUID(text), int(version))
        except ValueError:
            continue
