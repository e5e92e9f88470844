"""What stands around every page of the board: whose figures, of when, scored how, and the other pages of the same."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.core.index.periods import AS_OF
from motcua.core.index.subscribers import BOARD
from motcua.core.ledger.queries import latest_seal
from motcua.web.board import question as asking
from motcua.web.board.question import Question
from motcua.web.ui.parts import Tab
from motcua.web.ui.shared import shared

REGION = "so-lieu"
WORDS = ("don-vi", "ky", "cach", "nguon")
"""By which a reader asks."""
PAGES = ("home", "ranking", "map", "peers", "day")


def frame(question: Question, page: str) -> dict[str, Any]:
    """The pickers and the tabs. `page` is the name of the page's address."""
    is_day = page == "day"
    return {
        "question": question,
        "page": page,
        "title": titles()[page],
        "here": f"board:{page}",
        "periods": (asking.days if is_day else asking.periods)(asking.clock.now()),
        "units": asking.units(question.window),
        "profiles": [] if is_day else asking.profiles(question),
        "sources": asking.source_choices(),
        "tabs": tabs(question, page),
    }


def titles() -> dict[str, str]:
    return {
        "home": _("Chất lượng phục vụ"),
        "ranking": _("Xếp hạng các đơn vị"),
        "map": _("Bản đồ thực thi thể chế"),
        "peers": _("So với đơn vị cùng cấp"),
        "day": _("Tiếp nhận, giải quyết"),
    }


def tabs(question: Question, page: str) -> list[Tab]:
    labels = {
        "home": _("Bộ chỉ số"),
        "ranking": _("Xếp hạng"),
        "map": _("Bản đồ"),
        "peers": _("So với đơn vị cùng cấp"),
        "day": _("Trong ngày"),
    }
    return [Tab(labels[name], _address(question, name), current=name == page) for name in PAGES]


def _address(question: Question, name: str) -> str:
    """A day has its own page, every other one a period of the index: a switch leads to the running one."""
    is_day = asking.is_of_a_day(question)
    if is_day == (name == "day"):
        return question.address(f"board:{name}")
    return question.address(f"board:{name}", ky=asking.TODAY if name == "day" else "")


def seal() -> dict[str, Any]:
    found = latest_seal()
    return {"seal": found, "seal_hash": bytes(found.hash).hex() if found else ""}


def as_asked(request: HttpRequest, view: str, *also: str, **more: str) -> str:
    """Another address for the very question of this request, in which nothing is said that the reader has not said.

    So what is left open for weeks (a wall, a frame on another site) turns with the month. `also` names words to keep.
    """
    asked = request.GET.copy()
    for name in set(asked) - {*WORDS, *also}:
        del asked[name]
    for name, said in more.items():
        asked[name] = said
    words = asked.urlencode()
    return f"{reverse(view)}?{words}" if words else reverse(view)


def is_live(request: HttpRequest) -> bool:
    """Asked for by a live region: only the figures that move."""
    return bool(request.headers.get("HX-Request")) and REGION in (request.GET.get("phan"), request.GET.get("vung"))


def _is_for_everybody(request: HttpRequest) -> bool:
    """A region as of a moment is for who may ask of that moment: its view looks at each reader, so each has her own."""
    return is_live(request) and AS_OF not in request.GET.get("ky", "")


drawn_once = shared(BOARD, when=_is_for_everybody)
"""For a page whose region tells everybody the same: a hundred open boards ask for it at once."""
