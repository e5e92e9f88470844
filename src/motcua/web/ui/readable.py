"""Refuses at the door what no text of ours can hold: asked with a NUL, the database would fail and the page with it."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from motcua.web.ui import errors

NUL = "\0"
_TOLD = {"code": "request.not_understood", "message": "Yêu cầu có ký tự không đọc được.", "field": None}


class Readable:
    """Answers 400: a page to people, {code, message, field} to programs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        if not any(NUL in text for text in _texts(request)):
            return None
        for_programs = request.path_info.startswith("/api/")
        return JsonResponse(_TOLD, status=400) if for_programs else errors.page(request, 400)


def _texts(request: HttpRequest) -> Iterator[str]:
    """What the request says: its address, and the fields of a form."""
    yield request.path_info
    for said in (request.GET, request.POST):
        for name, values in said.lists():
            yield name
            yield from map(str, values)
