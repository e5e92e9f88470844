"""How a page says no: a whole page for a person who came by a link, a note for a region that htmx asked for."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from motcua.kernel.errors import DomainError
from motcua.web.ui.parts import Link, Words

KNOWN = (400, 403, 404, 409, 413, 429, 500, 503)


@contextmanager
def nothing_revealed() -> Iterator[None]:
    """What is not there and what is not theirs look the same to a stranger: 404."""
    try:
        yield
    except ObjectDoesNotExist:
        raise Http404 from None


def status_of(refusal: DomainError | None) -> int:
    """Of a page that comes back with what was typed: wrong boxes, not for this person, or no more as it was."""
    if refusal is None or refusal.field:
        return 422
    return 403 if refusal.code.endswith("not_permitted") else 409


class Unanswerable(Http404):
    """No page, and a reader may know why: what was asked for is told by its address alone, and hides nothing.

    `back` leads to the nearest page that there is.
    """

    def __init__(self, said: str, back: Link | None = None) -> None:
        super().__init__(said)
        self.back = back


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A whole page; from a part of the house that has a door of its own, a way back to that door too."""
    if isinstance(exception, Unanswerable):
        return page(request, 404, said=str(exception), back=exception.back or _door(request.path))
    return page(request, 404, back=_door(request.path))


_DOORS: tuple[tuple[str, Words], ...] = (
    ("board:home", gettext_lazy("Về bảng chất lượng")),
    ("desk:inbox", gettext_lazy("Về hộp việc")),
)


def _door(path: str) -> Link | None:
    """Of a part that stands aside from what citizens see first."""
    doors = (Link(label, reverse(view)) for view, label in _DOORS)
    return next((door for door in doors if path.startswith(door.href)), None)


def page(request: HttpRequest, status: int, *, said: str = "", code: str = "", **more: object) -> HttpResponse:
    """The error page of this status; `said` is the sentence of what happened here, `code` what to quote."""
    if status not in KNOWN:
        raise ValueError(f"No error page for status {status}.")
    return render(request, f"{status}.html", {"said": said, "code": code, **more}, status=status)


def refusal(request: HttpRequest, problem: DomainError, *, status: int = 409) -> HttpResponse:
    """A rule said no. To htmx a note that appears in the corner and leaves the page, and what was typed, alone."""
    if getattr(request, "htmx", False):
        answer = render(request, "ui/parts/refusal.html", {"problem": problem}, status=status)
        answer.headers["HX-Retarget"] = "#toasts"
        answer.headers["HX-Reswap"] = "beforeend"
        answer.headers["HX-Reselect"] = "unset"  # the page may have asked for a part that a note does not have
        return answer
    return page(request, status if status in KNOWN else 409, said=problem.message, code=problem.code)
