"""How soon a move is seen: from before its transaction until an open board shows another figure, in a real browser."""

import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from statistics import median
from typing import Any

from motcua.config.benches.browser import opened_browser
from motcua.config.benches.drafts import ready_drafts
from motcua.config.benches.figures import Figure, Report, percentile
from motcua.config.benches.scratch import close_connections, scratch_city
from motcua.config.benches.serving import served
from motcua.config.benches.submit import submit_one
from motcua.config.errors import CommandError
from motcua.kernel import clock

MOVES, QUICK_MOVES = 40, 3
PATIENCE_SECONDS = 20
BOARD = "/chat-luong/"

_WATCH = """
() => {
  const told = () => [...document.querySelectorAll("main [data-number]")].map(one => one.dataset.number).join();
  const before = told();
  window.seenAt = 0;
  new MutationObserver((_, watcher) => {
    if (told() !== before) { window.seenAt = Date.now(); watcher.disconnect(); }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
"""


def measure(*, quick: bool = False) -> Report:
    moves = QUICK_MOVES if quick else MOVES
    with scratch_city():
        dossiers = [submit_one(ready) for ready in ready_drafts(moves + 1, one_desk=True)]
        close_connections()
        with served() as port, _board(port) as page, ThreadPoolExecutor(1) as officer:
            waits = [_until_seen(page, officer, one) for one in dossiers][1:]  # the first one compiles the figures
            pages = [_reload(page) for _ in range(min(10, moves))]
    figures = [
        Figure("a move seen on the board, median", median(waits), "ms"),
        Figure("a move seen on the board, p95", percentile(waits, 0.95), "ms", at_most=1000),
        Figure("the whole board loaded anew, median", median(pages), "ms", baseline=True),
    ]
    conditions = (
        f"{moves} acceptances one after the other, each from before its transaction until a number on the open page "
        "differs; one process of ./motcua serve, one worker draining the outbox, Chromium on the same machine"
    )
    return Report("seen", conditions, figures, quick)


@contextmanager
def _board(port: int) -> Iterator[Any]:
    with opened_browser(port, {}, width=1280, height=900) as context:
        page = context.new_page()
        page.goto(BOARD, wait_until="load")
        page.locator("[hx-trigger=load]").first.wait_for(state="detached")  # what comes by itself is no move
        page.wait_for_timeout(1500)  # the line of events is open
        yield page


def _until_seen(page: Any, officer: Executor, dossier: Any) -> float:
    """Milliseconds."""
    page.evaluate(_WATCH)
    began = officer.submit(accept_one, dossier).result()  # in a thread of its own: the browser's has a loop of events
    patience = time.monotonic() + PATIENCE_SECONDS
    while not (seen := page.evaluate("window.seenAt")):
        if time.monotonic() > patience:
            raise CommandError("bench.seen", f"the board did not move within {PATIENCE_SECONDS} s.")
        page.wait_for_timeout(10)
    return float(seen) - began * 1000


def accept_one(dossier: Any) -> float:
    """When it began: the reading after its commit may come later than the page, on a machine with much to do."""
    from motcua.core.dossiers.services.accept import accept
    from motcua.core.identity.models import Officer
    from motcua.core.ledger.definitions import officer

    dung = Officer.objects.get(user__username="dung")
    actor = officer(dung.pk, dossier.receiving_unit_id, ["one_stop"])
    began = clock.real_now().timestamp()
    accept(dossier, actor=actor, version=dossier.version)
    return began


def _reload(page: Any) -> float:
    began = time.perf_counter()
    page.goto(BOARD, wait_until="load")
    return (time.perf_counter() - began) * 1000
