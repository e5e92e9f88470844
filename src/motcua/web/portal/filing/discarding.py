"""Throwing a draft away, once one has said so twice."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.core.dossiers.services.save_draft import discard_draft
from motcua.web.portal.access import Request, citizens_only
from motcua.web.portal.filing.drafts import open_filing
from motcua.web.portal.filing.refusals import draft_refusals


@citizens_only
@draft_refusals
@require_POST
def discard(request: Request, draft_id: UUID) -> HttpResponse:
    filing = open_filing(request, draft_id)
    discard_draft(filing.draft, actor=request.actor)
    messages.success(request, _("Đã xóa bản nháp."))
    return redirect("portal:mine")
