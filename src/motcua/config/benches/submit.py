"""How many ready drafts are submitted a second, through the services, with ledger, fact and outbox, each committed."""

import os
import random
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from motcua.config.benches.bare_rows import Pattern, bare_inserts
from motcua.config.benches.counting import statements
from motcua.config.benches.crew import Rate, Worker, in_shares, together
from motcua.config.benches.drafts import Ready, ready_drafts
from motcua.config.benches.figures import Figure, Report, percentile
from motcua.config.benches.scratch import close_connections, scratch_city
from motcua.kernel import clock

WORKERS = 8
ROUNDS, DRAFTS = 3, 1000
QUICK_DRAFTS = 40


@dataclass(slots=True)
class Rounds:
    """What was measured, round by round: over all desks, at one desk, and by bare INSERTs."""

    spread: list[Rate] = field(default_factory=list)
    one_desk: list[Rate] = field(default_factory=list)
    bare: list[Rate] = field(default_factory=list)


def measure(*, quick: bool = False) -> Report:
    """Rounds of each kind in turn; the figure is that of the median round."""
    number, drafts = (1, QUICK_DRAFTS) if quick else (ROUNDS, DRAFTS)
    rounds = Rounds()
    with scratch_city():
        counted, pattern = _one_by_one()
        _round(WORKERS * 5)  # the first ones fill PostgreSQL's caches
        for _ in range(number):
            rounds.spread.append(_round(drafts))
            rounds.bare.append(_bare_round(pattern, drafts))
            rounds.one_desk.append(_round(drafts, one_desk=True))
    conditions = (
        f"{WORKERS} processes at once, {number} × {drafts} drafts; fsync and synchronous_commit on; no worker drains "
        "the outbox meanwhile; at one desk submissions wait for each other's commit, for its codes have no gap"
    )
    return Report("submit", conditions, _figures(counted, rounds), quick)


def _figures(counted: dict[str, int], rounds: Rounds) -> list[Figure]:
    spread, bare = rounds.spread, rounds.bare
    seconds = [second for rate in spread for second in rate.seconds]
    return [
        Figure("submits, over the city's 18 desks", _median_rate(spread), "/s", at_least=100),
        Figure("submits, all at one desk", _median_rate(rounds.one_desk), "/s"),
        Figure("the same rows by bare INSERTs", _median_rate(bare), "/s", baseline=True),
        Figure("submit, median", 1000 * median(seconds), "ms"),
        Figure("submit, p95", 1000 * percentile(seconds, 0.95), "ms"),
        Figure("Python's processor time for one", median(rate.own_cpu_ms for rate in spread), "ms"),
        Figure("PostgreSQL's processor time for one", median(rate.server_cpu_ms for rate in spread), "ms"),
        Figure("Python's processor time for one", median(rate.own_cpu_ms for rate in bare), "ms", baseline=True),
        Figure("PostgreSQL's processor time for one", median(rate.server_cpu_ms for rate in bare), "ms", baseline=True),
        *(Figure(f"statements of {name}", count, "") for name, count in counted.items()),
    ]


def _median_rate(rounds: list[Rate]) -> float:
    return median(rate.per_second for rate in rounds)


def _round(number: int, *, one_desk: bool = False) -> Rate:
    drafts = ready_drafts(number, one_desk=one_desk)
    random.Random(number).shuffle(drafts)  # noqa: S311 (the same order every time)
    close_connections()
    return together(_filer, in_shares(drafts, WORKERS))


def _filer() -> Worker:
    from django.db import connection

    connection.ensure_connection()
    return Worker(connection.connection.info.backend_pid, submit_one)


def submit_one(ready: Ready) -> Any:
    """As the portal does: the person's own draft, then its submission."""
    from motcua.core.dossiers.queries import own_draft
    from motcua.core.dossiers.services.submit import submit
    from motcua.core.ledger.definitions import citizen

    actor = citizen(ready.filer_id)
    draft = own_draft(actor, ready.draft_id)
    return submit(draft, actor=actor, revision=draft.revision)


def _bare_round(pattern: Pattern, number: int) -> Rate:
    address = os.environ["DATABASE_URL"]
    shares = in_shares(range(number), WORKERS)
    return together(lambda: bare_inserts(address, pattern), shares)


def _one_by_one() -> tuple[dict[str, int], Pattern]:
    """One submit and one accept with their statements counted; the submitted rows are the pattern of the bare ones.

    The city's clock stands still meanwhile: that it is read anew each second is no statement of a move.
    """
    from motcua.core.dossiers.services.accept import accept
    from motcua.core.identity.models import Officer
    from motcua.core.ledger.definitions import officer

    first, second = ready_drafts(2, one_desk=True)
    running = clock.set_source(clock.Hand(clock.now()))
    submit_one(first)  # what each process reads only once is read
    with statements() as of_submit:
        dossier = submit_one(second)
    pattern = Pattern.of(dossier.pk)
    dung = Officer.objects.get(user__username="dung")
    actor = officer(dung.pk, dossier.receiving_unit_id, ["one_stop"])
    with statements() as of_accept:
        accept(dossier, actor=actor, version=dossier.version)
    clock.set_source(running)
    return {"one submit": len(of_submit), "one accept": len(of_accept)}, pattern
