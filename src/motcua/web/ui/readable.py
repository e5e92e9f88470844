"""Refuses at the door what no text of ours can hold: asked with a NUL, the database would fail and the page with it."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from motcua.web.ui import errors
from motcua.web.ui.language import as_a_program_asks

NUL = "\0"


class Readable:
    """Answers 400: a page to people, {code, message, field} to programs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        if not any(NUL in text for text in _texts(request)):
            return None
        if not request.path_info.startswith("/api/"):
            return errors.page(request, 400)
        with as_a_program_asks(request):
            said = {"code": "request.not_understood", "message": _("Yêu cầu có ký tự không đọc được."), "field": None}
        return JsonResponse(said, status=400)


def _texts(request: HttpRequest) -> Iterator[str]:
    """What the request says: its address, and the fields of a form."""
    yield request.path_info
    for said in (request.GET, request.POST):
        for name, values in said.lists():
            yield name
            yield from map(str, values)
