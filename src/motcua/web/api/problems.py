"""How the interface says no: {code, message, field}, the same for every refusal."""

import logging
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from motcua.kernel.errors import DomainError

log = logging.getLogger(__name__)

_STATUS = {"not_found": 404, "no_table": 404, "no_indicator": 404, "not_permitted": 403, "sign_in": 403}


def answer_with_codes(api: NinjaAPI) -> None:
    @api.exception_handler(DomainError)
    def refused(request: HttpRequest, error: DomainError) -> HttpResponse:
        status = _STATUS.get(error.code.rpartition(".")[2], 400)
        return _said(api, request, status, error.code, error.message, error.field)

    @api.exception_handler(ValidationError)
    def misasked(request: HttpRequest, error: ValidationError) -> HttpResponse:
        first: dict[str, Any] = error.errors[0] if error.errors else {}
        field = str(first.get("loc", ("",))[-1])
        message = f"Tham số {field} không đúng." if field else "Yêu cầu không đúng."
        return _said(api, request, 422, "request.not_understood", message, field or None)

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return _said(api, request, 404, "request.not_found", "Không có gì ở địa chỉ này.", None)

    @api.exception_handler(Exception)
    def failed(request: HttpRequest, error: Exception) -> HttpResponse:
        log.error("the interface failed at %s", request.path, exc_info=error)
        return _said(api, request, 500, "internal", "Hệ thống gặp lỗi. Xin thử lại sau.", None)


def _said(api: NinjaAPI, request: HttpRequest, status: int, code: str, message: str, field: str | None) -> HttpResponse:
    said = {"code": code, "message": message, "field": field}
    return api.create_response(request, said, status=status)
