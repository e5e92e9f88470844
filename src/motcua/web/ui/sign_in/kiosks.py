"""A machine of the centre is told once that it is one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from motcua.web.ui import kiosk


@never_cache
@require_GET
def mark(request: HttpRequest, code: str) -> HttpResponse:
    if not kiosk.is_code(code):
        raise Http404
    messages.success(request, _("Máy này đã được ghi nhận là máy của Bộ phận Một cửa."))
    return kiosk.mark(request, redirect("/"), code)


@never_cache
@require_GET
def forget(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Máy này không còn là máy của Bộ phận Một cửa."))
    return kiosk.unmark(request, redirect("/"))
