"""Lists in pages of fifty by number. Thirty wards stand on one, the communes of a nation on two hundred and fifty."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from motcua.core.index.queries.ranked import Placed
from motcua.core.index.queries.ranking import Ranking
from motcua.web.board.question import Question
from motcua.web.ui.parts import Pages

SIZE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """`own` leads to the page of the unit asked about, where it is another one."""

    shown: Sequence[Placed]
    pages: Pages
    own: str
    live_url: str


def page_asked(request: HttpRequest, total: int, otherwise: int = 1) -> int:
    """The page of so many that the address names, or else another; one that is not there is the last."""
    said = request.GET.get("trang", "")
    asked = int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else 0
    return min(asked or otherwise, _last(total))


def pages(number: int, total: int, address: Callable[[int], str]) -> Pages:
    first, last = (number - 1) * SIZE, _last(total)
    return Pages(
        previous_href=address(number - 1) if number > 1 else "",
        next_href=address(number + 1) if number < last else "",
        summary=f"{first + 1}–{min(first + SIZE, total)} / {total}" if last > 1 else "",
    )


def _last(total: int) -> int:
    return max(1, -(-total // SIZE))


def page_of(
    request: HttpRequest, found: Ranking, question: Question, view: str, *, at_own: bool = False, **asked: str
) -> Page:
    """A page of the list that the view shows: the first one, or with `at_own` that of the unit asked about."""
    own = found.position(question.unit.pk)
    own_page = own // SIZE + 1 if own is not None else 1
    usual = own_page if at_own else 1
    number = page_asked(request, len(found), usual)

    def address(page: int, **more: str) -> str:
        return question.address(view, **asked, **({"trang": str(page)} if page != usual else {}), **more)

    return Page(
        shown=found.page((number - 1) * SIZE, SIZE),
        pages=pages(number, len(found), address),
        own=address(own_page) if own is not None and own_page != number else "",
        live_url=address(number, phan="so-lieu"),
    )
