"""The receipt: what was filed, when, the fingerprint of every file; and until when the office answers."""

import segno
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.core.dossiers import queries as dossiers
from motcua.core.dossiers.models import Dossier
from motcua.web.portal.access import Request, citizens_only
from motcua.web.ui.errors import nothing_revealed
from motcua.web.ui.parts import FileItem


@citizens_only
@require_GET
def receipt(request: Request, code: str) -> HttpResponse:
    with nothing_revealed():
        dossier = dossiers.dossier_on_receipt(request.actor, code)
    context = {
        "dossier": dossier,
        "files": file_items(dossier),
        "status_url": status_url(request, dossier),
        "qr": qr(status_url(request, dossier)),
    }
    return render(request, "portal/filing/receipt.html", context)


def status_url(request: Request, dossier: Dossier) -> str:
    return request.build_absolute_uri(reverse("portal:status", args=[dossier.token]))


_MASK = 2
"""Any of the eight reads as well on a screen; to weigh them against each other took a quarter of the page's time."""


def qr(text: str) -> SafeString:
    """The address as a picture; the link beside it says the same to who cannot see it."""
    code = segno.make(text, error="m", mask=_MASK)
    return mark_safe(code.svg_inline(scale=4, border=1, dark="#14232a", omitsize=True))  # noqa: S308


_OF_THE_FILE = ("file__size", "file__sha256", "file__pages")


def file_items(dossier: Dossier) -> list[FileItem]:
    """The files that lie in the dossier now, in the order of the papers."""
    papers = dossier.papers.filter(replaced=False).select_related("file").only("dossier", "name", *_OF_THE_FILE)
    return [
        FileItem(
            paper.name,
            reverse("portal:file", args=[paper.file.pk]),
            paper.file.size,
            paper.file.sha256,
            _("%(n)d trang") % {"n": paper.file.pages} if paper.file.pages else "",
        )
        for paper in papers
        if paper.file is not None
    ]
