"""The server's side of static/ui/js/autosave.js: what to answer when a field saves itself."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

REVISION = "X-Revision"


def saved(request: HttpRequest, *, at: datetime, revision: int) -> HttpResponse:
    """The field is stored; `revision` is the draft's new number, which the next save must bring."""
    return _answer(request, "saved", 200, revision, at=at)


def refused(request: HttpRequest, *, problems: Iterable[str], revision: int) -> HttpResponse:
    """The value was kept as typed or not at all, and these sentences say what is wrong with it."""
    return _answer(request, "refused", 422, revision, problems=list(problems))


def changed_meanwhile(request: HttpRequest, *, revision: int, href: str) -> HttpResponse:
    """Another window changed the draft: the person chooses to keep this text or to see the other (`href`)."""
    return _answer(request, "changed", 409, revision, href=href)


def _answer(request: HttpRequest, name: str, status: int, revision: int, **context: object) -> HttpResponse:
    answer = render(request, f"ui/autosave/{name}.html", {"revision": revision, **context}, status=status)
    answer.headers[REVISION] = str(revision)
    return answer
