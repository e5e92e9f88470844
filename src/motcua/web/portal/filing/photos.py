"""The pages of one paper: looked at, turned, put in order, taken out. One form, whose buttons say what and which."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from motcua.core.documents import queries as documents
from motcua.core.documents.models import FileState
from motcua.core.dossiers.models import DraftPart
from motcua.core.dossiers.services.draft_papers import move_part, remove_part, turn_part
from motcua.web.portal.access import Request, citizens_only
from motcua.web.portal.files import inline, sent
from motcua.web.portal.filing.drafts import Filing, open_filing
from motcua.web.portal.filing.papers import changed
from motcua.web.portal.filing.refusals import draft_refusals
from motcua.web.ui.errors import nothing_revealed

SIDE = 160
"""Pixels of a small picture: sharp where it stands 80 high, and some 3 kB."""


@citizens_only
@draft_refusals
@require_POST
def change(request: Request, draft_id: UUID, code: str) -> HttpResponse:
    """What the pressed button says ("xoay:12"), done to one of the paper's pages."""
    filing = open_filing(request, draft_id)
    act, _, number = request.POST.get("lam", "").partition(":")
    part = _part(filing, int(number) if number.isdecimal() and len(number) < 19 else 0)
    if part.paper.component_code != code:
        raise Http404
    match act:
        case "xoay":
            turn_part(filing.draft, actor=request.actor, part_id=part.pk)
        case "len":
            move_part(filing.draft, actor=request.actor, part_id=part.pk, by=-1)
        case "xuong":
            move_part(filing.draft, actor=request.actor, part_id=part.pk, by=1)
        case "bo":
            remove_part(filing.draft, actor=request.actor, part_id=part.pk)
        case _:
            raise Http404
    return changed(request, filing, code)


@citizens_only
@draft_refusals
@require_GET
def look(request: Request, draft_id: UUID, part_id: int) -> HttpResponse:
    """One page as large as it was sent."""
    return inline(request, _part(open_filing(request, draft_id), part_id).file, in_scope=True)


@citizens_only
@draft_refusals
@require_GET
def look_small(request: Request, draft_id: UUID, part_id: int) -> HttpResponse:
    """A photo to be told from the others by; there is none of a PDF, nor while the scanner has not looked."""
    file = _part(open_filing(request, draft_id), part_id).file
    if not file.content_type.startswith("image/") or file.state != FileState.ACCEPTED:
        raise Http404
    picture = documents.small_picture_of(file, actor=request.actor, side=SIDE, in_scope=True)
    return sent(picture, name=file.name, content_type="image/jpeg", inline=True)


def _part(filing: Filing, part_id: int) -> DraftPart:
    with nothing_revealed():
        return DraftPart.objects.select_related("paper", "file").get(pk=part_id, paper__draft=filing.draft)
