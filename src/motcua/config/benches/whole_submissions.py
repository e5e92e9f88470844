"""Whole submissions over HTTP: the button is pressed, the receipt is on the screen."""

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from motcua.config.benches.crew import in_shares
from motcua.config.benches.drafts import Ready, ready_drafts
from motcua.config.benches.figures import Figure, Report, percentile
from motcua.config.benches.processes import family
from motcua.config.benches.scratch import close_connections, scratch_city
from motcua.config.benches.serving import Visitor, served, signed_in

USERS = 10
EACH, WARMING = 60, 3
QUICK_EACH, QUICK_WARMING = 3, 1
SERVING = ("pages and events", "worker")


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with drafts to send; every user is a citizen of the demo, two share one."""

    visitor: Visitor
    drafts: Sequence[Ready]


@dataclass(frozen=True, slots=True)
class Timed:
    per_second: float
    seconds: list[float]


def measure(*, quick: bool = False) -> Report:
    each, warming = (QUICK_EACH, QUICK_WARMING) if quick else (EACH, WARMING)
    with scratch_city():
        drafts = ready_drafts(USERS * (each + warming))
        with served() as port:
            users = [User(signed_in(port, share[0].filer_id), share) for share in in_shares(drafts, USERS)]
            close_connections()
            _all_at_once(users, _file, range(warming))
            trivial = _all_at_once(users, lambda user, number: _look(user), range(5 * each))
            before = _cpu()
            whole = _all_at_once(users, _file, range(warming, warming + each))
            cost = {name: 1000 * (used - before[name]) / len(whole.seconds) for name, used in _cpu().items()}
        stored = _stored()
    if stored != len(drafts):
        raise AssertionError(f"{len(drafts)} were acknowledged, {stored} are stored")
    conditions = (
        f"{USERS} users at once without a pause, {each} submissions each: POST, then the receipt page; one process "
        "of ./motcua serve, one worker draining the outbox, users on the same machine"
    )
    return Report("http", conditions, _figures(whole, trivial, cost), quick)


def _cpu() -> dict[str, float]:
    """Seconds of processor time of the server and of the worker so far."""
    return {one.name: one.cpu_seconds for one in family(os.getpid()) if one.name in SERVING}


def _figures(whole: Timed, trivial: Timed, cost: dict[str, float]) -> list[Figure]:
    return [
        Figure("whole submissions", whole.per_second, "/s", at_least=25),
        Figure("whole submission, median", 1000 * percentile(whole.seconds, 0.5), "ms"),
        Figure("whole submission, p95", 1000 * percentile(whole.seconds, 0.95), "ms", at_most=400),
        *(Figure(f"processor time of {name} for one", spent, "ms") for name, spent in cost.items()),
        Figure("a trivial page (/healthz)", trivial.per_second, "/s", baseline=True),
        Figure("a trivial page, p95", 1000 * percentile(trivial.seconds, 0.95), "ms", baseline=True),
    ]


def _all_at_once(users: Sequence[User], act: Callable[[User, int], Any], numbers: range) -> Timed:
    def run(user: User) -> list[float]:
        seconds = []
        for number in numbers:
            began = time.perf_counter()
            act(user, number)
            seconds.append(time.perf_counter() - began)
        return seconds

    with ThreadPoolExecutor(len(users)) as pool:
        began = time.perf_counter()
        seconds = [second for each in pool.map(run, users) for second in each]
        return Timed(len(seconds) / (time.perf_counter() - began), seconds)


def _file(user: User, number: int) -> None:
    ready = user.drafts[number]
    sent = user.visitor.post(f"/nhap/{ready.draft_id}/xem-lai/", {"revision": str(ready.revision), "nhan": "online"})
    if sent.status != 302 or not sent.location.startswith("/bien-nhan/"):
        raise AssertionError(f"a submission was answered by {sent.status} {sent.location}")
    receipt = user.visitor.get(sent.location)
    if receipt.status != 200:
        raise AssertionError(f"a receipt was answered by {receipt.status}")


def _look(user: User) -> None:
    page = user.visitor.get("/healthz")
    if page.status != 200:
        raise AssertionError(f"/healthz was answered by {page.status}")


def _stored() -> int:
    from motcua.core.dossiers.models import Dossier

    return Dossier.objects.count()
