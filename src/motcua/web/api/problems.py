"""How the interface says no: {code, message, field}, the same for every refusal.

The message is told in the language that the program asked for.
"""

import logging
import threading
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import Throttled, ValidationError
from ninja.throttling import BaseThrottle

from motcua.kernel.errors import DomainError
from motcua.web.ui.language import as_a_program_asks
from motcua.web.ui.limits import asked_too_often, seconds_to_wait

log = logging.getLogger(__name__)

_STATUS = {
    "not_found": 404,
    "set_not_found": 404,
    "no_table": 404,
    "no_indicator": 404,
    "not_permitted": 403,
    "day_not_permitted": 403,
    "moment_not_permitted": 403,
    "sign_in": 403,
}


class Limit(BaseThrottle):
    """As often as pages may be asked for: by the same count, for the same address or person."""

    def __init__(self) -> None:
        self._asked = threading.local()  # one throttle serves every thread

    def allow_request(self, request: HttpRequest) -> bool:
        self._asked.seconds = seconds_to_wait("api", request)
        return not self._asked.seconds

    def wait(self) -> float | None:
        seconds: int = self._asked.seconds
        return seconds


def answer_with_codes(api: NinjaAPI) -> None:
    @api.exception_handler(DomainError)
    def refused(request: HttpRequest, error: DomainError) -> HttpResponse:
        status = _STATUS.get(error.code.rpartition(".")[2], 400)
        with as_a_program_asks(request):
            return _said(api, request, status, error.code, error.message, error.field)

    @api.exception_handler(ValidationError)
    def misasked(request: HttpRequest, error: ValidationError) -> HttpResponse:
        first: dict[str, Any] = error.errors[0] if error.errors else {}
        field = str(first.get("loc", ("",))[-1])
        with as_a_program_asks(request):
            message = _("Tham số %(field)s không đúng.") % {"field": field} if field else _("Yêu cầu không đúng.")
            return _said(api, request, 422, "request.not_understood", message, field or None)

    @api.exception_handler(Throttled)
    def too_often(request: HttpRequest, error: Throttled) -> HttpResponse:
        seconds = int(error.wait or 1)
        with as_a_program_asks(request):
            refusal = asked_too_often(seconds)
            answer = _said(api, request, 429, refusal.code, refusal.message, None)
        answer.headers["Retry-After"] = str(seconds)
        return answer

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        with as_a_program_asks(request):
            return _said(api, request, 404, "request.not_found", _("Không có gì ở địa chỉ này."), None)

    @api.exception_handler(Exception)
    def failed(request: HttpRequest, error: Exception) -> HttpResponse:
        log.error("the interface failed at %s", request.path, exc_info=error)
        with as_a_program_asks(request):
            return _said(api, request, 500, "internal", _("Hệ thống gặp lỗi. Xin thử lại sau."), None)


def _said(api: NinjaAPI, request: HttpRequest, status: int, code: str, message: str, field: str | None) -> HttpResponse:
    said = {"code": code, "message": message, "field": field}
    answer = api.create_response(request, said, status=status)
    answer.headers["Content-Language"] = translation.get_language() or ""
    patch_vary_headers(answer, ("Accept-Language", "Cookie"))
    return answer
