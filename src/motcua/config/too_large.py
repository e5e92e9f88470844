"""What is said instead of a request that was too large to be taken in (`motcua.config.server.pages`)."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from motcua.config.server.pages import LARGEST_REQUEST, MEGABYTE
from motcua.web.ui import errors


def too_large(request: HttpRequest) -> HttpResponse:
    """A page; for a file that sends itself the plain sentence that stands beside it then."""
    megabytes = LARGEST_REQUEST // MEGABYTE
    if getattr(request, "htmx", False):
        said = _("Gửi lên quá lớn: một lần được nhiều nhất %(n)d MB. Xin gửi ít tệp hơn.") % {"n": megabytes}
        return HttpResponse(said, status=413, content_type="text/plain; charset=utf-8")
    return errors.page(request, 413, megabytes=megabytes)
