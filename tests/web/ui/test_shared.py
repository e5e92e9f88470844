"""A region that tells everybody the same is drawn once for all who ask, and anew as soon as anything was announced."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import override

from motcua.core.ledger.queries import times_announced
from motcua.core.ledger.services.drain_outbox import announce
from motcua.web.ui.shared import Regions, shared

KEY = ("/a/", "vi", 1, 0)


class Drawn:
    """A view that numbers its drawings."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, request: HttpRequest | None = None, status: int = 200) -> HttpResponse:
        self.times += 1
        return HttpResponse(f"{self.times}", status=status)


@pytest.fixture
def board(settings: object, db: None) -> tuple[Drawn, Callable[[str], str]]:
    settings.MOTCUA_SHARED_REGION_SECONDS = 1000  # type: ignore[attr-defined]
    drawn, requests = Drawn(), RequestFactory()
    view = shared("board", when=lambda request: "phan" in request.GET)(drawn)
    return drawn, lambda address: view(requests.get(address)).content.decode()


def test_a_hundred_open_boards_are_one_drawing(board: tuple[Drawn, Callable[[str], str]]) -> None:
    drawn, read = board
    assert {read("/a-hundred/?phan=x") for _ in range(100)} == {"1"} and drawn.times == 1


def test_what_was_announced_is_drawn_anew_at_once(board: tuple[Drawn, Callable[[str], str]]) -> None:
    _, read = board
    before = read("/announced/?phan=x")
    announce({"unit:12"})
    assert read("/announced/?phan=x") == before
    announce({"board", "unit:12"})
    assert (before, read("/announced/?phan=x")) == ("1", "2")
    assert times_announced("board") == 1 and times_announced("unit:12") == 0


def test_each_address_and_language_has_its_own_and_a_whole_page_is_never_shared(
    board: tuple[Drawn, Callable[[str], str]],
) -> None:
    _, read = board
    first = [read("/own/?phan=x"), read("/own/?phan=x&ky=2024-09"), read("/own/"), read("/own/")]
    with override("en"):
        assert [*first, read("/own/?phan=x"), read("/own/?phan=x")] == ["1", "2", "3", "4", "5", "5"]


def test_who_comes_while_it_is_drawn_waits_for_it() -> None:
    regions, drawn, begun, go_on = Regions(), Drawn(), Event(), Event()

    def slowly() -> HttpResponse:
        begun.set()
        go_on.wait(20)
        return drawn()

    with ThreadPoolExecutor(2) as readers:
        first = readers.submit(regions.drawn, KEY, slowly, 1000)
        begun.wait(20)
        second = readers.submit(regions.drawn, KEY, drawn, 1000)
        go_on.set()
        assert [one.result().content for one in (first, second)] == [b"1", b"1"]


def test_what_did_not_go_well_is_nobody_elses() -> None:
    regions, drawn = Regions(), Drawn()

    def missing() -> HttpResponse:
        raise Http404

    with pytest.raises(Http404):
        regions.drawn(KEY, missing, 1000)
    assert regions.drawn(KEY, lambda: drawn(status=503), 1000).status_code == 503
    assert regions.drawn(KEY, drawn, 1000).content == b"2"


def test_after_its_seconds_it_is_drawn_anew() -> None:
    regions, drawn = Regions(), Drawn()
    assert [regions.drawn(KEY, drawn, 0).content for _ in range(2)] == [b"1", b"2"]
